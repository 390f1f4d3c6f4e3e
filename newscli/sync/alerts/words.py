"""New hits in words, for people. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from newscli.archive.alerts import Batch
from newscli.typeset.safe import safe


def summary(batch: Batch) -> str:
    """How many there are for which search: `3 new: birds (2), river (1)`."""
    counts = ", ".join(f"{name} ({number})" for name, number in batch.counts.items())
    return safe(f"{len(batch.alerts)} new: {counts}")


def headlines(batch: Batch, most: int) -> list[str]:
    """The headlines of the first so many, each once."""
    titles = list(dict.fromkeys(safe(alert.article.title) for alert in batch.alerts))
    more = [f"and {len(titles) - most} more"] if len(titles) > most else []
    return titles[:most] + more


def letter(batch: Batch) -> Iterator[str]:
    """All of them, each search's under its name."""
    name = None
    for alert in batch.alerts:
        if alert.saved != name:
            name = alert.saved
            yield safe(name).upper()
            yield ""
        yield safe(alert.article.title)
        yield safe(f"{alert.article.source or 'kept by hand'}: {alert.article.url}")
        yield ""
