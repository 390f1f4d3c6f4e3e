"""Articles split over several addresses: their further pages, fetched or as they are kept, behind the first."""

from __future__ import annotations

from collections.abc import Callable

from newscli.archive import Archive
from newscli.errors import FetchError
from newscli.fetcher import Fetcher
from newscli.model import Capture, Reading, Source
from newscli.parser import read_capture
from newscli.parser.joined import read_joined

Read = Callable[[Capture], Reading]


def fetched(
    fetcher: Fetcher, first: Capture, *, source: Source | None = None, named: str | None = None
) -> tuple[Reading, list[Capture]]:
    """The article that begins on a page, with the further pages it was read from; asked for only where it names one.

    `source` and `named` say on whose behalf, as for `Fetcher.get`.
    """
    pages: list[Capture] = []

    def following(url: str) -> Capture | None:
        answer = fetcher.get(url, source=source, named=named, crawling=True)
        if isinstance(answer, FetchError) or answer.url != url:  # it must be found again by the address that names it
            return None
        pages.append(answer)
        return answer

    return read_joined(first, following, read_capture), pages


def reader(archive: Archive, read: Read = read_capture) -> Read:
    """What reads a kept page: `read`, and where the page names a further one that was kept with it, all of them."""

    def read_kept(capture: Capture) -> Reading:
        reading = read(capture)
        if reading.next_url is None:
            return reading
        number = archive.articles.known([capture.url]).get(capture.url)
        if number is None:
            return reading
        return read_joined(capture, lambda url: archive.captures.part_at(number, url, capture.fetched_at), read)

    return read_kept
