"""newscli recover: pages that are gone, from web archives."""

from __future__ import annotations

from typing import Annotated

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment


def recover(
    here: Environment,
    ref: Annotated[str, Argument(metavar="ID|ADDRESS", help="A number from `newscli latest`, `last`, or any address.")],
    *,
    at: Annotated[str | None, Option(metavar="WHEN", help="The page as it was then: 2026-11, 2026-11-01, 30d.")] = None,
    every: Annotated[bool, Option("--all", help="Every page the web archives have of it, the oldest first.")] = False,
) -> None:
    """Bring back a page that is gone, from a web archive.

    The web archives of the setting `web_archives` are asked by Memento (RFC 7089), one after the other, for the page as
    it was when the article appeared, or as it was last where nothing is known of it. What comes is filed under the date
    it has there, so that it may be an older version of what is kept; `newscli history` says which web archive had it.
    Status 1 where none has an article there.
    """
    from newscli.cli.present import keeping
    from newscli.sync.recover import recover as ask

    gates = here.settings.web_archives.split()
    moment = here.moment(at)
    with here.open_archive(create=True) as archive, here.fetcher() as fetcher:
        found = ask(archive, ref, fetcher, gates, now=here.now(), at=moment, every=every)
        for one in keeping.awaited(here.talk, found, f"asking web archives for {ref}"):
            keeping.recovered(here.screen, one, zone=here.zone)
