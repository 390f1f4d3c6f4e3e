"""newscli export: articles as a file or folder for other programs, or to standard output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from newscli.cli import filters, refs
from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.present.counter import counted
from newscli.errors import UsageError
from newscli.model import Filter

if TYPE_CHECKING:
    from newscli.exchange import Format


def export(
    here: Environment,
    target: Annotated[
        str | None, Argument(metavar="[FILE|FOLDER]", help="Where to; standard output where none is given.")
    ] = None,
    *,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        Option("--format", "-f", metavar="NAME", help="The format, where the file's ending does not tell it."),
    ] = None,
    query: Annotated[str | None, Option("--query", "-q", metavar="WORDS", help="Only what has these words.")] = None,
    id: Annotated[  # noqa: A002 - the option's name
        list[str] | None, Option(metavar="ID", help="Only these: numbers, ranges such as 3-9; - for a pipe's.")
    ] = None,
    limit: Annotated[int | None, Option("--limit", "-n", least=1, help="Only the newest, so many.")] = None,
    options: filters.Options,
    title: Annotated[str, Option(help="What a page, feed or book is called.")] = "The news",
    force: Annotated[bool, Option("--force", help="Write over what is there.")] = False,
) -> int:
    """Write articles into a file or folder for other programs.

    Formats: jsonl (every fact; `newscli import` reads it back), markdown (a folder, as Obsidian reads it), csv, html
    (one page), epub (a paper for reading devices), rss, warc and wacz (pages as the servers sent them), sqlite, and
    folders for the servers of postgres and opensearch.
    """
    from newscli import exchange
    from newscli.transfer import outgoing

    chosen = _format(format, target)
    if target is None and (chosen.folder or (here.screen.terminal and not chosen.text)):
        raise UsageError(
            f"{chosen.name} does not go to {'a pipe' if chosen.folder else 'a terminal'}; name a file or folder"
        )
    with here.open_archive() as archive:
        wanted = options.filter(here, archive)
        if id:
            if query or wanted != Filter():
                raise UsageError("choose articles either by --id or by the other options")
            numbers = refs.numbers(archive, id)[:limit]
        else:
            numbers = outgoing.chosen(archive, wanted, query=query, limit=limit)
        if not numbers:
            here.note("no article fits; fewer filters find more")
            return 1
        edition = exchange.Edition(title=title, made_at=here.now(), zone=here.zone)
        stories = counted(here.talk, outgoing.stories(archive, chosen.ordered(numbers)), "articles:")
        if target is None:
            chosen.write(stories, _Pipe(here), edition)
            return 0
        outgoing.save(stories, chosen, Path(target), edition, force=force)
    here.note(f"{len(numbers):,} article{'' if len(numbers) == 1 else 's'} in {target}")
    return 0


def _format(name: str | None, target: str | None) -> Format:
    from newscli import exchange

    if name is not None:
        return exchange.by_name(name)
    if target is None:
        raise UsageError("name a file or folder to write, or choose what goes to standard output with --format")
    return exchange.by_file_name(Path(target))


class _Pipe:
    """Standard output as a place for bytes."""

    def __init__(self, here: Environment) -> None:
        self.write = here.screen.send
