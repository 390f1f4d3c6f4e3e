"""What an article is called in other programs' indexes: the same for the same address, from whichever archive."""

from __future__ import annotations

from hashlib import sha256

from newscli.addresses import canonical


def key(url: str) -> str:
    """32 hexadecimal digits that follow from the address."""
    return sha256(canonical(url).encode("utf-8", "surrogatepass")).hexdigest()[:32]
