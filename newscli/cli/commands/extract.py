"""newscli extract: pages read to Markdown or JSON, keeping nothing."""

from __future__ import annotations

import sys
from typing import Annotated

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.present import readings
from newscli.errors import NewscliError, UsageError


def extract(
    here: Environment,
    pages: Annotated[
        list[str] | None, Argument(metavar="[FILE|URL|-]...", help="Pages to read; - is standard input.")
    ] = None,
    *,
    jsonl: Annotated[bool, Option("--jsonl", help="Print a JSON object a page, each on a line.")] = False,
    batch: Annotated[
        bool, Option("--batch", help="Read standard input as JSON lines with id, url and html_path.")
    ] = False,
    jobs: Annotated[int, Option("--jobs", "-j", least=1, metavar="COUNT", help="With --batch: processes at work.")] = 1,
    url: Annotated[str | None, Option(metavar="ADDRESS", help="Where the page of a file came from.")] = None,
) -> int:
    """Read pages without keeping them.

    One article is printed as Markdown, or as JSON lines. With --batch every line of standard input names a page,
    {"id": ..., "url": ..., "html_path": ...} (a file, plain or gzip), and is answered by a line in the same order:
    {"id", "title", "published", "authors", "text", "language"}, or {"id", "error"} where the page could not be read.
    """
    if batch:
        if pages or jsonl or url:
            raise UsageError("--batch reads standard input; leave out pages, --jsonl and --url")
        return _answer(here, jobs)
    if not pages and sys.stdin.isatty():
        raise UsageError("name a file, an address, or - for standard input")
    return _read(here, pages or ["-"], jsonl=jsonl, url=url)


def _answer(here: Environment, jobs: int) -> int:
    from newscli.cli.pages import answers

    for answer in answers(sys.stdin.buffer, jobs=jobs):
        readings.line(here.screen, answer)
    return 0


def _read(here: Environment, pages: list[str], *, jsonl: bool, url: str | None) -> int:
    from newscli.cli.pages import read

    status = 0
    for number, ref in enumerate(pages):
        try:
            reading = read(ref, here.settings, url=url)
        except NewscliError as error:  # the other pages are still wanted
            if len(pages) == 1 and not jsonl:
                raise
            status = 1
            here.note(str(error))
            if jsonl:
                readings.line(here.screen, {"page": ref, "error": str(error)})
            continue
        if jsonl:
            readings.as_json(here.screen, ref, reading)
        else:
            readings.as_markdown(here.screen, reading, follows=number > 0)
    return status
