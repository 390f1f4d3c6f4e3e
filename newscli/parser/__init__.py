"""Bytes in, values out: pages to readings and listings to entries. Pure: no network, no disk, no clock, no screen."""

from __future__ import annotations

from newscli.model import Capture, Reading
from newscli.parser.listings import read_listing
from newscli.parser.page import PARSER_VERSION, read_article

__all__ = ["PARSER_VERSION", "read_article", "read_capture", "read_listing"]


def read_capture(capture: Capture) -> Reading:
    """The article in a page as a server sent it, today or years ago."""
    return read_article(capture.body, capture.url, headers=capture.headers, captured_at=capture.fetched_at)
