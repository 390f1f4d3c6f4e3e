"""Questions in SQL over Parquet datasets, and the archive beside them, answered by DuckDB. Nothing can be written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

import duckdb
import pyarrow as pa

from newscli.archive import views
from newscli.archive.views import Answer
from newscli.cluster.answers import typed
from newscli.cluster.inputs import file_system
from newscli.errors import NewscliError, UsageError

_BATCH = 2_000
_FILE = ".parquet"
_MISSING = re.compile(r"Table with name (\w+) does not exist")
#: Moments are asked about as plain UTC: DuckDB's functions for those with a zone are in an extension it has to fetch.
_MOMENT = pa.timestamp("us")


@contextmanager
def ask(question: str, *, datasets: Mapping[str, str], archive: Path, seconds: float) -> Iterator[Answer]:
    """The answer to a question about datasets, by the names they are given here, and about the archive's views.

    Raises UsageError where the question makes no sense, would change something or names what is not there, NewscliError
    where it takes longer than so many seconds.
    """
    with duckdb.connect() as connection:
        try:
            _only_asks(connection, question)
            places = [_dataset(connection, name, url) for name, url in datasets.items()]
            # From here on no file is read but those of the datasets, whatever the question says.
            folders = [_literal(place) for place in places if not place.endswith(_FILE)]
            files = [_literal(place) for place in places if place.endswith(_FILE)]
            connection.execute(f"SET allowed_directories = [{', '.join(folders)}]")
            connection.execute(f"SET allowed_paths = [{', '.join(files)}]")
            connection.execute("SET enable_external_access = false; SET lock_configuration = true")
            timer = Timer(seconds, connection.interrupt)
            timer.start()
            try:
                _execute(connection, question, lambda name: _view(archive, name, seconds))
                yield Answer(tuple(column[0] for column in connection.description or ()), _rows(connection))
            finally:
                timer.cancel()
        except duckdb.InterruptException as error:
            raise NewscliError(f"no answer within {seconds:g} s; --seconds gives it longer") from error
        except duckdb.Error as error:
            raise UsageError(f"the question makes no sense: {str(error).splitlines()[0]}") from error


def _execute(connection: duckdb.DuckDBPyConnection, question: str, view: Callable[[str], pa.Table]) -> None:
    """Ask, with those of the archive's views that turn out to be missing: DuckDB knows best which are named."""
    try:
        connection.execute(question)
    except duckdb.CatalogException as error:
        missing = _MISSING.search(str(error))
        if missing is None or missing[1].lower() not in views.MOMENTS:
            raise
        connection.register(missing[1], view(missing[1].lower()))
        _execute(connection, question, view)


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := connection.fetchmany(_BATCH):
        yield from rows


def _only_asks(connection: duckdb.DuckDBPyConnection, question: str) -> None:
    statements = connection.extract_statements(question)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise UsageError("`newscli sql` only reads: one question that begins with SELECT, WITH or FROM")


def _dataset(connection: duckdb.DuckDBPyConnection, name: str, url: str) -> str:
    """Make a dataset, or a single Parquet file, known by a name; returns the folder or file that may be read for it."""
    system, path = file_system(url)
    pattern = f"{path.rstrip('/')}/day=*/*.parquet" if system.isdir(path) else path
    if not system.glob(pattern):
        raise UsageError(f"{url}: no dataset is there; `newscli cluster read INPUT --to {url}` makes one")
    if "file" not in system.protocol:
        connection.register_filesystem(system)
        pattern = system.unstrip_protocol(pattern)
    quoted = name.replace('"', '""')
    table = f"read_parquet({_literal(pattern)}, hive_partitioning = true)"
    columns = connection.execute(f"DESCRIBE FROM {table}").fetchall()
    moments = [f'"{column}"::TIMESTAMP AS "{column}"' for column, kind, *_ in columns if kind.endswith("TIME ZONE")]
    replaced = f" REPLACE ({', '.join(moments)})" if moments else ""
    connection.execute(f'CREATE VIEW "{quoted}" AS SELECT *{replaced} FROM {table}')  # noqa: S608 - quoted
    return pattern.partition("/day=*")[0]


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _view(archive: Path, name: str, seconds: float) -> pa.Table:
    """One of the archive's views as a table: DuckDB has no way of its own to what is packed in there."""
    with views.ask(archive, f"SELECT * FROM {name}", seconds=seconds) as answer:  # noqa: S608 - one of ours
        rows = list(answer.rows)
    columns = {column: typed(pa.array([row[at] for row in rows])) for at, column in enumerate(answer.columns)}
    moments = {column: _utc(columns[column]) for column in views.MOMENTS[name]}
    return pa.table(columns | moments)


def _utc(texts: pa.Array) -> pa.Array:
    return texts.cast(pa.timestamp("us", tz="UTC")).cast(_MOMENT)
