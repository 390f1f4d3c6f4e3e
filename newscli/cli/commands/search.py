"""newscli search: articles by their words, offline; and searches kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

from newscli.cli import filters
from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.present import headlines
from newscli.errors import UsageError

if TYPE_CHECKING:
    from newscli.archive import Archive
    from newscli.archive.search.found import Found
    from newscli.archive.search.searching import By, Order
    from newscli.model import Filter

_ORDERS = ("best", "newest", "oldest")
_KINDS = ("source", "section", "month", "language")


def search(
    here: Environment,
    words: Annotated[
        list[str] | None,
        Argument(metavar="[WORDS]...", help="What to look for; nothing: list the saved searches."),
    ] = None,
    *,
    limit: Annotated[int, Option("--limit", "-n", least=1, metavar="COUNT", help="How many at most.")] = 10,
    options: filters.Options,
    sort: Annotated[
        str, Option(metavar="best|newest|oldest", help="Their order; by time, all words have to be there.")
    ] = "best",
    exact: Annotated[bool, Option("--exact", help="Words as typed: no other forms, no corrections.")] = False,
    every: filters.All = False,
    count: Annotated[bool, Option("--count", help="Only how many have all the words.")] = False,
    by: Annotated[
        str | None, Option(metavar="source|section|month|language", help="How many of each have all the words.")
    ] = None,
    ids: Annotated[bool, Option("--ids", help="Only numbers, for `newscli star -` and others.")] = False,
    save: Annotated[
        str | None, Option(metavar="NAME", help="Keep this search; what is new for it is told at each sync.")
    ] = None,
    unsave: Annotated[str | None, Option(metavar="SAVED", help="Keep that search no longer.")] = None,
    json: Annotated[bool, Option("--json", help="Print one JSON array.")] = False,
) -> int:
    """Find articles by their words, offline.

    Best first, in the headline or in the text; other forms of the words count too, and a word that no article has is
    read as one that some have. The status is 1 where nothing was found.

    "a phrase"   -without   this OR that   start*   title:WORD   author:   source:   site:example.org   section:
    lang:de   tag:   after:7d   before:2026-11   is:unread   changed:7d   and brackets; the manual tells more.

    `newscli latest --saved NAME` lists what a saved search is about.
    """
    if (sort not in _ORDERS) or (by is not None and by not in _KINDS):
        raise UsageError(f"choose one of {', '.join(_KINDS if sort in _ORDERS else _ORDERS)}")
    if count + (by is not None) + ids + (json and ids) > 1:
        raise UsageError("choose one of --count, --by and --ids")
    query = " ".join(words or ())
    asked = options.in_words()
    if unsave is not None:
        return _unsave(here, unsave)
    if save is not None:
        return _save(here, save, f"{query} {asked}".strip())
    if not query and not asked:
        return _list(here, as_json=json, of_hits=bool(count or by or ids))
    with here.open_archive() as archive:
        wanted = options.filter(here, archive, unmuted=not every)
        if count or by:
            return _count(here, archive, query, cast("By | None", by), wanted, exact=exact, as_json=json)
        found = archive.search(
            query,
            filter=wanted,
            limit=limit,
            now=here.clock(),
            exact=exact,
            order=cast("Order", sort),
            folded=not every,
        )
        empty = not found and not archive.articles.latest(limit=1)
    if json:
        headlines.as_json(here.screen, found)
    elif ids:
        headlines.numbers(here.screen, [hit.article for hit in found])
    else:
        headlines.hits(here.screen, found, zone=here.zone, now=here.now())
    _tell(here, query, found, empty=empty)
    return 0 if found else 1


def _tell(here: Environment, query: str, found: Found, *, empty: bool) -> None:
    """What is to be said of the hits, or of there being none."""
    for note in found.notes:
        here.note(note)
    if found.corrected:
        here.note(f"no article has all of {query!r}; this is what {found.corrected!r} finds")
    if empty:
        here.note("nothing is kept yet; `newscli latest` brings the news")
    elif not found:
        here.note(f"nothing is kept with {query!r} in it; fewer words or filters find more")


def _count(
    here: Environment, archive: Archive, query: str, by: By | None, wanted: Filter, *, exact: bool, as_json: bool
) -> int:
    from newscli.cli.present import counts

    found = archive.search_counts(query, by, filter=wanted, now=here.clock(), exact=exact)
    if by is None:
        counts.one(here.screen, sum(found.values()), as_json=as_json)
    else:
        counts.by(here.screen, by, found, as_json=as_json)
    return 0 if found else 1


def _save(here: Environment, name: str, query: str) -> int:
    if not query:
        raise UsageError(f"say what to search for: `newscli search --save {name} WORDS`")
    from newscli.archive.search.standing import mistakes

    with here.open_archive(create=True) as archive, archive.transaction():
        archive.saved.save(name, query, now=here.now())
    for mistake in mistakes(query):
        here.note(mistake)
    here.note(f"saved as {name}: {query}; what is new for it is told from now on")
    return 0


def _unsave(here: Environment, name: str) -> int:
    with here.open_archive() as archive, archive.transaction():
        archive.saved.remove(name)
    here.note(f"{name} is no longer saved")
    return 0


def _list(here: Environment, *, as_json: bool, of_hits: bool) -> int:
    """The saved searches; `of_hits`: something was asked of hits, and there are none without words."""
    from newscli.cli.present import saved as page

    if of_hits:
        raise UsageError("say what to look for; `newscli search` alone lists the saved searches")
    with here.open_archive() as archive:
        searches = {one: archive.saved.unread(one.name, now=here.clock()) for one in archive.saved.all()}
    page.show(here.screen, searches, as_json=as_json)
    if not searches:
        here.note(
            "say what to look for; `newscli search --save NAME WORDS` keeps a search and tells what is new for it"
        )
    return 0 if searches else 1
