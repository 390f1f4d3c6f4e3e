"""docs/json.schema.json holds for every --json output, and leaves no field out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newscli import demo
from tests.cli.program import Program

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "docs" / "json.schema.json").read_text(encoding="utf-8")
)
PAGE = "<html lang=en><h1>A bridge for two villages</h1><article><p>Both villages paint it every spring.</p></article>"


def strict(schema: Any) -> Any:
    """The schema with each reference resolved and each object closed: a field it does not name is an error."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return strict(SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")])
    if "allOf" in schema:
        parts = [strict(part) for part in schema["allOf"]]
        return parts[0] | {
            "properties": {name: value for part in parts for name, value in part["properties"].items()},
            "required": [name for part in parts for name in part["required"]],
        }
    closed = {name: strict(value) for name, value in schema.items()}
    return closed | {"additionalProperties": False} if "properties" in closed else closed


def check(output: Any, name: str) -> None:
    """Raise where the output is not as the schema of that name has it."""
    jsonschema.validate(output, SCHEMA | {"$ref": f"#/$defs/{name}"})
    jsonschema.validate(output, strict(SCHEMA["$defs"][name]))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("latest --offline -n 100", "latest"),
        ("latest --offline --source nobody", "latest"),
        ("latest --offline --digest --since 2000", "digest"),
        ("digest --since 2000", "digest"),
        ("search bridge ferry whale", "search"),
        ("sources", "sources"),
        ("config", "config"),
        ("doctor", "doctor"),
        ("catalogue", "catalogue"),
        ("history 1", "history"),
        ("search bridge --count", "search-count"),
        ("search bridge --by month", "search-by"),
        ("search", "search-saved"),
        ("mute", "mute"),
        ("related 1", "related"),
        ("show 1 --story", "show-story"),
        ("archive stats", "archive-stats"),
    ],
)
def test_what_is_printed_is_as_the_schema_has_it(reader: Program, command: str, name: str) -> None:
    reader.run("tag", "1-9", "mine")
    reader.run("search", "--save", "bridges", "bridge")
    reader.run("mute", "ferry", "quiz")
    check(reader.run(*command.split(), "--json").json, name)


def test_every_article_and_each_of_its_blocks_is_as_the_schema_has_it(reader: Program) -> None:
    for number in range(1, 30):
        check(reader.run("show", str(number), "--json").json, "show")


def test_a_sync_prints_an_object_a_source(reader: Program) -> None:
    for words, name in ((("--dry-run",), "sync-dry-run"), (("--now",), "sync")):
        lines = reader.run("sync", *words, "--json").lines
        assert len(lines) == 3
        for line in lines:
            check(json.loads(line), name)


def test_what_an_address_offers_is_as_the_schema_has_it(newscli: Program, newspapers: demo.Newspapers) -> None:
    ran = newscli.run("discover", newspapers.paper, "--json")
    assert ran.json
    check(ran.json, "discover")


def test_extracted_pages_and_those_that_cannot_be_are_as_the_schema_has_them(newscli: Program, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    for line in newscli.run("extract", "--jsonl", str(page), str(tmp_path / "none")).lines:
        check(json.loads(line), "extract-jsonl")
    asked = [{"id": number, "url": None, "html_path": str(path)} for number, path in enumerate((page, "none"))]
    answered = newscli.run("extract", "--batch", given="\n".join(map(json.dumps, asked))).lines
    assert len(answered) == 2
    for line in answered:
        check(json.loads(line), "extract-batch")
