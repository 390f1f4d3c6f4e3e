"""The pictures, styles and fonts of pages: asked for politely, and kept with the page's article."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from newscli.archive import Archive
from newscli.blocks import Figure
from newscli.errors import FetchError, SettingsError
from newscli.fetcher import Fetcher
from newscli.model import Capture, Reading, Source
from newscli.settings import Settings

#: How many parts were asked for, and how many there are as far as is known.
Progress = Callable[[int, int], None]
#: A page's parts together: articles with twenty large photographs take about half of it.
MOST_BYTES = 40_000_000
#: Answers remembered for the next page of a site, for all pages share its styles and fonts: so many bytes in all.
_SHARED_BYTES = 16_000_000


@dataclass(slots=True)
class Gathered:
    """What came of asking for a page's parts."""

    captures: list[Capture] = field(default_factory=list)
    failures: list[FetchError] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        """The size of all that came."""
        return sum(len(capture.body) for capture in self.captures)


class Gatherer:
    """Asks for the parts of pages, politely: one host's one after the other. May be used from several threads."""

    def __init__(self, fetcher: Fetcher, *, most_bytes: int = MOST_BYTES) -> None:
        self._fetcher = fetcher
        self._most_bytes = most_bytes
        self._shared: dict[str, Capture | FetchError] = {}
        self._room = _SHARED_BYTES

    def gather(
        self,
        page: Capture,
        reading: Reading,
        *,
        source: Source | None = None,
        named: str | None = None,
        known: Collection[str] = (),
        progress: Progress | None = None,
    ) -> Gathered:
        """Ask for the parts of a page, with what its styles name, but for addresses that are `known`.

        `source` and `named` say on whose behalf, as for `Fetcher.get`. A part that cannot be had leaves the others be.
        """
        from newscli.parser.page import parts  # with all readers of pages, which feeds alone do without

        gathered, room, asked = Gathered(), self._most_bytes, 0
        seen = {page.url, *known}
        own = {block.src for block in reading.blocks if isinstance(block, Figure)}
        waiting = deque(parts.of_page(page, reading))
        while waiting and asked < parts.MOST_PARTS and room > 0:
            if progress:
                progress(asked, asked + len(waiting))
            url = waiting.popleft()
            if url in seen:
                continue
            seen.add(url)
            asked += 1
            answer = self._ask(url, source, named or page.asked_url, shared=url not in own)
            if isinstance(answer, FetchError):
                gathered.failures.append(answer)
                continue
            gathered.captures.append(answer)
            room -= len(answer.body)
            waiting.extend(parts.of_style(answer))
        return gathered

    def _ask(self, url: str, source: Source | None, named: str, *, shared: bool) -> Capture | FetchError:
        """Ask, or remember what came of asking for another page; what is not `shared` is one page's alone."""
        if url in self._shared:
            return self._shared[url]
        answer = self._fetcher.get(url, source=source, named=None if source else named, crawling=True)
        size = len(answer.body) if isinstance(answer, Capture) else 0
        if shared and size <= self._room:
            self._room -= size
            self._shared[url] = answer
        return answer


def with_pictures(sources: Iterable[Source], settings: Settings) -> frozenset[int]:
    """The numbers of the sources whose pages the reader wants whole: `pictures = true` in `[source.<name>]`.

    Raises SettingsError where it says something else than true or false.
    """
    wanted = {}
    for source in sources:
        wish = settings.sources.get(source.name, {}).get("pictures", False)
        if not isinstance(wish, bool):
            raise SettingsError(f"[source.{source.name}]: pictures wants true or false, found {wish!r}")
        wanted[source.id] = wish
    return frozenset(number for number, wish in wanted.items() if wish)


def keep_parts(archive: Archive, article_id: int, captures: Sequence[Capture]) -> int:
    """Keep parts with their article, in the caller's transaction; how many of these very bytes were not there yet."""
    if not captures:
        return 0
    former = archive.captures.part_urls(article_id)
    new = [capture for capture in captures if capture.url not in former or not _is_kept(archive, article_id, capture)]
    for capture in new:
        archive.captures.add(capture, article_id=article_id, part=True)
    return len(new)


def _is_kept(archive: Archive, article_id: int, part: Capture) -> bool:
    kept = map(archive.captures.get, archive.captures.parts(article_id))
    return any((capture.url, capture.body) == (part.url, part.body) for capture in kept)
