"""How long does a server want to be left alone? The Retry-After header of RFC 9110: seconds, or a date."""

from __future__ import annotations

from datetime import UTC, datetime

#: Longer quiet than a day is not believed: a mistyped header must not end a source.
MAX_SECONDS = 86_400.0


def retry_after(text: str, now: datetime) -> float | None:
    """The seconds asked for, a day at most; None where the header says nothing usable."""
    if text.isdigit() and text.isascii():
        return min(float(text), MAX_SECONDS) if len(text) < 10 else MAX_SECONDS
    if not text:
        return None
    from email.utils import parsedate_to_datetime  # loads all of `email`, for a header that few servers send

    try:
        at = parsedate_to_datetime(text)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return min(max((at - now).total_seconds(), 0.0), MAX_SECONDS)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
