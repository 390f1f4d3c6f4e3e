"""Computes the tables of docs/scale.md from measured rates: `python -m tests.benchmarks.cluster.plan` writes them anew.

The rates are those `tests.benchmarks.cluster` and `tests.benchmarks.cluster.rates` printed, on one core of a virtual
machine of 2026; everything else is multiplication.
"""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "scale.md"

#: Pages a CPU second.
READ = 73.4
SAME_STORY = 4_400
ASK_FACTS = 470_000
ASK_WORDS = 24_000
IMPORT = 56
PUBLISH = 170
PULL = 107
POSTGRES = 260
OPENSEARCH = 600
#: CPU of a job against one process: all cores of a machine; a Dask cluster.
MACHINE, DASK = 1.15, 1.41
#: Bytes a page.
WARC = 33_700
DATASET = 8_000
ARCHIVE = 39_500
INCREMENT = 26_300
POSTGRES_FILES = 23_000
OPENSEARCH_FILES = 18_400
#: Of a dataset's file: what a question reads of it that asks for facts only, and that asks for words.
FACTS_SHARE, WORDS_SHARE = 0.01, 0.385

SIZES = {"100 thousand": 10**5, "10 million": 10**7, "1 billion": 10**9}


def tables() -> dict[str, str]:
    """Each table by its name, as Markdown."""
    return {"rates": _rates(), "reading": _reading(), "questions": _questions(), "keeping": _keeping()}


def written(page: str) -> str:
    """The page with its tables as they are computed now."""
    for name, table in tables().items():
        mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        page, count = mark.subn(lambda match, table=table: f"{match[1]}{table}{match[2]}", page)  # type: ignore[misc]
        assert count == 1, name
    return page


def _rates() -> str:
    return _table(
        ("job", "pages a CPU second", "bytes a page"),
        ("a crawl as it lies in WARC files", "", f"{WARC:,}"),
        ("`cluster read`, one process", f"{READ:,.0f}", f"{DATASET:,} in the dataset"),
        ("the same on all cores of a machine", f"{READ / MACHINE:,.0f}", ""),
        ("the same on Dask", f"{READ / DASK:,.0f}", ""),
        ("`cluster same-story`", f"{SAME_STORY:,}", ""),
        ("a question on facts, DuckDB", f"{ASK_FACTS:,}", ""),
        ("a question on all words, DuckDB", f"{ASK_WORDS:,}", ""),
        ("`import` into an archive", f"{IMPORT:,}", f"{ARCHIVE:,} in the archive"),
        ("`archive publish`", f"{PUBLISH:,}", f"{INCREMENT:,} on the way"),
        ("`archive pull`", f"{PULL:,}", ""),
        ("`export -f postgres`", f"{POSTGRES:,}", f"{POSTGRES_FILES:,} in the files"),
        ("`export -f opensearch`", f"{OPENSEARCH:,}", f"{OPENSEARCH_FILES:,} in the files"),
    )


def _reading() -> str:
    rows = [
        (
            name,
            _bytes(pages * WARC),
            _hours(pages / READ * MACHINE),
            _hours(pages / READ * MACHINE / 8),
            _hours(pages / READ * DASK / 100),
            _hours(pages / READ * DASK / 1000),
            _bytes(pages * DATASET),
        )
        for name, pages in SIZES.items()
    ]
    return _table(("pages", "WARC", "core hours", "8 cores", "100 cores", "1,000 cores", "dataset"), *rows)


def _questions() -> str:
    rows = [
        (
            name,
            _bytes(pages * DATASET * FACTS_SHARE),
            _hours(pages / ASK_FACTS / 8),
            _bytes(pages * DATASET * WORDS_SHARE),
            _hours(pages / ASK_WORDS / 8),
            _hours(pages / SAME_STORY / 8),
            _hours(pages / SAME_STORY / 100),
        )
        for name, pages in SIZES.items()
    ]
    head = ("pages", "facts: bytes", "8 cores", "words: bytes", "8 cores", "same-story, 8 cores", "100 cores")
    return _table(head, *rows)


def _keeping() -> str:
    rows = [
        (
            name,
            _bytes(pages * ARCHIVE),
            _hours(pages / IMPORT),
            _bytes(pages * INCREMENT),
            _hours(pages / PULL),
            _bytes(pages * POSTGRES_FILES),
            _bytes(pages * OPENSEARCH_FILES),
        )
        for name, pages in SIZES.items()
    ]
    head = ("pages", "archive", "import, one core", "sent to a reader", "pull, one core", "PostgreSQL", "OpenSearch")
    return _table(head, *rows)


def _table(head: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _hours(seconds: float) -> str:
    for unit, size, limit in (("s", 1, 100), ("min", 60, 100), ("h", 3600, 72)):
        if seconds / size < limit:
            return f"{seconds / size:.2g} {unit}"
    return f"{float(f'{seconds / 86400:.2g}'):,.0f} days"


def _bytes(size: float) -> str:
    for unit, bound in (("MB", 1e9), ("GB", 1e12), ("TB", 1e15)):
        if size < bound or unit == "TB":
            return f"{float(f'{size / bound * 1000:.2g}'):,g} {unit}"
    raise AssertionError(size)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
