"""The folder for OpenSearch: its bulk files and its index have the form that is documented."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newscli.blocks import Paragraph, Span
from newscli.exchange import by_name, opensearch
from tests.exchange.stories import ALL, BRIDGE, EDITION, story

#: https://docs.opensearch.org/latest/analyzers/language-analyzers/index/
BUILT_IN = """
    arabic armenian basque bengali brazilian bulgarian catalan czech danish dutch english estonian finnish french
    galician german greek hindi hungarian indonesian irish italian latvian lithuanian norwegian persian portuguese
    romanian russian sorani spanish swedish turkish thai cjk
"""
TYPES = {"keyword", "text", "date", "boolean", "integer"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    by_name("opensearch").write(ALL, tmp_path, EDITION)
    return tmp_path


def pairs(file: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Actions and their documents; the file must end in a line end, and no line be empty."""
    body = file.read_bytes()
    assert body.endswith(b"\n")
    lines = body.decode("utf-8").removesuffix("\n").split("\n")
    values = [json.loads(line) for line in lines]
    return list(zip(values[::2], values[1::2], strict=True))


def test_each_document_stands_behind_its_action(folder: Path) -> None:
    found = pairs(folder / "bulk-0001.ndjson")
    assert len(found) == 3
    for action, document in found:
        assert list(action) == ["index"]
        assert list(action["index"]) == ["_id"]
        assert 0 < len(action["index"]["_id"].encode()) <= 512
        assert document["url"]
    assert found[0][1]["words"] == {"en": {"title": BRIDGE.reading.title, "text": BRIDGE.reading.text}}
    assert "words" not in found[1][1]


def test_the_mapping_knows_every_field_and_nothing_private(folder: Path) -> None:
    known = json.loads((folder / "index.json").read_text())["mappings"]["properties"]
    for _, document in pairs(folder / "bulk-0001.ndjson"):
        assert document.keys() <= known.keys()
        assert not document.keys() & {"read", "starred", "id"}
        for name, value in document.items():
            if known[name].get("type") == "date":
                datetime.fromisoformat(value)


def test_types_and_analysers_are_those_that_every_server_has() -> None:
    made = opensearch.index()
    own = made["settings"]["analysis"]["analyzer"]
    fields = list(made["mappings"]["properties"].values())
    while fields:
        field = fields.pop()
        fields += [*field.get("properties", {}).values(), *field.get("fields", {}).values()]
        assert "properties" in field or field["type"] in TYPES
        assert field.get("analyzer", "english") in {*BUILT_IN.split(), *own}


def test_the_same_article_is_the_same_document(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    again = replace(BRIDGE, article=replace(BRIDGE.article, url="http://www.a.example/bridge?utm_source=x"))
    by_name("opensearch").write([again], other, EDITION)
    assert pairs(other / "bulk-0001.ndjson")[0][0] == pairs(folder / "bulk-0001.ndjson")[0][0]


def test_many_articles_are_several_files_that_a_server_takes(tmp_path: Path) -> None:
    long = replace(BRIDGE.reading, blocks=(Paragraph((Span("word " * 1_000_000),)),), language=None)
    by_name("opensearch").write([story(long, number) for number in range(1, 8)], tmp_path, EDITION)
    files = sorted(tmp_path.glob("bulk-*.ndjson"))
    assert len(files) == 3
    assert all(file.stat().st_size < 25_000_000 for file in files)
    assert sum(len(pairs(file)) for file in files) == 7
