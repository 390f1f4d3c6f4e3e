"""newscli search: articles by their words, ranked, with the passages that matched; no network."""

from __future__ import annotations

from typing import Annotated

import typer

from newscli.cli import filters
from newscli.cli.environment import Environment
from newscli.cli.present import headlines


def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")],
    *,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="COUNT", help="How many at most.")] = 10,
    source: filters.SourceNames = None,
    section: filters.Sections = None,
    lang: filters.Languages = None,
    tag: filters.Tags = None,
    since: filters.Since = None,
    until: filters.Until = None,
    unread: filters.Unread = False,
    starred: filters.Starred = False,
    exact: Annotated[bool, typer.Option("--exact", help="Words as typed: no other forms, no corrections.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array.")] = False,
) -> int:
    """Find articles by their words, offline.

    Best first, in the headline or in the text; other forms of the words count too, and a word that no article has is
    read as one that some have. Put quotes around words that stand together. The status is 1 where nothing was found.
    """
    here: Environment = context.obj
    query = " ".join(words)
    with here.open_archive() as archive:
        wanted = filters.chosen(
            here,
            archive,
            source=source,
            section=section,
            lang=lang,
            tag=tag,
            since=since,
            until=until,
            unread=unread,
            starred=starred,
        )
        found = archive.search(query, filter=wanted, limit=limit, now=here.now().astimezone(here.zone), exact=exact)
    if json:
        headlines.as_json(here.screen, found)
    else:
        headlines.hits(here.screen, found, zone=here.zone, now=here.now())
    for note in found.notes:
        here.note(note)
    if found.corrected:
        here.note(f"no article has all of {query!r}; this is what {found.corrected!r} finds")
    if not found:
        here.note(f"nothing is kept with {query!r} in it; fewer words or filters find more")
    return 0 if found else 1
