"""Moved to `newscli.typeset.cells`."""

from __future__ import annotations

from newscli.typeset.cells import fit, pad, split, width, wrap

__all__ = ["fit", "pad", "split", "width", "wrap"]
