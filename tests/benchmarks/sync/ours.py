"""newscli at the same work: the feeds' words only, kept, indexed and searchable."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from newscli.archive import open_archive
from newscli.fetcher import Fetcher
from newscli.settings import Settings
from newscli.sync import sync, utc_now
from tests.benchmarks.sync import feeds


def main(path: Path, port: int, count: int) -> None:
    """One sync of all feeds, which are followed where they are not yet."""
    gc.set_threshold(50_000)  # as the command line does
    settings = Settings()
    with open_archive(path) as archive, Fetcher(settings) as fetcher:
        if not archive.sources.all():
            with archive.transaction():
                for number in range(count):
                    url = f"http://{feeds.address(number)}:{port}/feed"
                    archive.sources.add(url, name=f"feed-{number}", now=utc_now(), pages=False)
        for outcome in sync(archive, fetcher, settings, force=True):
            if outcome.status == "failed":
                print(outcome.source.url, outcome.error, file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
