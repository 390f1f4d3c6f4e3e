"""Bytes in, values out: pages to readings and listings to entries. Pure: no network, no disk, no clock, no screen."""

from __future__ import annotations

from newscli.parser.listings import read_listing
from newscli.parser.page import PARSER_VERSION, read_article

__all__ = ["PARSER_VERSION", "read_article", "read_listing"]
