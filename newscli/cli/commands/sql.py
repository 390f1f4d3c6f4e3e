"""newscli sql: questions in SQL over the archive, and over datasets beside it."""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.present import answers
from newscli.errors import UsageError

if TYPE_CHECKING:
    from newscli.archive.views import Answer

_FORMATS = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet"}


def sql(
    here: Environment,
    question: Annotated[str, Argument(metavar="QUESTION", help="SELECT …; see docs/research.md.")],
    *,
    dataset: Annotated[
        list[str] | None,
        Option("--dataset", "-d", metavar="NAME=URL", help="A dataset of `newscli cluster`, under this name."),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None, Option("--format", "-f", metavar="NAME", help="table, csv, jsonl or parquet.")
    ] = None,
    output: Annotated[Path | None, Option("--output", "-o", metavar="FILE", help="A file for the answer.")] = None,
    seconds: Annotated[float, Option(least=0.1, help="How long to look for an answer.")] = 60,
    force: Annotated[bool, Option("--force", help="Write over what is there.")] = False,
) -> int:
    """Ask the archive a question in SQL.

    There are articles, texts, authors, tags, versions, captures and sources. Nothing can be changed. With --dataset the
    question goes to DuckDB, which knows the archive's views too.
    """
    form = format or (_FORMATS.get(output.suffix.lower()) if output else "table")
    if form not in ("table", *_FORMATS.values()):
        raise UsageError(f"no such format: {form or output}; there are table, {', '.join(_FORMATS.values())}")
    if (form == "parquet" and output is None) or (form == "table" and output is not None):
        raise UsageError("a table goes to the screen, and Parquet into a file: name it with --output")
    with _asked(here, question, dataset or [], seconds) as answer:
        if output is None:
            count = _show(here, form, answer)
        else:
            count = _save(output, form, answer, force=force)
            here.note(f"{output}: {count:,} row{'' if count == 1 else 's'}")
    return 0 if count else 1


def _asked(here: Environment, question: str, datasets: list[str], seconds: float) -> AbstractContextManager[Answer]:
    if not datasets:
        from newscli.archive import views

        here.open_archive().close()  # made where it is missing, brought up to date where it is old
        return views.ask(here.archive_path, question, seconds=seconds)
    from newscli.cluster.extra import need

    need("duckdb", "pyarrow", "fsspec")
    from newscli.cluster import questions

    named = dict(_named(each) for each in datasets)
    return questions.ask(question, datasets=named, archive=here.archive_path, seconds=seconds)


def _named(given: str) -> tuple[str, str]:
    name, equals, url = given.partition("=")
    if not (equals and name and url):
        raise UsageError(f"--dataset {given}: give it a name, as in pages={given}")
    return name, url


def _show(here: Environment, form: str, answer: Answer) -> int:
    if form == "table":
        return answers.table(here.screen, answer.columns, answer.rows)
    write = answers.as_csv if form == "csv" else answers.as_json_lines
    if not here.screen.terminal:
        return write(here.screen.send, answer.columns, answer.rows)

    def show(body: bytes) -> None:
        here.screen.lines([[(line, "")] for line in body.decode().splitlines()])

    return write(show, answer.columns, answer.rows)


def _save(path: Path, form: str, answer: Answer, *, force: bool) -> int:
    from newscli.exchange.target import new_file

    with ExitStack() as stack:
        if form == "parquet":
            from newscli.cluster.extra import need

            need("pyarrow")
            from newscli.cluster.answers import as_parquet

            return as_parquet(stack.enter_context(new_file(path, force=force)), answer)
        write = answers.as_csv if form == "csv" else answers.as_json_lines
        return write(stack.enter_context(new_file(path, force=force)).write, answer.columns, answer.rows)
