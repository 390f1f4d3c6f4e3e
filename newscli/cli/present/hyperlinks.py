"""Moved to `newscli.typeset.hyperlinks`."""

from __future__ import annotations

from newscli.typeset.hyperlinks import around, look, understood

__all__ = ["around", "look", "understood"]
