"""newscli import: articles from files, newscli's own and those of other programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from newscli.cli.environment import Environment
from newscli.cli.present.counter import counted

if TYPE_CHECKING:
    from newscli.archive import Archive

#: Flaws named one by one; a file of another kind would fill the screen.
_NAMED = 20


def import_(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files to read; - is standard input.")],
) -> int:
    """Keep articles from files of newscli and other programs.

    What a file is, its bytes say: JSON lines, at the least {"title": ...} or {"text": ...} each, packed with gzip or
    not. What is kept already is not kept twice. A piece that makes no sense is named and passed by; the status is 3
    then.
    """
    here: Environment = context.obj
    done: Counter[str] = Counter()
    with here.open_archive(create=True) as archive:
        for file in files:
            done += _take_in(here, archive, file)
    kept = sum(done[change] for change in ("new", "changed", "same", "reread"))
    before = done["same"] + done["reread"]
    here.note(f"{kept:,} articles: {done['new']:,} new, {done['changed']:,} changed, {before:,} kept before")
    if done["passed"]:
        here.note(f"{done['passed']:,} pages were no articles")
    if done["flaw"] > _NAMED:
        here.note(f"{done['flaw']:,} pieces in all made no sense")
    return 3 if done["flaw"] else 0 if kept else 1


def _take_in(here: Environment, archive: Archive, file: str) -> Counter[str]:
    from newscli.exchange import Flaw, Passed, by_bytes
    from newscli.exchange.opening import opened
    from newscli.transfer.incoming import bring_in

    done: Counter[str] = Counter()
    with opened(file) as (stream, opening):
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
