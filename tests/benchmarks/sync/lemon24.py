"""lemon24/reader at the same work, in whatever environment has it: kept, not searchable (its index is made later)."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from tests.benchmarks.sync import feeds

_AT_ONCE = 16


def main(path: Path, port: int, count: int) -> None:
    """One update of all feeds, which are added first where the file is new."""
    make_reader = importlib.import_module("reader").make_reader  # only its environment knows it
    fresh = not path.exists()
    with make_reader(str(path)) as archive:
        for number in range(count if fresh else 0):
            archive.add_feed(f"http://{feeds.address(number)}:{port}/feed")
        archive.update_feeds(workers=_AT_ONCE, scheduled=False)  # asked whether due or not


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
