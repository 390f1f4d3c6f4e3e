"""The rates docs/scale.md is computed from, but for those of reading, which `tests.benchmarks.cluster` measures.

    python -m tests.benchmarks.cluster.rates [--pages 2000] [--folder FOLDER]

A dataset's bytes, questions, same-story groups; an archive's bytes, import, search, publish and pull; what goes out for
PostgreSQL and OpenSearch. CPU seconds of the whole tree of processes.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import rmtree

from tests.benchmarks.cluster.collection import warcs

#: Asked of the dataset: a column that is small, and all words.
_COUNT = "SELECT language, count(*) FROM pages GROUP BY 1"
_WORDS = r"SELECT count(*) FROM pages WHERE regexp_matches(text, '(?i)\bminister')"


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--folder", type=Path, default=None, help="kept, so that files need not be made again")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = wanted.folder or Path(temporary)
        files = warcs(folder / "crawl", pages=wanted.pages, files=4)
        size = sum(file.stat().st_size for file in files)
        print(f"{wanted.pages:,} pages; in WARC files {size / wanted.pages:,.0f} bytes each")
        for name in ("news", "place", "pg", "os"):
            rmtree(folder / name, ignore_errors=True)
        for file in [*folder.glob("*.db*")]:
            rmtree(file, ignore_errors=True) if file.is_dir() else file.unlink()
        _measure(folder, wanted.pages, [str(file) for file in files])


def _measure(folder: Path, pages: int, files: list[str]) -> None:
    news, archive, other = folder / "news", folder / "a.db", folder / "b.db"
    nothing = _cpu("--version")
    rates = [
        ("read into a dataset", ["cluster", "read", *files, "--to", str(news), "-j1"], news),
        ("same-story", ["cluster", "same-story", str(news), "--to", str(folder / "stories.parquet"), "-j1"], None),
        ("a question on a small column", ["sql", "-d", f"pages={news}", _COUNT], None),
        ("a question on all words", ["sql", "-d", f"pages={news}", _WORDS], None),
        ("import into an archive", ["--archive", str(archive), "import", *files], archive),
        ("publish", ["--archive", str(archive), "archive", "publish", str(folder / "place")], folder / "place"),
        ("pull", ["--archive", str(other), "archive", "pull", str(folder / "place")], other),
        (
            "export for PostgreSQL",
            ["--archive", str(archive), "export", "-f", "postgres", str(folder / "pg")],
            folder / "pg",
        ),
        (
            "export for OpenSearch",
            ["--archive", str(archive), "export", "-f", "opensearch", str(folder / "os")],
            folder / "os",
        ),
    ]
    for name, arguments, made in rates:
        seconds = _cpu(*arguments) - nothing
        size = f", {_size(made) / pages:8,.0f} bytes each" if made else ""
        print(f"{name:30} {pages / seconds:10,.0f} pages a CPU second{size}", flush=True)


def _cpu(*arguments: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "newscli", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1, 3), done.stderr  # 1: nothing was found
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _size(path: Path) -> int:
    return (
        path.stat().st_size
        if path.is_file()
        else sum(each.stat().st_size for each in path.rglob("*.*") if each.is_file())
    )


if __name__ == "__main__":
    main()
