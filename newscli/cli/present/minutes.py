"""Moved to `newscli.typeset.minutes`."""

from __future__ import annotations

from newscli.typeset.minutes import minutes

__all__ = ["minutes"]
