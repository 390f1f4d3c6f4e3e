"""A folder for OpenSearch and Elasticsearch: an index with mapping and analysers, and files for their bulk interface.

Each article is searched in its own language, and by plain words in any. Its number there follows from its address, so
loading it again replaces it. Marks of a reader are left out.
https://docs.opensearch.org/latest/api-reference/document-apis/bulk/
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newscli.exchange import articles
from newscli.exchange.keys import key
from newscli.exchange.story import Edition, Story

#: Analysers that come with every server, by language.
ANALYSERS = {
    "ar": "arabic",
    "hy": "armenian",
    "eu": "basque",
    "bn": "bengali",
    "bg": "bulgarian",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "nl": "dutch",
    "en": "english",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "gl": "galician",
    "de": "german",
    "el": "greek",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "ga": "irish",
    "it": "italian",
    "lv": "latvian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nn": "norwegian",
    "no": "norwegian",
    "fa": "persian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "ckb": "sorani",
    "es": "spanish",
    "sv": "swedish",
    "th": "thai",
    "tr": "turkish",
    "zh": "cjk",
    "ja": "cjk",
    "ko": "cjk",
}
_PLAIN = "plain"  #: our analyser for words of any language
#: A server takes requests of 100 MB where nobody allowed more; less is quicker to answer.
_FILE_BYTES = 20_000_000
#: What an object of ours has that is nobody else's business, or would be said twice.
_LEFT_OUT = ("id", "read", "starred", "blocks", "next_url", "source_url")


def write(stories: Iterable[Story], target: Path, edition: Edition) -> None:  # noqa: ARG001 - as all formats
    """`index.json` is the body that makes the index, `bulk-0001.ndjson` and so on are what goes into it."""
    (target / "index.json").write_text(json.dumps(index(), indent=2) + "\n", "utf-8")
    number, lines, size = 1, list[bytes](), 0
    for story in stories:
        action = json.dumps({"index": {"_id": key(story.article.url)}}).encode()
        document = json.dumps(_document(story), ensure_ascii=False).encode("utf-8", "replace")
        if lines and size + len(document) > _FILE_BYTES:
            _bulk(target, number, lines)
            number, lines, size = number + 1, [], 0
        lines += [action, document]
        size += len(action) + len(document)
    _bulk(target, number, lines)


def index() -> dict[str, Any]:
    """The settings and mapping of the index, as `PUT /news` takes them."""
    text = {"type": "text", "analyzer": _PLAIN}
    whole = {"type": "keyword", "ignore_above": 256}
    kinds: dict[tuple[str, ...], dict[str, Any]] = {
        ("url", "picture"): {"type": "keyword", "index": False, "doc_values": False},
        ("title", "description", "text"): text,
        ("published", "updated", "first_seen", "gone"): {"type": "date"},
        ("published_is_day", "updated_is_day", "paywalled"): {"type": "boolean"},
        ("section", "tags", "language", "kind", "source"): whole,
        ("authors", "site_name"): text | {"fields": {"whole": whole}},  # found by a part, counted by all of it
        ("parser_version",): {"type": "integer", "index": False},
    }
    facts: dict[str, Any] = {name: kind for names, kind in kinds.items() for name in names}
    facts["words"] = {"properties": {language: _words(analyser) for language, analyser in ANALYSERS.items()}}
    filters = ["cjk_width", "lowercase", "asciifolding", "cjk_bigram"]
    return {
        "settings": {
            "analysis": {"analyzer": {_PLAIN: {"type": "custom", "tokenizer": "standard", "filter": filters}}}
        },
        # `words` says again what `title` and `text` say: it is searched, and not kept a second time.
        "mappings": {"dynamic": False, "_source": {"excludes": ["words"]}, "properties": facts},
    }


def _words(analyser: str) -> dict[str, Any]:
    text = {"type": "text", "analyzer": analyser}
    return {"properties": {"title": text, "text": text}}


def _document(story: Story) -> dict[str, Any]:
    values = {name: value for name, value in articles.dump(story).items() if name not in _LEFT_OUT}
    language = (story.reading.language or "").partition("-")[0].lower()
    if language in ANALYSERS:
        values["words"] = {language: {"title": story.reading.title, "text": story.reading.text}}
    return values


def _bulk(target: Path, number: int, lines: list[bytes]) -> None:
    (target / f"bulk-{number:04}.ndjson").write_bytes(b"".join(line + b"\n" for line in lines))
