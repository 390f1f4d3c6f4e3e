"""Bytes in, values out: pages to readings and listings to entries. Pure: no network, no disk, no clock, no screen.

The readers of pages are loaded when the first page is read: a sync that finds nothing new starts in two thirds of the
time without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newscli.model import Capture, Reading
from newscli.parser.listings import read_listing

if TYPE_CHECKING:
    from newscli.parser.page import PARSER_VERSION, read_article

__all__ = ["PARSER_VERSION", "read_article", "read_capture", "read_listing"]


def read_capture(capture: Capture) -> Reading:
    """The article in a page as a server sent it, today or years ago."""
    from newscli.parser.page import read_article

    return read_article(capture.body, capture.url, headers=capture.headers, captured_at=capture.fetched_at)


def __getattr__(name: str) -> Any:
    if name not in ("PARSER_VERSION", "read_article"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newscli.parser import page

    return getattr(page, name)
