"""Words that may be written together or apart: `klima gipfel` and `Klimagipfel`, `ae` and `ä`. Pure."""

from __future__ import annotations

from collections.abc import Iterator

# What German, Dutch and the Nordic languages put between the parts of a compound; "" is most frequent.
_LINKS = ("", "s", "es", "n", "en", "er", "e")
# Umlauts as they are typed without the keys for them, in the index's spelling (accents folded away).
_TYPED = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))


def joined(first: str, second: str) -> Iterator[str]:
    """Compounds that two neighbouring words may make, likeliest first."""
    for link in _LINKS:
        yield first + link + second
    if first.endswith(("e", "en")):
        yield first.rstrip("n")[:-1] + second  # Schule + Haus: Schulhaus


def respelled(word: str) -> set[str]:
    """The word with `ae oe ue aa` read as the letters they stand for: `zaehlen` also as `zahlen`."""
    found = {word}
    for typed, letter in _TYPED:
        found |= {variant.replace(typed, letter) for variant in found}
    return found - {word}
