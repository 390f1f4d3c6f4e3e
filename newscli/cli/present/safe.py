"""Moved to `newscli.typeset.safe`."""

from __future__ import annotations

from newscli.typeset.safe import escaped, safe, safe_lines

__all__ = ["escaped", "safe", "safe_lines"]
