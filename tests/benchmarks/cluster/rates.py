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
_FACTS = "SELECT language, count(*) FROM pages GROUP BY 1"
_WORDS = r"SELECT count(*) FROM pages WHERE regexp_matches(text, '(?i)\bminister')"
#: The dataset's files so many times over.
_TIMES = 50


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
        for name in ("news", "many", "place", "postgres", "opensearch"):
            rmtree(folder / name, ignore_errors=True)
        for file in [*folder.glob("*.db*")]:
            rmtree(file, ignore_errors=True) if file.is_dir() else file.unlink()
        _measure(folder, wanted.pages, [str(file) for file in files])


def _measure(folder: Path, pages: int, files: list[str]) -> None:
    news, many, archive, other = folder / "news", folder / "many", folder / "a.db", folder / "b.db"
    start = _cpu("--version")
    mine = ("--archive", str(archive))
    _say("read into a dataset", pages, _cpu("cluster", "read", *files, "--to", str(news), "-j1") - start, news)
    _repeat(news, many)
    asked = ("sql", "-d", f"pages={many}")
    ready = _cpu(*asked, "SELECT 1")  # with the libraries loaded
    stories = str(folder / "stories.parquet")
    _say("same-story", pages, _cpu("cluster", "same-story", str(news), "--to", stories, "-j1") - ready)
    _say("a question on facts", pages * _TIMES, _cpu(*asked, _FACTS) - ready)
    _say("a question on all words", pages * _TIMES, _cpu(*asked, _WORDS) - ready)
    _say("import into an archive", pages, _cpu(*mine, "import", *files) - start, archive)
    place = folder / "place"
    _say("publish", pages, _cpu(*mine, "archive", "publish", str(place)) - start, place)
    _say("pull", pages, _cpu("--archive", str(other), "archive", "pull", str(place)) - start, other)
    for form in ("postgres", "opensearch"):
        out = folder / form
        _say(f"export -f {form}", pages, _cpu(*mine, "export", "-f", form, str(out)) - start, out)


def _repeat(news: Path, many: Path) -> None:
    """The same files again and again under other names: a question takes long enough to be measured."""
    for part in news.glob("day=*/*.parquet"):
        (many / part.parent.name).mkdir(parents=True, exist_ok=True)
        for copy in range(_TIMES):
            (many / part.parent.name / f"{copy}-{part.name}").hardlink_to(part)


def _say(name: str, pages: int, seconds: float, made: Path | None = None) -> None:
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
