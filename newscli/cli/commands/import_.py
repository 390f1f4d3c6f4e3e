"""newscli import: articles, and lists of what is followed, from files of newscli and other programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.present.counter import counted

if TYPE_CHECKING:
    from newscli.archive import Archive
    from newscli.exchange import Flaw
    from newscli.exchange.wanted import Wanted

#: Flaws named one by one; a file of another kind would fill the screen.
_NAMED = 20


def import_(
    here: Environment,
    files: Annotated[list[str], Argument(metavar="FILE...", help="Files to read; - is standard input.")],
    *,
    no_pages: Annotated[
        bool, Option("--no-pages", help="Of sources in a list, keep the feeds' own words; fetch no pages.")
    ] = False,
) -> int:
    """Keep articles from files of newscli and other programs.

    What a file is, its bytes say: JSON lines, at the least {"title": ...} or {"text": ...} each, WARC and WACZ of
    newscli and of crawlers, packed with gzip or not. What is kept already is not kept twice. A piece that makes no
    sense is named and passed by; the status is 3 then. OPML, newsboat's `urls` and plain lists of addresses are sources
    to follow; nothing in them is ever run.
    """
    done: Counter[str] = Counter()
    with here.open_archive(create=True) as archive:
        for file in files:
            done += _take_in(here, archive, file, pages=not no_pages)
    if done["list"]:
        here.note(f"{done['followed']:,} sources are followed now that were not before")
        if done.keys() <= {"list", "followed", "flaw"}:
            return 3 if done["flaw"] else 0
    kept = sum(done[change] for change in ("new", "changed", "same", "reread"))
    before = done["same"] + done["reread"]
    articles = "1 article" if kept == 1 else f"{kept:,} articles"
    here.note(f"{articles}: {done['new']:,} new, {done['changed']:,} changed, {before:,} kept before")
    if done["passed"]:
        here.note(f"{done['passed']:,} {'page was no article' if done['passed'] == 1 else 'pages were no articles'}")
    if done["flaw"] > _NAMED:
        here.note(f"{done['flaw']:,} pieces in all made no sense")
    return 3 if done["flaw"] else 0 if kept else 1


def _take_in(here: Environment, archive: Archive, file: str, *, pages: bool) -> Counter[str]:
    from newscli.exchange import Flaw, Passed, by_bytes, follows
    from newscli.exchange.opening import opened
    from newscli.transfer.incoming import bring_in

    done: Counter[str] = Counter()
    with opened(file) as (stream, opening):
        read_list = follows.reader(opening)
        if read_list is not None:
            return _follow(here, archive, file, read_list(stream.read()), pages=pages)
        coming = by_bytes(opening, file).read(stream)
        for one in counted(here.talk, bring_in(archive, coming, now=here.now), "articles:"):
            if isinstance(one, Flaw):
                done["flaw"] += 1
                if done["flaw"] <= _NAMED:
                    here.note(f"{file}: {one}")
            elif isinstance(one, Passed):
                done["passed"] += 1
            else:
                done[one.change] += 1
    return done


def _follow(here: Environment, archive: Archive, file: str, named: list[Wanted | Flaw], *, pages: bool) -> Counter[str]:
    """Follow what a list names, and say what in it is no source."""
    from newscli.exchange.wanted import Wanted
    from newscli.sync.follow import follow_listed

    wanted = [one for one in named if isinstance(one, Wanted)]
    flaws = [one for one in named if not isinstance(one, Wanted)]
    for flaw in flaws[:_NAMED]:
        here.note(f"{file}: {flaw}")
    followed = list(follow_listed(archive, wanted, now=here.now(), pages=pages))
    return Counter({"list": 1, "followed": len(followed), "flaw": len(flaws)})
