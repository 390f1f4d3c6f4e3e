"""A folder for PostgreSQL (14 or later): a schema with full text, files for COPY, and the script that loads them.

Each article is searched in its own language. Its key follows from its address, so loading it again replaces it. Marks
of a reader are left out. https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.2
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from newscli.blocks import json as blocks
from newscli.exchange.keys import key
from newscli.exchange.story import Edition, Story

#: Text-search configurations that come with every server, by language; `simple` for the others.
CONFIGURATIONS = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}

_SCHEMA = """\
CREATE TABLE IF NOT EXISTS articles (
  id               text PRIMARY KEY,       -- follows from the address
  url              text NOT NULL,
  title            text NOT NULL,
  kind             text NOT NULL,          -- article, video, teaser
  published        timestamptz,
  published_is_day boolean NOT NULL,       -- only the day is known; `published` is its midnight UTC
  updated          timestamptz,
  authors          text[] NOT NULL,
  section          text,
  tags             text[] NOT NULL,
  language         text,                   -- two or three letters, with a script where it matters: zh-Hant
  description      text NOT NULL,
  site_name        text,
  picture          text,
  paywalled        boolean NOT NULL,
  source           text,
  first_seen       timestamptz NOT NULL,
  gone             timestamptz,            -- when the page was first found gone
  text             text NOT NULL,          -- paragraphs separated by an empty line
  blocks           jsonb NOT NULL,         -- the same with headings, lists, tables, figures
  configuration    regconfig NOT NULL,     -- how its words are searched
  -- Of a very long text the beginning: a tsvector is at most 1 MB.
  search           tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector(configuration, title), 'A')
    || setweight(to_tsvector(configuration, description), 'B')
    || setweight(to_tsvector(configuration, left(text, 150000)), 'D')
  ) STORED
);
CREATE INDEX IF NOT EXISTS articles_search ON articles USING gin (search);
CREATE INDEX IF NOT EXISTS articles_authors ON articles USING gin (authors);
CREATE INDEX IF NOT EXISTS articles_tags ON articles USING gin (tags);
CREATE INDEX IF NOT EXISTS articles_published ON articles (published);
"""

_COLUMNS = (
    "id, url, title, kind, published, published_is_day, updated, authors, section, tags, language, description, "
    "site_name, picture, paywalled, source, first_seen, gone, text, blocks, configuration"
)
_LOAD = f"""\
-- In this folder: psql -d news -f load.sql
\\set ON_ERROR_STOP on
BEGIN;
\\ir schema.sql
CREATE TEMP TABLE coming (LIKE articles INCLUDING DEFAULTS) ON COMMIT DROP;
\\copy coming ({_COLUMNS}) FROM 'articles.copy' WITH (ENCODING 'UTF8')
DELETE FROM articles USING coming WHERE articles.id = coming.id;
INSERT INTO articles ({_COLUMNS}) SELECT DISTINCT ON (id) {_COLUMNS} FROM coming;
COMMIT;
ANALYZE articles;
"""  # noqa: S608 - names of columns

_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": None})


def write(stories: Iterable[Story], target: Path, edition: Edition) -> None:  # noqa: ARG001 - as all formats
    """`schema.sql`, `articles.copy` and `load.sql`."""
    (target / "schema.sql").write_text(_SCHEMA, "utf-8")
    (target / "load.sql").write_text(_LOAD, "utf-8")
    with (target / "articles.copy").open("wb") as file:
        for story in stories:
            file.write("\t".join(map(_cell, _row(story))).encode("utf-8", "replace") + b"\n")


def _row(story: Story) -> tuple[Any, ...]:
    """The values of _COLUMNS."""
    article, reading = story.article, story.reading
    language = (reading.language or "").partition("-")[0].lower()
    return (
        key(article.url),
        article.url,
        reading.title,
        reading.kind,
        reading.published,
        reading.published_is_day,
        reading.updated,
        reading.authors,
        reading.section,
        reading.tags,
        reading.language,
        reading.description,
        reading.site_name,
        reading.picture,
        reading.paywalled,
        article.source or None,
        article.first_seen_at,
        article.gone_at,
        reading.text,
        _json(blocks.dump(reading.blocks)),
        CONFIGURATIONS.get(language, "simple"),
    )


def _cell(value: Any) -> str:
    r"""A value as COPY's text format has it: `\N` for none, lists as arrays."""
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime):
        return value.isoformat()
    return (value if isinstance(value, str) else _array(value)).translate(_ESCAPES)


def _array(values: Sequence[str]) -> str:
    quoted = (value.replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return "{" + ",".join(f'"{value}"' for value in quoted) + "}"


def _json(value: Any) -> str:
    r"""JSON without what `jsonb` refuses: the NUL, and halves of characters, also where they are written as `\u`."""
    written = json.dumps(value, ensure_ascii=False)
    return _NUL.sub(r"\1", written).encode("utf-8", "replace").decode()
