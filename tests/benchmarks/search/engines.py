"""Things that find: newscli through the call its command uses, FTS5 with its own tokenizers, and tantivy."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newscli.archive import open_archive
from newscli.blocks import Paragraph, Span
from newscli.model import Reading

#: From a query to the ids of the ten best documents.
Find = Callable[[str], Sequence[str]]
#: From documents, and a folder to work in, to the way to find them.
Engine = Callable[[Sequence[dict[str, Any]], Path], Find]

_NOW = datetime(2026, 11, 1, tzinfo=UTC)


def newscli(documents: Sequence[dict[str, Any]], folder: Path) -> Find:
    """One archive, each document kept as an article in its language; the query's language is not told."""
    archive = open_archive(folder / "archive.db")
    names: dict[int, str] = {}
    for start in range(0, len(documents), 100):
        with archive.transaction():
            for number, document in enumerate(documents[start : start + 100], start):
                kept = archive.keep(None, _reading(document, number), source_id=None, now=_NOW)
                names[kept.article_id] = document["id"]
    return lambda query: [names[hit.article.id] for hit in archive.search(query, limit=10)]


def _reading(document: dict[str, Any], number: int) -> Reading:
    paragraphs = tuple(Paragraph((Span(part),)) for part in document["text"].split("\n\n"))
    # Some documents are the same page twice; here each is an article of its own.
    url = f"https://example.org/{number}"
    return Reading(url=url, title=document["title"], language=document["lang"] or None, blocks=paragraphs)


def fts5(tokenizer: str, joiner: str = " OR ") -> Engine:
    """Plain FTS5 as its manual shows it: bm25, any or all of the words."""

    def engine(documents: Sequence[dict[str, Any]], folder: Path) -> Find:
        connection = sqlite3.connect(folder / f"{tokenizer}{joiner}.db".replace(" ", "-"))
        connection.execute(
            f"CREATE VIRTUAL TABLE found USING fts5 (id UNINDEXED, title, text, tokenize = '{tokenizer}')"
        )
        rows = ((document["id"], document["title"], document["text"]) for document in documents)
        connection.executemany("INSERT INTO found VALUES (?, ?, ?)", rows)
        connection.commit()

        def find(query: str) -> Sequence[str]:
            words = [f'"{word}"' + "*" * starts for word, starts in _words(query)]
            if not words:
                return []
            matching = "SELECT id FROM found WHERE found MATCH ? ORDER BY rank LIMIT 10"
            return [id for (id,) in connection.execute(matching, (joiner.join(words),))]  # noqa: A001

        return find

    return engine


def _words(query: str) -> list[tuple[str, bool]]:
    return [(word, bool(star)) for word, star in re.findall(r"(\w+)(\*?)", query)]


def tantivy(documents: Sequence[dict[str, Any]], folder: Path) -> Find:
    """tantivy with its default tokenizer and query parser, words joined by OR."""
    import tantivy as library

    builder = library.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("title")
    builder.add_text_field("text")
    (folder / "tantivy").mkdir()
    index = library.Index(builder.build(), path=str(folder / "tantivy"))
    writer = index.writer(heap_size=60_000_000, num_threads=1)
    for document in documents:
        writer.add_document(library.Document(id=document["id"], title=document["title"], text=document["text"]))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def find(query: str) -> Sequence[str]:
        words = " ".join(word + "*" * starts for word, starts in _words(query))
        parsed, _ = index.parse_query_lenient(words, ["title", "text"])
        return [searcher.doc(address)["id"][0] for _, address in searcher.search(parsed, 10).hits]

    return find


#: Each with the name it has in the table.
ENGINES: dict[str, Engine] = {
    "newscli": newscli,
    "FTS5 unicode61": fts5("unicode61"),
    "FTS5 porter": fts5("porter unicode61"),
    "FTS5 trigram": fts5("trigram"),
    "FTS5 unicode61, all words": fts5("unicode61", " AND "),
    "tantivy": tantivy,
}
