"""Feeds: RSS, RDF and Atom; by the quick reader where they are well-formed, else entry by entry, else by feedparser."""

from __future__ import annotations

import re
from xml.parsers import expat

from newscli.model import Capture, Listing
from newscli.parser.charset import decode
from newscli.parser.listings import brokenfeed, mendedfeed, xmlfeed

#: How far into the answer a feed may begin: warnings of a broken server program stand before some.
_SNIFF_BYTES = 4096
#: And how far its own declarations may reach.
_DECLARATION_BYTES = 64 * 1024
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_BEGIN = re.compile(r"<(?:\?xml|(?:\w+:)?(?:rss|feed|rdf|channel)[\s>])", re.IGNORECASE)
#: Characters XML forbids but feeds contain, mostly from text pasted out of word processors.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARED = re.compile(r"^<\?xml[^>]*\?>")


def read(capture: Capture) -> Listing | None:
    """The listing in a feed, told by its bytes; None where they are not a feed's."""
    body, base, now = capture.body, capture.url, capture.fetched_at
    start = body[: _DECLARATION_BYTES if body.lstrip()[:2] in (b"<!", b"<?") else _SNIFF_BYTES].replace(b"\0", b"")
    if _HTML.match(start) or not _ROOT.search(start):
        return None
    try:
        return xmlfeed.read(body, base, now)
    except (expat.ExpatError, LookupError, ValueError):
        pass  # perhaps only the encoding or some characters are wrong
    text = _FORBIDDEN.sub("", decode(body, capture.header("content-type")))
    begin = _BEGIN.search(text[:_SNIFF_BYTES])
    text = _DECLARED.sub("", text[begin.start() :] if begin else text)
    try:
        return xmlfeed.read(text, base, now)
    except expat.ExpatError:
        return mendedfeed.read(text, base, now) or brokenfeed.read(text, base, now)
