"""Importing JSON lines, as a ratio to bare SQL inserts of the same articles with the same index in one run.

    python -m tests.benchmarks.exchange.bulk [ARTICLES]

The articles are the search corpus's news, repeated under other addresses with their paragraphs' sentences in another
order. Bare inserts: JSON read line by line, one row an article with its words, unique by address and listed by date,
and a contentless FTS5 row; once with the terms made while it runs, once with terms made before the clock starts.
"""

from __future__ import annotations

import gzip
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newscli.analysis.article import Columns, columns
from newscli.archive import open_archive
from newscli.exchange import by_bytes
from newscli.exchange.opening import opened
from newscli.transfer.incoming import bring_in

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "search" / "news" / "corpus.jsonl.gz"
_BATCH = 500


def main() -> None:
    """Measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in _articles(count)), "utf-8")
        print(f"{count} articles, {file.stat().st_size / count:,.0f} B of JSON each")
        made = [_columns(json.loads(line)) for line in file.open("rb")]
        kept = _timed("newscli import", count, lambda: _import(file, Path(folder) / "news.db"))
        ready = iter(made)
        bare = _timed("bare SQL, terms ready", count, lambda: _bare(file, Path(folder) / "1.db", lambda _: next(ready)))
        same = _timed("bare SQL, terms made", count, lambda: _bare(file, Path(folder) / "2.db", _columns))
        print(f"import is {kept / bare:.2f} of bare inserts, {kept / same:.2f} of those that make the same terms")
        sizes = [(Path(folder) / name).stat().st_size / count for name in ("news.db", "1.db")]
        print("bytes an article: newscli {:,.0f}, bare {:,.0f}".format(*sizes))


def _articles(count: int) -> Iterator[dict[str, Any]]:
    originals = [json.loads(line) for line in gzip.decompress(CORPUS.read_bytes()).splitlines()]
    chance = random.Random(6)
    for number in range(count):
        article = dict(originals[number % len(originals)])
        if number >= len(originals):
            sentences = article["text"].split(". ")
            chance.shuffle(sentences)
            article |= {"text": ". ".join(sentences), "title": f"{article['title']} {number}"}
            article |= {"id": f"{article['id']}-{number}", "url": f"{article['url']}-{number}"}
        yield article


def _timed(name: str, count: int, work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    speed = count / (time.process_time() - started)
    print(f"{name:24} {speed:8,.0f} articles a CPU second")
    return speed


def _import(file: Path, path: Path) -> None:
    with open_archive(path) as archive, opened(str(file)) as (stream, opening):
        coming = by_bytes(opening, file.name).read(stream)
        for one in bring_in(archive, coming, now=lambda: datetime.now(UTC)):
            assert hasattr(one, "change"), one


def _columns(article: dict[str, Any]) -> Columns:
    return columns(article["title"], article["text"], article["lang"])


def _bare(file: Path, path: Path, terms: Callable[[dict[str, Any]], Columns]) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        """
        PRAGMA page_size = 2048; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        CREATE TABLE articles (id INTEGER PRIMARY KEY, url TEXT UNIQUE, title, text, language, published);
        CREATE INDEX listed ON articles (published);
        CREATE VIRTUAL TABLE words USING fts5 (
          body, title, body_stems, title_stems, content = '', columnsize = 0, tokenize = 'ascii'
        );
        """
    )
    with file.open("rb") as lines:
        for number, line in enumerate(lines):
            if number % _BATCH == 0:
                connection.execute("COMMIT" if number else "BEGIN")
                connection.execute("BEGIN") if number else None
            each = json.loads(line)
            row = (number, each["url"], each["title"], each["text"], each["lang"], each["published"])
            connection.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)", row)
            connection.execute(
                "INSERT INTO words (rowid, body, title, body_stems, title_stems) VALUES (?, ?, ?, ?, ?)",
                (number, *terms(each)),
            )
    connection.execute("COMMIT")
    connection.close()


if __name__ == "__main__":
    main()
