"""Moved to `newscli.typeset.columns`."""

from __future__ import annotations

from newscli.typeset.columns import GAP, columns

__all__ = ["GAP", "columns"]
