"""Puts the parts of a page that was sent in pieces where they belong, as the page's own script would.

React sends what was not ready at first as hidden `<div id="S:7">` at the end, and leaves a `<template id="B:7">` (or
`P:7`) in its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

#: Selects the pieces; what keeps their places is a `template`.
PIECES = 'div[hidden][id^="S:"]'
#: More pieces than this are left where they are, so that no page costs more than a look at each.
MOST_PIECES = 500


def settle(found: Sequence[LexborNode]) -> None:
    """Move each late piece among these elements to its place, or show it where it is; changes the tree."""
    pieces = [node for node in found if node.tag == "div"][:MOST_PIECES]
    if not pieces:
        return
    places = {node.id: node for node in found if node.tag == "template"}
    for piece in pieces:
        number = (piece.id or "").partition(":")[2]
        del piece.attrs["hidden"]
        place = places.get(f"B:{number}") or places.get(f"P:{number}")
        if place is not None:
            place.insert_before(piece, move=True)
