"""What each tag does to the line of words that is being gathered when it comes by."""

from __future__ import annotations

from newscli.parser.page.body.lines import CODE, EMPHASIS, STRONG


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


#: Elements whose content is no text of the page for a reader. `noscript` repeats what scripts show, mostly pictures.
_SILENT = _set(
    """
    head script style template noscript svg math canvas object select option textarea input button datalist audio map
    link meta base title progress meter dialog
    """
)
#: Elements that show something from elsewhere; what stands in them is for browsers that cannot.
_CLOSED = frozenset(["iframe", "video"])
#: The elements in a line that change how its words look, and how; links do so too.
LOOKS = {
    **dict.fromkeys(["b", "strong"], STRONG),
    **dict.fromkeys(["em", "i", "cite", "dfn"], EMPHASIS),
    **dict.fromkeys(["code", "kbd", "samp", "tt"], CODE),
}
#: The other elements inside a line; everything else, custom elements too, begins a line of its own.
_INLINE = _set(
    """
    abbr acronym bdi bdo big data del font ins label mark nobr q rb rp rt ruby s small span strike sub sup time u var
    wbr
    """
)
#: The commonest that begin one: what is not named here costs more to look up.
_BLOCKS = _set(
    """
    article aside blockquote body center dd div dl dt figcaption figure form h1 h2 h3 h4 h5 h6 header li main ol p
    picture pre section table tbody td th thead tr ul
    """
)
#: Elements without content, which are never closed.
_VOID = _set("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")

#: The roles, in an order that lets two comparisons tell most: from `CLOSES_BLOCK` to `VOID_BLOCK` those that end a
#: line, and from `OPENS_BLOCK` on those that are elements. `SILENCES` leaves out an element and what is in it,
#: `OPENS_CLOSED` what is in it.
NOTHING, SILENCES, CLOSES_INLINE, CLOSES_LOOK, CLOSES_BLOCK, OPENS_BLOCK, OPENS_CLOSED, VOID_BLOCK = range(8)
OPENS_LOOK, OPENS_INLINE, VOID_INLINE, BREAK = range(8, 12)


class _Roles(dict[str, int]):
    """The role of each tag, `p` or `/p`; comments ("") and a program's own (`<?php`) have none."""

    def __missing__(self, tag: str) -> int:
        if tag.startswith("/"):
            return CLOSES_BLOCK
        return NOTHING if tag.startswith("?") else OPENS_BLOCK


def _roles() -> _Roles:
    roles = _Roles({"": NOTHING})
    for tag in _BLOCKS:
        roles |= {tag: OPENS_BLOCK, f"/{tag}": CLOSES_BLOCK}
    for tag in _INLINE:
        roles |= {tag: OPENS_INLINE, f"/{tag}": CLOSES_INLINE}
    for tag in ("a", *LOOKS):
        roles |= {tag: OPENS_LOOK, f"/{tag}": CLOSES_LOOK}
    for tag in _VOID:
        roles[tag] = VOID_INLINE if tag in _INLINE else VOID_BLOCK
    for tag in _SILENT:
        roles[tag] = NOTHING if tag in _VOID else SILENCES
    roles |= {**dict.fromkeys(_CLOSED, OPENS_CLOSED), "br": BREAK}
    return roles


ROLES = _roles()
