"""The reader line by line, for a screen reader or a bare terminal: no boxes, no colours, no cursor that moves.

Each answer is whole lines, said once; each question is a word and Enter. Needs no Textual.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from newscli.archive import Archive
from newscli.cli.present.screen import Screen
from newscli.errors import NewscliError
from newscli.model import Article, Filter
from newscli.typeset import article as page
from newscli.typeset import dates
from newscli.typeset.article import Sheet
from newscli.typeset.pieces import words as words_of

#: Headlines said at once: what one remembers while choosing.
PORTION = 10
#: What a rule of the reader's hides (`newscli mute`) is not said.
_SHOWN = Filter(unmuted=True)

#: The lines that set quotations and tables apart would be read out one by one.
_BOXES = dict.fromkeys(map(ord, "│┃─━┼┌┐└┘├┤┬┴"), " ")

HELP = (
    "a number: read that article",
    "Enter: go on; after an article, the next unread one",
    "n: the next unread article",
    "b: the headlines again",
    "/words: search; / alone: the newest headlines",
    "sources: list the sources; sources NAME: headlines of one; all: headlines of all",
    "s: star the article, or take the star off",
    "u: mark the article as unread, or read",
    "q: leave",
)


class PlainReader:
    """One reader at an open archive."""

    def __init__(
        self, archive: Archive, screen: Screen, *, zone: tzinfo, now: Callable[[], datetime], measure: int
    ) -> None:
        # The lines of a pipe: without margins and colours, whatever reads them.
        self._screen = Screen(screen.stream, terminal=False, color=False, language=screen.language)
        self._sheet = Sheet(measure=min(screen.width, measure), zone=zone, language=screen.language)
        self._archive = archive
        self._now = now
        self._numbers: Sequence[int] = ()
        self._said = 0  #: headlines said so far
        self._article: Article | None = None
        self._answers: dict[str, Callable[[], None]] = {
            "": self._on,
            "n": self._next_unread,
            "b": self._again,
            "s": self._star,
            "u": self._unread,
            "?": lambda: self._say(*HELP),
            "help": lambda: self._say(*HELP),
            "sources": self._sources,
            "all": lambda: self._list(_SHOWN),
        }

    def run(self) -> None:
        """Until `q` or the end of what is typed."""
        self._list(_SHOWN)
        while True:
            self._screen.write("> ")
            self._screen.flush()
            typed = sys.stdin.readline()
            words = typed.strip()
            if not typed or words in ("q", "quit"):
                return
            try:
                self.answer(words)
            except NewscliError as error:
                self._say(str(error))

    def answer(self, words: str) -> None:
        """Answer one line of what was typed. Raises NewscliError."""
        if words in self._answers:
            self._answers[words]()
        elif words.startswith("/"):
            self._search(words[1:].strip())
        elif words.startswith("sources "):
            source = self._archive.sources.get(words.removeprefix("sources ").strip())
            self._list(replace(_SHOWN, sources=(source.name,)))
        elif words.isascii() and words.isdigit():
            self._read(self._archive.articles.get(words))
        else:
            self._say(f"{words} is no number and no word of the reader; ? lists them")

    def _say(self, *lines: str) -> None:
        self._screen.lines([((line, ""),) for line in lines])

    def _list(self, wanted: Filter) -> None:
        self._show(self._archive.articles.numbers(wanted))

    def _show(self, numbers: Sequence[int]) -> None:
        self._numbers, self._said, self._article = numbers, 0, None
        if not numbers:
            self._say("nothing here; ? lists the words")
        else:
            unread = len(self._unread_numbers().intersection(numbers))
            self._say(f"{len(numbers):,} headlines, {unread:,} of them unread; ? lists the words")
            self._more()

    def _more(self) -> None:
        portion = self._numbers[self._said : self._said + PORTION]
        articles = self._archive.articles.many(portion)
        self._say(*(self._headline(articles[number]) for number in portion if number in articles))
        self._said += len(portion)
        self._say("Enter says more" if self._said < len(self._numbers) else "that is all")

    def _headline(self, article: Article) -> str:
        is_day = article.published is not None and article.published_is_day
        moment = article.published or article.first_seen_at
        when = dates.short(moment, zone=self._sheet.zone, now=self._now(), is_day=is_day, language=self._sheet.language)
        states = ["unread"] * article.unread + ["starred"] * article.starred
        return ", ".join([f"{article.id}: {article.title}", article.source, when, *states])

    def _on(self) -> None:
        if self._article:
            self._next_unread()
        elif self._said < len(self._numbers):
            self._more()
        else:
            self._say("that is all; ? lists the words")

    def _again(self) -> None:
        self._show(self._numbers)

    def _search(self, query: str) -> None:
        if not query:
            self._list(_SHOWN)
            return
        self._show([hit.article.id for hit in self._archive.search(query, filter=_SHOWN, limit=100, now=self._now())])

    def _sources(self) -> None:
        counts = self._archive.articles.unread_by_source()
        sources = self._archive.sources.all()
        self._say(*(f"{source.name}: {source.title}, {counts.get(source.name, 0):,} unread" for source in sources))

    def _read(self, article: Article) -> None:
        reading = self._archive.articles.reading(article.id)
        lines = page.lines(article, reading, self._sheet)
        self._screen.lines([[(words_of(line).translate(_BOXES), "")] for line in lines])
        self._archive.articles.shown(article.id)
        self._article = replace(article, unread=False)
        self._say("", "end of the article; Enter reads the next unread one")

    def _next_unread(self) -> None:
        unread = self._unread_numbers()
        start = (
            list(self._numbers).index(self._article.id) + 1
            if self._article and self._article.id in self._numbers
            else 0
        )
        following = [*self._numbers[start:], *self._numbers[:start]]
        number = next((number for number in following if number in unread), None)
        if number is None:
            self._say("everything here is read")
        else:
            self._read(self._archive.articles.get(number))

    def _unread_numbers(self) -> set[int]:
        return set(self._archive.articles.numbers(Filter(unread=True)))

    def _star(self) -> None:
        if article := self._open():
            self._archive.articles.mark([article.id], starred=not article.starred)
            self._article = replace(article, starred=not article.starred)
            self._say("the star is off" if article.starred else "starred")

    def _unread(self) -> None:
        if article := self._open():
            self._archive.articles.mark([article.id], unread=not article.unread)
            self._article = replace(article, unread=not article.unread)
            self._say("read" if article.unread else "unread again")

    def _open(self) -> Article | None:
        if self._article is None:
            self._say("read an article first: type its number")
        return self._article
