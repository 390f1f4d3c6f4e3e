"""JSON lines: an article a line. Out: every fact and block. In: that, or what other programs have, the least of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import IO, Any, cast
from urllib.parse import quote

from newscli import addresses
from newscli.blocks import Blocks, Paragraph, Span
from newscli.blocks import json as blocks_json
from newscli.exchange import blocks
from newscli.exchange.lines import numbered
from newscli.exchange.story import Edition, Flaw, Incoming, Sink, Story
from newscli.model import Kind, Reading

#: What can be kept; another word for a kind is taken as an article.
_KINDS = ("article", "video", "teaser")
#: Names that are no addresses of the web: ours for articles that have none, and what others use for theirs.
_NAMED = re.compile(r"(?:import|urn|tag):[^\s<>\"]{1,2000}")
_NAME_SAFE = "-._~:/@+"
_LONGEST_ADDRESS = 2000
_BLANKS = re.compile(r"\s")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
_DAY = re.compile(r"\d{4}-?\d\d-?\d\d")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}")
_SCRIPT = re.compile(r"[A-Za-z]{4}")
#: Larger numbers are milliseconds since 1970: as seconds they would lie beyond the year 5000.
_MILLISECONDS = 1e11


def write(stories: Iterable[Story], target: Sink, edition: Edition) -> None:  # noqa: ARG001 - as all formats
    """An object a line, with the names that `show --json` uses; what is empty is left out."""
    for story in stories:
        target.write(json.dumps(_written(story), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")


def read(stream: IO[bytes]) -> Iterator[Incoming | Flaw]:
    """The article in each line. The least is a `title` or a `text`; fields that are not known are passed by."""
    for number, line in numbered(stream):
        where = f"line {number}"
        if isinstance(line, Flaw):
            yield line
            continue
        try:
            values = json.loads(line)
            yield _incoming(values, where) if isinstance(values, dict) else Flaw(where, "not a JSON object")
        except json.JSONDecodeError as error:
            yield Flaw(where, f"not JSON: {error.msg} at column {error.colno}")
        except UnicodeDecodeError:
            yield Flaw(where, "not JSON: it is no UTF-8")
        except RecursionError:
            yield Flaw(where, "not JSON of an article: brackets in brackets without end")
        except _UnusableError as error:
            yield Flaw(where, str(error))


class _UnusableError(Exception):
    """A line's object is no article; the text says why."""


def _written(story: Story) -> dict[str, Any]:
    article, reading = story.article, story.reading
    values = {
        "id": article.id,
        "url": article.url,
        "title": reading.title,
        "kind": None if reading.kind == "article" else reading.kind,
        "published": _moment(reading.published),
        "published_is_day": reading.published_is_day,
        "updated": _moment(reading.updated),
        "updated_is_day": reading.updated_is_day,
        "authors": reading.authors,
        "section": reading.section,
        "tags": reading.tags,
        "language": reading.language,
        "description": reading.description,
        "site_name": reading.site_name,
        "picture": reading.picture,
        "paywalled": reading.paywalled,
        "next_url": reading.next_url,
        "parser_version": reading.parser_version,
        "source": article.source,
        "source_url": story.source_url,
        "first_seen": _moment(article.first_seen_at),
        "gone": _moment(article.gone_at),
        "read": not article.unread,
        "starred": article.starred,
        "text": reading.text,
        "blocks": blocks_json.dump(reading.blocks),
    }
    return {name: value for name, value in values.items() if value}


