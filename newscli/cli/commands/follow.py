"""newscli follow: find out what an address offers, and write it down to be asked from now on."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Annotated

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.errors import FetchError, NewscliError, UnreadableError


def follow(
    here: Environment,
    address: Annotated[
        str, Argument(metavar="ADDRESS", help="A site, a feed, a section page; @NAME of the catalogue.")
    ],
    *,
    name: Annotated[str | None, Option(metavar="NAME", help="A short name of your own for the command line.")] = None,
    kind: Annotated[
        str | None, Option(metavar="KIND", help="Only what is of this kind: feed, jsonfeed, sitemap or section.")
    ] = None,
    every: Annotated[bool, Option("--all", help="All that the address offers, not only the best.")] = False,
    tag: Annotated[list[str] | None, Option(metavar="WORD", help="A word of your own to find it by.")] = None,
    no_pages: Annotated[
        bool, Option("--no-pages", help="Keep the feed's own words; do not fetch the articles' pages.")
    ] = False,
    no_check: Annotated[bool, Option("--no-check", help="Write the address down without asking it.")] = False,
) -> None:
    """Follow a feed, a sitemap or a section page.

    The address is asked once, to find out what it offers, and the best of it is taken: `newscli discover` shows all.
    A site's own address is enough. `@NAME` takes a source of `newscli catalogue`, `@belta` all editions of the agency.
    The articles come with the next `newscli latest` or `newscli sync`.
    """
    from newscli.sync.follow import follow as begin

    asking = nullcontext() if no_check else here.fetcher()
    with here.open_archive(create=True) as archive, asking as fetcher:
        try:
            followed = begin(
                archive,
                address,
                fetcher,
                now=here.now(),
                name=name,
                kind=kind,
                every=every,
                pages=not no_pages,
                tags=tag or (),
            )
        except (FetchError, UnreadableError) as error:
            raise NewscliError(f"{error}; --no-check follows it all the same") from error
    for source, why in followed:
        here.note(f"{source.name} is followed now: {source.url} ({why})")
