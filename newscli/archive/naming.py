"""Short names for sources, made from their addresses: `deu.belta.by/all_news/` becomes `belta-deu`. Pure."""

from __future__ import annotations

import re
from collections.abc import Container

#: Parts of an address that say nothing about whose news it is.
_PLAIN = frozenset(
    {
        "www",
        "feeds",
        "feed",
        "rss",
        "rss2",
        "xml",
        "atom",
        "news",
        "index",
        "html",
        "htm",
        "php",
        "all",
        "all_news",
        "allnews",
        "aktuell",
        "home",
        "latest",
        "default",
        "main",
    }
)
#: Second-level names under which countries register: the name before them is the publisher's.
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "gouv", "or", "ne", "go"})


def short_name(url: str, taken: Container[str], title: str = "") -> str:
    """A short, unique, typeable name; a number is added where it is taken.

    A host that is a number says nothing to a reader: there the name is made from the title, where there is one.
    """
    hostname, _, path = re.sub(r"^\w+://", "", url.lower()).partition("/")
    steps = re.sub(r"\.(?:html?|php|xml|rss|atom)$", "", path.partition("?")[0]).split("/")
    words = _publisher(hostname.rpartition("@")[2].partition(":")[0].split("."), title.lower().split()[:3]) + steps
    kept = [
        word for word in (re.sub(r"[^\w]+", "-", word).strip("-_") for word in words) if word and word not in _PLAIN
    ]
    name = "-".join(dict.fromkeys(kept[:3])) or "source"
    number = 2
    unique = name
    while unique in taken:
        unique = f"{name}-{number}"
        number += 1
    return unique


def _publisher(labels: list[str], title: list[str]) -> list[str]:
    """The words of a host that say whose news it is, the most telling first."""
    if len(labels) == 4 and all(label.isdigit() for label in labels):
        return title or ["-".join(labels)]
    if len(labels) > 1:
        del labels[-1]
        if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
            del labels[-1]
    return [labels[-1], *labels[:-1]]