def _incoming(values: dict[str, Any], where: str) -> Incoming:
    words = _blocks(values)
    title = " ".join(_text(values, "title").split())
    if not title and not words:
        raise _UnusableError("neither a title nor a text")
    published, published_is_day = _when(values, "published")
    updated, updated_is_day = _when(values, "updated")
    kind = _text(values, "kind")
    reading = Reading(
        url=_address(values, title),
        title=title,
        kind=cast(Kind, kind) if kind in _KINDS else "article",
        published=published,
        published_is_day=published_is_day,
        updated=updated,
        updated_is_day=updated_is_day,
        authors=_texts(values, "authors") or _texts(values, "author"),
        section=_text(values, "section") or None,
        tags=_texts(values, "tags"),
        language=_language(values),
        description=_text(values, "description"),
        site_name=_text(values, "site_name") or None,
        picture=addresses.join("", _text(values, "picture")),
        paywalled=values.get("paywalled") is True,
        next_url=addresses.join("", _text(values, "next_url")),
        blocks=words,
        parser_version=values["parser_version"] if type(values.get("parser_version")) is int else 0,
    )
    return Incoming(
        where=where,
        reading=reading,
        source=_text(values, "source"),
        source_url=addresses.join("", _text(values, "source_url")),
        first_seen_at=_when(values, "first_seen")[0],
        gone_at=_when(values, "gone")[0],
        unread=values.get("read") is not True,
        starred=values.get("starred") is True,
    )


def _address(values: dict[str, Any], title: str) -> str:
    """The article's own address, or one made from its id or its words: the same article, the same address."""
    for name in ("url", "id"):
        given = _text(values, name).strip()
        if len(given) <= _LONGEST_ADDRESS and (joined := addresses.join("", given)):
            return joined if _BLANKS.search(given) else given
        if _NAMED.fullmatch(given):
            return given
    number = values.get("id")
    if isinstance(number, (str, int)) and str(number).strip():
        return f"import:{quote(str(number).strip()[:_LONGEST_ADDRESS], safe=_NAME_SAFE)}"
    words = f"{title}\n{_text(values, 'text')}".encode()
    return f"import:{sha256(words).hexdigest()[:32]}"


def _blocks(values: dict[str, Any]) -> Blocks:
    """The blocks that newscli wrote; where there are none, or they make no sense, the text's paragraphs."""
    given = values.get("blocks")
    if isinstance(given, list) and all(map(blocks.makes_sense, given)):
        return blocks_json.load(given)
    parts = (part.strip() for part in _PARAGRAPH_END.split(_text(values, "text")))
    return tuple(Paragraph((Span(part),)) for part in parts if part)


def _when(values: dict[str, Any], name: str) -> tuple[datetime | None, bool]:
    """A moment and whether only its day is known; None where it is missing or in no form that is understood."""
    given = values.get(name)
    text = given.strip() if isinstance(given, str) else ""
    try:
        if isinstance(given, (int, float)) and not isinstance(given, bool):
            moment = datetime.fromtimestamp(given / 1000 if abs(given) > _MILLISECONDS else given, UTC)
        elif text[:4].isdigit():
            moment = datetime.fromisoformat(text)
        elif text:
            moment = parsedate_to_datetime(text)
        else:
            return None, False
    except (ValueError, OverflowError, OSError):
        return None, False
    if not 1000 <= moment.year <= 9000:  # the ends of the calendar, where adding an offset leaves it
        return None, False
    is_day = _DAY.fullmatch(text) is not None or values.get(f"{name}_is_day") is True
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC), is_day


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _language(values: dict[str, Any]) -> str | None:
    """`language` as newscli writes it; of another program's `lang` the language, with the script where one is said."""
    own = _text(values, "language")
    if _TAG.fullmatch(own):
        return own
    parts = _text(values, "lang").strip().replace("_", "-").split("-")
    if not _LANGUAGE.fullmatch(parts[0]):
        return None
    script = next((part.title() for part in parts[1:] if _SCRIPT.fullmatch(part)), None)
    return f"{parts[0].lower()}-{script}" if script else parts[0].lower()


def _text(values: dict[str, Any], name: str) -> str:
    """A text that a database takes: without NUL and halves of characters; "" where there is none."""
    given = values.get(name)
    if not isinstance(given, str):
        return ""
    try:
        given.encode()
    except UnicodeEncodeError:
        given = given.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return given.replace("\0", "")


def _texts(values: dict[str, Any], name: str) -> tuple[str, ...]:
    """One text or a list of them, each on one line."""
    given = values.get(name)
    texts = given if isinstance(given, list) else [given]
    cleaned = (" ".join(_text({name: each}, name).split()) for each in texts)
    return tuple(each for each in cleaned if each)
