"""The same report in several pages of a dataset is found, and nothing else."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from newscli.analysis.sketches import SAME, containment
from newscli.cluster.engines.here import Here
from newscli.cluster.engines.processes import Processes
from newscli.cluster.stories import groups
from newscli.errors import NotFoundError
from tests.cluster import crawl
from tests.cluster.test_reading import nobody, read, rows


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty reports; some in other papers as they are, cut, or with words of others between."""
    folder = tmp_path_factory.mktemp("stories")
    chance = random.Random(3)
    texts = [[_sentence(chance) for _ in range(14)] for _ in range(40)]
    copies = [(f"https://first.example/{at}", text) for at, text in enumerate(texts)]
    for at in range(0, 40, 4):
        copies.append((f"https://second.example/{at}", texts[at]))
        copies.append((f"https://third.example/{at}", texts[at][:8] + [_sentence(chance) for _ in range(2)]))
    urls, pages = zip(*((url, _page(text)) for url, text in copies), strict=True)
    table = pa.table({"url": urls, "html": pages, "captured": [crawl.BEGAN] * len(urls)})
    parquet.write_table(table, folder / "a.parquet")
    read([folder / "a.parquet"], folder / "news")
    return folder


def _sentence(chance: random.Random) -> str:
    words = " ".join("".join(chance.choices("abdeghiklmnorstu", k=chance.randint(3, 9))) for _ in range(14))
    return f"{words.capitalize()}."


def _page(sentences: list[str]) -> str:
    paragraphs = "".join(f"<p>{' '.join(sentences[at : at + 2])}</p>" for at in range(0, len(sentences), 2))
    return f"<html><body><article><h1>{sentences[0][:40]}</h1>{paragraphs}</article></body></html>"


def found(file: Path) -> set[frozenset[str]]:
    stories: dict[str, set[str]] = defaultdict(set)
    for row in parquet.read_table(file).to_pylist():
        stories[row["story"]].add(row["url"])
    return {frozenset(urls) for urls in stories.values()}


def test_copies_of_every_kind_are_found(place: Path) -> None:
    made = groups.same_story(str(place / "news"), str(place / "stories.parquet"), Here(), nobody)
    expected = {
        frozenset(f"https://{paper}.example/{at}" for paper in ("first", "second", "third")) for at in range(0, 40, 4)
    }
    assert found(place / "stories.parquet") == expected
    assert (made.stories, made.pages) == (10, 30)
    assert not (place / "news" / "_stories").exists() or not list((place / "news" / "_stories").iterdir())


def test_it_is_what_comparing_all_with_all_finds(place: Path) -> None:
    groups.same_story(str(place / "news"), str(place / "stories.parquet"), Here(), nobody)
    pages = rows(place / "news", "url", "sketch")
    alike = {
        frozenset((one["url"], other["url"]))
        for one, other in combinations(pages, 2)
        if containment(one["sketch"], other["sketch"]) >= SAME
    }
    joined = {frozenset(pair) for story in found(place / "stories.parquet") for pair in combinations(sorted(story), 2)}
    assert alike <= joined


def test_many_shards_and_processes_find_the_same(place: Path) -> None:
    groups.same_story(str(place / "news"), str(place / "one.parquet"), Here(), nobody)
    groups.same_story(str(place / "news"), str(place / "many.parquet"), Processes(2), nobody, shard_hashes=500)
    assert parquet.read_table(place / "many.parquet") == parquet.read_table(place / "one.parquet")


def test_where_there_is_no_dataset_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no dataset"):
        groups.same_story(str(tmp_path), str(tmp_path / "stories.parquet"), Here(), nobody)
