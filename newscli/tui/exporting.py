"""An article written into a file: which one is asked for, its ending tells the format."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path

from newscli.errors import UsageError
from newscli.exchange import FORMATS, Edition, Format, names
from newscli.model import Article
from newscli.transfer import outgoing
from newscli.tui.around import Around
from newscli.tui.place import Place

#: What a name ends in, and the format that is meant. A folder is one of Markdown.
ENDINGS = {one.suffix or "/": one for one in FORMATS if one.suffix or one.folder}
FIRST = ".html"


class Exporting:
    """Asks where to, beginning with the folder and the format of the last time (see Place)."""

    def __init__(self, around: Around, zone: tzinfo, place: Place) -> None:
        self._around = around
        self._zone = zone
        self._place = place
        self._article: Article | None = None

    def begin(self, article: Article) -> None:
        """Ask for the file an article goes into."""
        self._article = article
        desktop = self._around.desktop
        desktop.ask(desktop.target, suggestion(self._place.written, article.title))
        self._around.say("Enter writes it, Tab: another format, Esc: no")

    def offer(self) -> None:
        """The same name with the next format's ending."""
        target = self._around.desktop.target
        target.value = with_next_ending(target.value)
        target.cursor_position = len(target.value)

    def end(self) -> None:
        """Nothing more is asked."""
        self._around.desktop.hide(self._around.desktop.target)
        self._around.say("")

    def write(self, words: str) -> None:
        """Write the article where the words say."""
        article = self._article
        if article is None or not words.strip():
            self.end()
        else:
            self._around.do(partial(self._write, article, words.strip()), "export")

    async def _write(self, article: Article, words: str) -> None:
        form, path = named(words), _path(words)
        edition = Edition(title=article.title, made_at=datetime.now(UTC), zone=self._zone)
        await self._around.desk.ask(
            lambda archive: outgoing.save(outgoing.stories(archive, [article.id]), form, path, edition)
        )
        self._place.written = words
        self.end()
        self._around.say(f"written: {path}")


def named(words: str) -> Format:
    """The format that the ending of a name tells. Raises UsageError."""
    ending = _ending(words)
    if ending is None:
        raise UsageError(f"{words}: no format ends so; Tab offers those there are")
    return ENDINGS[ending]


def _path(words: str) -> Path:
    return Path(words).expanduser().absolute()


def suggestion(former: str, title: str) -> str:
    """A name for an article, in the folder and the format of the name given before."""
    folder = former.rstrip("/").rpartition("/")
    return f"{folder[0]}{folder[1]}{names.safe(title)}{_ending(former) or FIRST}"


def with_next_ending(words: str) -> str:
    """The name with the ending of the format after its own."""
    endings = list(ENDINGS)
    ending = _ending(words)
    if ending is None:
        return words + FIRST
    return words[: -len(ending)] + endings[(endings.index(ending) + 1) % len(endings)]


def _ending(words: str) -> str | None:
    return next((ending for ending in ENDINGS if words.lower().endswith(ending)), None)
