"""What is to be done regularly: a command, and how often."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A sync that says nothing but errors, every so many minutes."""

    command: tuple[str, ...]
    minutes: int
