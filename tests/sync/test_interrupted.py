"""Going back to a date although the sync is killed again and again."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

from newscli.archive import open_archive
from newscli.demo import Newspapers
from tests.conftest import NOW

_SYNC = """
import sys
from datetime import datetime
from pathlib import Path
from newscli.archive import open_archive
from newscli.fetcher import Fetcher
from newscli.settings import Settings
from newscli.sync import sync
settings = Settings(pause_seconds=0.02)
now, since = map(datetime.fromisoformat, sys.argv[2:4])
with open_archive(Path(sys.argv[1])) as archive, Fetcher(settings) as fetcher:
    for outcome in sync(archive, fetcher, settings, now=lambda: now, since=since):
        print(outcome.status)
"""


#: Twenty take half a minute on two slow cores, and found nothing that six do not.
KILLS = 6


def start(path: Path) -> subprocess.Popen[str]:
    since = NOW - timedelta(days=365)
    command = [sys.executable, "-c", _SYNC, str(path), NOW.isoformat(), since.isoformat()]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_sync_killed_again_and_again_ends_with_every_article_exactly_once(
    newspapers: Newspapers, tmp_path: Path
) -> None:
    path = tmp_path / "news.db"
    with open_archive(path) as archive:
        archive.sources.add(f"{newspapers.agency_de}/all_news/", name="agency", now=NOW)
    for kill in range(KILLS):
        enough = len(newspapers.asked) + 1 + kill % 9
        with start(path) as process:
            while process.poll() is None and len(newspapers.asked) < enough:
                time.sleep(0.005)
            process.kill()
    with start(path) as process:
        said, _ = process.communicate()
    assert process.returncode == 0
    assert said.split()[0] in ("new", "nothing new")
    with open_archive(path) as archive:
        urls = Counter(article.url for article in archive.articles.latest(limit=1000))
    published = {
        asked.request.path for asked in newspapers.asked if "/view/" in asked.request.path and asked.status == 200
    }
    assert set(urls.values()) == {1}
    assert {url.removeprefix(newspapers.agency_de) for url in urls} == published
    assert len(urls) >= 20
