"""What else a page is shown with: the addresses of its pictures, styles and fonts, the article's own pictures first.

Scripts, films and sounds are left out: they would not play again from an archive, or cost more than all else. So are
pictures of one point, which count readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from selectolax.lexbor import LexborHTMLParser

from newscli import addresses
from newscli.blocks import Figure
from newscli.model import Capture, Reading
from newscli.parser import charset
from newscli.parser.page import depth

#: A page with more than these is shown by its first ones; front pages name about 300, articles about 60.
MOST_PARTS = 150
#: Where scripts find the address that they give a picture once it is on the screen.
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-url")
_LAZY_SETS = ("data-srcset", "data-lazy-srcset")
_BACKGROUNDS = ("data-bg", "data-background-image", "background")
_COUNTERS = frozenset(["0", "1", "2"])
_RELATIONS = frozenset(["stylesheet", "icon", "apple-touch-icon", "mask-icon"])
#: How large a candidate is, in a list of pictures: `640w`, `2x`.
_SIZE = re.compile(r"\d[\d.]{0,10}[wxh](?:,|$)")
#: What is never closed goes on to the end, as in browsers; and so no text costs more than its length.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_STYLED = re.compile(
    r"""url\(\s*(?:"([^"\n]{1,4000})"|'([^'\n]{1,4000})'|([^\s"'()]{1,4000}))\s*\)"""
    r"""|@import\s+(?:"([^"\n]{1,4000})"|'([^'\n]{1,4000})')""",
    re.IGNORECASE,
)
_FONT = re.compile(r"@font-face\s*\{[^}]*(?:\}|\Z)", re.IGNORECASE)
#: The form of font that all browsers take; where a style offers it, the older ones beside it are for nobody.
_BEST_FONT = re.compile(r"\.woff2\b", re.IGNORECASE)


def of_page(capture: Capture, reading: Reading) -> list[str]:
    """The addresses of a page's parts, the most needed first; those of the article's figures just as its text has them.

    `reading` is what was read from the page. No address is twice in the list.
    """
    tree = LexborHTMLParser(depth.limited(charset.decode(capture.body, capture.header("content-type"))))
    base = _base(tree, capture.url)
    own = [block.src for block in reading.blocks if isinstance(block, Figure)]
    own += [reading.picture] if reading.picture else []
    rounds = (_sheets(tree), _shown(tree), _sets(tree))
    return _distinct(chain(own, *rounds), base)


def of_style(capture: Capture) -> list[str]:
    """The addresses that a style sheet names: other sheets, fonts, pictures; none in an answer that is no style."""
    kind = (capture.header("content-type") or "").partition(";")[0].strip().lower()
    if kind != "text/css":
        return []
    text = charset.decode(capture.body, capture.header("content-type"))
    return _distinct(_styled(text), capture.url)


def _sheets(tree: LexborHTMLParser) -> Iterator[str]:
    """Styles and what is written into the page as styles."""
    for link in _each(tree, "link[href]"):
        relations = set(link("rel").lower().split())
        if relations & _RELATIONS or ("preload" in relations and link("as") in ("style", "font", "image")):
            yield link("href")
    for style in tree.css("style"):
        yield from _styled(style.text())
    for node in _each(tree, "[style*='url(']"):
        yield from _styled(node("style"))


def _shown(tree: LexborHTMLParser) -> Iterator[str]:
    """The one address of each picture, and posters of films."""
    for node in _each(tree, "img, amp-img, input[type=image], image"):
        if _COUNTERS.isdisjoint((node("width"), node("height"))):
            yield from map(node, ("src", *_LAZY, "xlink:href", "href"))
    for node in _each(tree, "video[poster]"):
        yield node("poster")
    for name in _BACKGROUNDS:
        for node in _each(tree, f"[{name}]"):
            given = node(name)
            yield from _styled(given) if "url(" in given else (given,)


def _sets(tree: LexborHTMLParser) -> Iterator[str]:
    """The other sizes of each picture, of which a browser takes the one that fits its window."""
    for node in _each(tree, "img, source, link[imagesrcset]"):
        for name in ("srcset", *_LAZY_SETS, "imagesrcset"):
            yield from _candidates(node(name))


def _each(tree: LexborHTMLParser, selector: str) -> Iterator[Callable[[str], str]]:
    """What gives the attributes of each element that fits, by their names; "" where there is none."""
    for node in tree.css(selector):
        yield _reader(node.attributes)  # which are made anew each time they are asked for


def _reader(attributes: Mapping[str, str | None]) -> Callable[[str], str]:
    return lambda name: attributes.get(name) or ""


def _candidates(srcset: str) -> Iterator[str]:
    """The addresses in `a.jpg 640w, b.jpg 2x`; a comma inside an address is a part of it."""
    for token in srcset.split():
        size = _SIZE.match(token)
        yield (token[size.end() :] if size else token).strip(",")


def _styled(text: str) -> Iterator[str]:
    text = _FONT.sub(_best_font, _COMMENT.sub(" ", text))
    for found in _STYLED.finditer(text):
        yield next(group for group in found.groups() if group is not None)


def _best_font(face: re.Match[str]) -> str:
    """A font's sources, cut down to the best form where it is there."""
    sources = [source[0] for source in _STYLED.finditer(face[0])]
    return " ".join([source for source in sources if _BEST_FONT.search(source)][:1] or sources)


def _distinct(hrefs: Iterable[str], base: str) -> list[str]:
    """The first absolute addresses, each once, in their order; an absolute one stays as it is written."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for href in hrefs:
        if href in seen:
            continue
        seen.add(href)
        if len(found) == MOST_PARTS:
            break
        address = addresses.join(base, href) if href and not href.startswith(("data:", "#")) else None
        if address is not None:
            found.setdefault(address, href if addresses.join("", href) == address else address)
    return list(found.values())


def _base(tree: LexborHTMLParser, url: str) -> str:
    named = next((base("href") for base in _each(tree, "base[href]")), "")
    return (addresses.join(url, named) if named else None) or url
