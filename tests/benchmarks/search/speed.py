"""CPU time of queries over made articles, and what the index weighs and costs.

    python -m tests.benchmarks.search.speed [ARTICLES] [--keep FOLDER]

The archive's tables are filled directly, 500 articles a commit, because keeping a million pages is another measurement.
tantivy and plain FTS5 index the same articles and answer the same words in the same process, in turns.
"""

from __future__ import annotations

import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from newscli.analysis.article import columns
from newscli.archive import Archive, open_archive
from newscli.archive.connection import Connection
from newscli.archive.search import index
from newscli.blocks import Paragraph, Span
from newscli.model import Reading
from tests.benchmarks.search import engines, made
from tests.benchmarks.search.size import contentless

_QUERIES = 30
_AT_ONCE = 500


def main() -> None:
    """Print size, cost, and a line a kind of query: p50 and p95 of each engine in milliseconds of CPU."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="a folder to build in, and to find the archive in again")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours = _newscli(asked.articles, asked.keep or Path(folder))
        _measure(ours, asked.articles, None if asked.alone else Path(folder))


def _measure(ours: engines.Find, count: int, peers: Path | None) -> None:
    """`peers`: a folder for the others to work in, if they are asked at all."""
    finders = {"newscli": ours}
    if peers:
        documents = [
            {"id": str(number), "title": title, "text": text}
            for number, (title, text) in enumerate(made.articles(count), 1)
        ]
        finders["FTS5 bm25"] = engines.fts5("unicode61")(documents, peers)
        finders["tantivy"] = engines.tantivy(documents, peers)
        print(f"bytes an article of contentless FTS5 unicode61: {contentless(documents) / count:.0f}")
    print(f"{'':<16}" + "".join(f"{name:>24}" for name in finders))
    for kind in made.KINDS:
        queries = made.queries(kind, _QUERIES)
        spent: dict[str, list[float]] = {name: [] for name in finders}
        for query in queries:
            for name, find in finders.items():
                spent[name].append(_cpu(find, query))
        print(f"{kind:<16}" + "".join(f"{_p(times, 0.5):>12.2f}{_p(times, 0.95):>12.2f}" for times in spent.values()))


def _cpu(find: Callable[[str], object], query: str) -> float:
    started = time.process_time()
    find(query)
    return (time.process_time() - started) * 1000


def _p(times: Sequence[float], share: float) -> float:
    return sorted(times)[int(len(times) * share)]


def _newscli(count: int, folder: Path) -> engines.Find:
    archive = open_archive(folder / f"made-{count}.db")
    if archive.articles.count() != count:
        _fill(archive, count)
    archive.search("warm up")
    size = archive.connection.execute("SELECT sum(length(block)) FROM search_index_data").fetchone()[0]
    print(f"bytes an article of newscli's index: {size / count:.0f}")
    return lambda query: [str(hit.article.id) for hit in archive.search(query)]


def _fill(archive: Archive, count: int) -> None:
    """Keep one article, and give its revision to all others."""
    title, text = next(made.articles(1))
    first = Reading(url="https://made.example/1", title=title, language="en", blocks=(Paragraph((Span(text),)),))
    archive.keep(None, first, source_id=None, now=datetime(2026, 1, 1, tzinfo=UTC))
    row = archive.connection.execute("SELECT * FROM articles").fetchone()
    started = time.process_time()
    for portion in _portions(count):
        with archive.transaction():
            _insert(archive.connection, row, portion)
    with archive.transaction():
        archive.connection.execute(
            "UPDATE search_languages SET articles = ?, title_terms = ?, body_terms = ?",
            (count, made.TITLE * count, made.TEXT * count),
        )
    print(f"articles analysed and indexed a CPU second: {count / (time.process_time() - started):.0f}")


def _portions(count: int) -> Iterator[list[tuple[int, str, str]]]:
    numbered = ((number, *article) for number, article in enumerate(made.articles(count), 1) if number > 1)
    while portion := list(islice(numbered, _AT_ONCE)):
        yield portion


def _insert(connection: Connection, row: tuple[object, ...], portion: list[tuple[int, str, str]]) -> None:
    connection.executemany(
        index.INSERT,
        [(number, *columns(title, text, "en")) for number, title, text in portion],
    )
    marks = ", ".join("?" * len(row))
    connection.executemany(
        f"INSERT INTO articles VALUES ({marks})",
        [(number, row[1], f"https://made.example/{number}", title, *row[4:]) for number, title, _ in portion],
    )
    connection.executemany(
        "INSERT INTO search_articles VALUES (?, 'en', ?, ?)",
        [(number, made.TITLE, made.TEXT) for number, _, _ in portion],
    )


if __name__ == "__main__":
    main()
