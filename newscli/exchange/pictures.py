"""The pictures of an article that were kept with it, as files of a kind that every reader shows."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from hashlib import sha256

from newscli.blocks import Figure
from newscli.exchange.story import Story

#: (first bytes, media type, ending). What the bytes are counts, not what the server said. SVG is left out: it can hold
#: programs and addresses to load.
_KINDS = (
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg", ".jpg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png", ".png"),
    (re.compile(rb"GIF8[79]a"), "image/gif", ".gif"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp", ".webp"),
    (re.compile(rb".{4}ftypavi[fs]", re.DOTALL), "image/avif", ".avif"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A kept picture. Its name is made of its bytes: the same picture, the same name."""

    name: str
    media_type: str
    body: bytes


def of(story: Story, *, only: Container[str] | None = None, lead: bool = False) -> dict[str, Picture]:
    """The kept pictures of the figures in the text, by the address the text gives; `only` these media types.

    With `lead` also the one that stands for the article where its page is linked.
    """
    wanted = {block.src for block in story.reading.blocks if isinstance(block, Figure)}
    if lead and story.reading.picture:
        wanted.add(story.reading.picture)
    found: dict[str, Picture] = {}
    if not wanted:
        return found
    for part in story.parts():
        picture = _picture(part.body)
        if picture and (only is None or picture.media_type in only):
            found |= dict.fromkeys(wanted.intersection((part.url, part.asked_url)), picture)
    return found


def _picture(body: bytes) -> Picture | None:
    for opening, media_type, suffix in _KINDS:
        if opening.match(body):
            return Picture(f"{sha256(body).hexdigest()[:16]}{suffix}", media_type, body)
    return None
