"""newscli archive: looking after the file itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.present import upkeep

_Json = Annotated[bool, Option("--json", help="Print one JSON object.")]


def verify(here: Environment) -> int:
    """Check every byte; name what is damaged.

    Hashes, proofs, the list and the index are compared with what they stand for; the archive is only read. Status 4
    where anything is damaged.
    """
    from newscli.archive import verify as checking

    with upkeep.Progress(here.talk, "checking") as progress:
        damage = list(checking.verify(here.archive_path, progress=progress.draw))
    upkeep.damage(here.screen, damage)
    here.note(f"{here.archive_path}: {len(damage)} damaged; see `newscli archive repair`" if damage else "all is sound")
    return 4 if damage else 0


def repair(here: Environment, file: Annotated[Path, Argument(metavar="FILE", help="A new file.")]) -> int:
    """Save what is sound of a damaged archive elsewhere.

    The damaged one is only read. Status 4 where anything was lost; what was is listed.
    """
    from newscli.archive import repair as repairing

    done = repairing.repair(here.archive_path, file)
    upkeep.damage(here.screen, done.lost)
    here.note(f"{file}: saved {done.articles:,} articles and {done.captures:,} pages, lost {len(done.lost):,}")
    return 4 if done.lost else 0


def backup(here: Environment, file: Annotated[Path, Argument(metavar="FILE", help="A new file.")]) -> None:
    """Copy the archive; reading and syncing go on."""
    from newscli.archive import backup as copying

    size = copying.backup(here.archive_path, file)
    here.note(f"{file}: {upkeep.amount(size)}")


def merge(here: Environment, other: Annotated[Path, Argument(metavar="OTHER", help="Another archive.")]) -> None:
    """Take over what only another archive has."""
    from newscli.archive import merge as merging
    from newscli.archive import open_archive

    with (
        here.open_archive() as mine,
        open_archive(other, readonly=True) as theirs,
        upkeep.Progress(here.talk, "merging") as progress,
    ):
        done = merging.merge(mine, theirs, progress=progress.draw)
    here.note(f"took over {done.articles:,} articles, {done.captures:,} pages, {done.versions:,} versions")


def compact(here: Environment) -> None:
    """Make the file as small as it can be.

    Takes a while, and can be stopped at any moment.
    """
    from newscli.archive import compact as compacting

    with here.open_archive() as mine, upkeep.Progress(here.talk, "compacting") as progress:
        before, after = compacting.compact(mine, progress=progress.draw)
    here.note(f"{upkeep.amount(before)} before, {upkeep.amount(after)} now")


def stats(here: Environment, *, json: _Json = False) -> None:
    """Count articles, bytes, sources and languages."""
    from newscli.archive import stats as counting

    with here.open_archive() as mine:
        counted = counting.stats(mine, now=here.now())
    if json:
        upkeep.as_json(here.screen, counted)
    else:
        upkeep.stats(here.screen, counted)


def reindex(
    here: Environment,
    *,
    missing: Annotated[bool, Option("--missing", help="Only add articles that the index lacks.")] = False,
) -> None:
    """Make the search index anew.

    Can be stopped at any moment; --missing goes on from there.
    """
    from newscli.archive.search.reindex import reindex as make

    with here.open_archive() as mine, upkeep.Progress(here.talk, "indexing") as progress:
        added = make(mine, anew=not missing, progress=progress.draw)
    here.note(f"indexed {added:,} articles")


def publish(
    here: Environment,
    place: Annotated[str, Argument(metavar="PLACE", help="A folder, ssh://host/folder, or s3://bucket/folder.")],
) -> None:
    """Send what a place lacks of this archive, for others to pull.

    New pages and versions go, each once; stars, read marks and tags stay here. What was interrupted goes on.
    """
    from newscli.transfer import places, sharing

    with here.open_archive() as mine:
        sent = sharing.publish(mine, places.place(place), _address(place), now=here.now())
    here.note(f"{place}: sent {sent.items:,} pages and versions, {upkeep.amount(sent.bytes)}")


def pull(
    here: Environment,
    place: Annotated[str, Argument(metavar="PLACE", help="Where others publish.")],
) -> None:
    """Take in what others published at a place.

    Every byte is checked. Sources of others are not followed here: their news comes from the place.
    """
    from newscli.transfer import places, sharing

    with here.open_archive(create=True) as mine, upkeep.Progress(here.talk, "taking in") as progress:
        got = sharing.pull(mine, places.place(place), progress=progress.draw)
    here.note(f"{place}: took in {got.items:,} pages and versions, {upkeep.amount(got.bytes)}")


def _address(place: str) -> str:
    """A place by one name, wherever the command is given."""
    return place if "://" in place else str(Path(place).resolve())


#: The words after `newscli archive`.
archive = {
    "verify": verify,
    "repair": repair,
    "backup": backup,
    "merge": merge,
    "compact": compact,
    "stats": stats,
    "reindex": reindex,
    "publish": publish,
    "pull": pull,
}
