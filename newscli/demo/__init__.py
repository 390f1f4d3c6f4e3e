"""The embedded newspapers: an agency in two languages and a modern paper, with invented news, served on loopback.

The demo shows newscli at work without a network, and the tests read the same pages: real HTTP, real bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from newscli.demo.agency import GERMAN, RUSSIAN, Agency
from newscli.demo.desk import Clock, Desk
from newscli.demo.paper import Paper
from newscli.demo.stories import Story, load
from newscli.demo.web import Answer, Asked, Face, Request, Site

__all__ = ["Answer", "Asked", "Newspapers", "Request", "Story", "serve"]


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Newspapers:
    """The newspapers while they are served: their addresses, and what a test may do to them."""

    sites: tuple[Site, Site, Site]
    desks: tuple[Desk, Desk, Desk]

    @property
    def agency_de(self) -> str:
        """The German edition's address; its listing is at `/all_news/`."""
        return self.sites[0].base

    @property
    def agency_ru(self) -> str:
        """The Russian edition's address; its listing is at `/all_news/`."""
        return self.sites[1].base

    @property
    def paper(self) -> str:
        """The modern paper's address; its feeds are at `/feed.xml` and `/atom.xml`."""
        return self.sites[2].base

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """What to follow, as short name and address."""
        return (
            ("agency-de", f"{self.agency_de}/all_news/"),
            ("agency-ru", f"{self.agency_ru}/all_news/"),
            ("courier", f"{self.paper}/feed.xml"),
        )

    @property
    def asked(self) -> list[Asked]:
        """Every request answered so far; in order within one newspaper."""
        return [asked for site in self.sites for asked in site.asked]

    def correct(self) -> None:
        """Publish the corrections: one article in each newspaper changes its headline and its words."""
        for desk in self.desks:
            desk.correct()

    def withdraw(self) -> None:
        """Take down one article in each newspaper: 404 at the agency, 410 at the paper."""
        for desk in self.desks:
            desk.withdraw()

    def answer(self, url: str, answer: Answer | None) -> None:
        """From now on answer an address of these newspapers with this; None gives it back to the newspaper."""
        parts = urlsplit(url)
        site = next(site for site in self.sites if site.base.endswith(f":{parts.port}"))
        site.answer(parts.path + (f"?{parts.query}" if parts.query else ""), answer)


@contextmanager
def serve(
    port: int = 0, *, now: datetime | None = None, changes_after: timedelta | None = None
) -> Iterator[Newspapers]:
    """Serve the newspapers on 127.0.0.1 while the context lasts.

    `port` is the first of three, 0 takes any free ones. The articles are dated back from `now`, an aware moment that
    stands still where it is given; without it the clock runs. With `changes_after`, corrections and the withdrawal
    come by themselves, that long after an article was first read. Raises OSError where a port is taken.
    """
    clock: Clock = _utc_now if now is None else lambda: now
    started_at = clock().replace(second=0, microsecond=0)
    desks = [Desk(load(name, started_at), clock, changes_after) for name in ("agency-de", "agency-ru", "paper")]
    german, russian, paper = desks
    faces: tuple[Face, ...] = (Agency(GERMAN, german, clock), Agency(RUSSIAN, russian, clock), Paper(paper, clock))
    with ExitStack() as stack:
        sites = [stack.enter_context(Site(face, port=port and port + n)) for n, face in enumerate(faces)]
        yield Newspapers((sites[0], sites[1], sites[2]), (german, russian, paper))
