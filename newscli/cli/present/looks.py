"""Moved to `newscli.typeset.looks`."""

from __future__ import annotations

from newscli.typeset.looks import STYLES, styles

__all__ = ["STYLES", "styles"]
