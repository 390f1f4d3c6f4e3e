"""What a JSON object from outside says, in the types a reading has; a fact that makes no sense is none."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from newscli import addresses

#: Names that are no addresses of the web: ours for articles that have none, and what others use for theirs.
_NAMED = re.compile(r"(?:import|urn|tag):[^\s<>\"]{1,2000}")
_NAME_SAFE = "-._~:/@+"
_LONGEST_ADDRESS = 2000
_BLANKS = re.compile(r"\s")
_DAY = re.compile(r"\d{4}-?\d\d-?\d\d")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}")
_SCRIPT = re.compile(r"[A-Za-z]{4}")
#: Larger numbers are milliseconds since 1970: as seconds they would lie beyond the year 5000.
_MILLISECONDS = 1e11


def web_address(given: str) -> str | None:
    """An address of the web as it was given, blanks put right; None where it is none."""
    if len(given) > _LONGEST_ADDRESS or (joined := addresses.join("", given)) is None:
        return None
    return joined if _BLANKS.search(given) else given


def address(values: dict[str, Any], title: str) -> str:
    """The article's own address, or one made from its id or its words: the same article, the same address."""
    for name in ("url", "id"):
        given = text(values, name).strip()
        if found := web_address(given):
            return found
        if _NAMED.fullmatch(given):
            return given
    number = values.get("id")
    if isinstance(number, (str, int)) and not isinstance(number, bool) and str(number).strip():
        return f"import:{quote(str(number).strip()[:_LONGEST_ADDRESS], safe=_NAME_SAFE)}"
    words = f"{title}\n{text(values, 'text')}".encode()
    return f"import:{sha256(words).hexdigest()[:32]}"


def moment(values: dict[str, Any], name: str) -> tuple[datetime | None, bool]:
    """A moment and whether only its day is known; None where it is missing or in no form that is understood."""
    given = values.get(name)
    words = given.strip() if isinstance(given, str) else ""
    try:
        if isinstance(given, (int, float)) and not isinstance(given, bool):
            found = datetime.fromtimestamp(given / 1000 if abs(given) > _MILLISECONDS else given, UTC)
        elif words[:4].isdigit():
            found = datetime.fromisoformat(words)
        elif words:
            found = parsedate_to_datetime(words)
        else:
            return None, False
    except (ValueError, OverflowError, OSError):
        return None, False
    if not 1000 <= found.year <= 9000:  # the ends of the calendar, where adding an offset leaves it
        return None, False
    is_day = _DAY.fullmatch(words) is not None or values.get(f"{name}_is_day") is True
    return found if found.tzinfo else found.replace(tzinfo=UTC), is_day


def language(values: dict[str, Any]) -> str | None:
    """`language` as newscli writes it; of another program's `lang` the language, with the script where one is said."""
    own = text(values, "language")
    if _TAG.fullmatch(own):
        return own
    parts = text(values, "lang").strip().replace("_", "-").split("-")
    if not _LANGUAGE.fullmatch(parts[0]):
        return None
    script = next((part.title() for part in parts[1:] if _SCRIPT.fullmatch(part)), None)
    return f"{parts[0].lower()}-{script}" if script else parts[0].lower()


def text(values: dict[str, Any], name: str) -> str:
    """A text that a database takes: without NUL and halves of characters; "" where there is none."""
    given = values.get(name)
    if not isinstance(given, str):
        return ""
    try:
        given.encode()
    except UnicodeEncodeError:
        given = given.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return given.replace("\0", "")


def texts(values: dict[str, Any], name: str) -> tuple[str, ...]:
    """One text or a list of them, each on one line."""
    given = values.get(name)
    several = given if isinstance(given, list) else [given]
    cleaned = (" ".join(text({name: each}, name).split()) for each in several)
    return tuple(each for each in cleaned if each)
