"""Moved to `newscli.typeset.calendars`."""

from __future__ import annotations

from newscli.typeset.calendars import CALENDARS

__all__ = ["CALENDARS"]
