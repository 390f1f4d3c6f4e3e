"""How well, and how fast, does a program read the development pages? See `__main__` for the commands."""

from __future__ import annotations

from tests.benchmarks.extraction.corpus import held_out

__all__ = ["held_out"]
