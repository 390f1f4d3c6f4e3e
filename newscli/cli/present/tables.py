"""Moved to `newscli.typeset.tables`."""

from __future__ import annotations

from newscli.typeset.tables import table

__all__ = ["table"]
