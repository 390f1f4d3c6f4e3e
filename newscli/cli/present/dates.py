"""Moved to `newscli.typeset.dates`."""

from __future__ import annotations

from newscli.typeset.dates import ENGLISH, Calendar, full, heading, language, short, stamp

__all__ = ["ENGLISH", "Calendar", "full", "heading", "language", "short", "stamp"]
