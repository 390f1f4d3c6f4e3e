"""What stands beside the words: pictures with their captions, and players and posts from elsewhere, as links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newscli.blocks import Block, Embed, Figure, Spans
from newscli.parser.page.body import clean, spans
from newscli.parser.page.body.lines import Line
from newscli.parser.page.body.tree import Node

#: Places whose frames a reader came to see; other frames are mostly advertisements and counters.
_PLAYERS = re.compile(
    r"//(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|twitch\.tv|rutube\.ru|vk\.com"
    r"|vkvideo\.ru|ok\.ru|bilibili\.com|youku\.com|twitter\.com|x\.com|facebook\.com|instagram\.com|tiktok\.com"
    r"|threads\.net|bsky\.app|t\.me|reddit\.com|soundcloud\.com|spotify\.com|podcasts\.apple\.com|deezer\.com"
    r"|datawrapper\.(?:de|dwcdn\.net)|dwcdn\.net|flourish\.studio|infogram\.com|brightcove\.net|jwplatform\.com"
    r"|kaltura\.com|streamable\.com|google\.com/maps|documentcloud\.org|scribd\.com)(?:/|$)",
    re.IGNORECASE,
)
_FRAMES = frozenset(["iframe", "video", "amp-youtube", "amp-twitter", "embed"])
#: Where lazy pictures keep their address, the likeliest first.
_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-url", "src")
#: A picture that says it is smaller than this is an icon.
ICON_PIXELS = 80


def beside(
    nodes: list[Node], lines: list[Line], marks: list[int], root: int, boxes: list[int], base: str | None
) -> Iterator[tuple[int, Block]]:
    """The figures and embeds of the article in `root`, each with its index; `boxes` are pictures with their captions."""
    shown: set[str] = set()
    captions = _captions(nodes, lines, boxes, base)
    boxed_until, caption = -1, ()
    for index in range(root, nodes[root].end):
        if index in captions:
            boxed_until, caption = nodes[index].end, captions[index]
        node = nodes[index]
        block: Block | None = None
        if node.tag in ("img", "amp-img") and (index < boxed_until or marks[index] != clean.FOREIGN):
            block = _figure(node, caption if index < boxed_until else (), base)
        elif node.tag in _FRAMES and marks[index] != clean.FOREIGN:
            block = _embed(node.get("src") or node.get("data-src"), node.get("title"), base)
        elif node.tag == "blockquote" and "post" in clean.said(node):
            block = _post(nodes, index, base)
        if block is None:
            continue
        address = block.src if isinstance(block, Figure) else block.url
        if address not in shown:
            shown.add(address)
            yield index, block


def _captions(nodes: list[Node], lines: list[Line], boxes: list[int], base: str | None) -> dict[int, Spans]:
    """The words in each box."""
    captions: dict[int, Spans] = {}
    place = 0
    for box in sorted(boxes):
        while place < len(lines) and lines[place].block < box:
            place += 1
        words = []
        while place < len(lines) and lines[place].block < nodes[box].end:
            words.append(spans.of_line(lines[place], base))
            place += 1
        captions[box] = spans.joined(words, " ")
    return captions


def _figure(node: Node, caption: Spans, base: str | None) -> Figure | None:
    if any(size.isdecimal() and int(size[:6]) < ICON_PIXELS for size in (node.get("width"), node.get("height"))):
        return None
    for name in _SOURCES:
        source = node.get(name)
        if source and not source.startswith("data:"):
            address = spans.absolute(source, base)
            return Figure(address, " ".join(node.get("alt").split()), caption) if address else None
    return None


def _embed(source: str, label: str, base: str | None) -> Embed | None:
    address = spans.absolute(source, base) if source else None
    return Embed(address, " ".join(label.split())) if address and _PLAYERS.search(address) else None


def _post(nodes: list[Node], index: int, base: str | None) -> Embed | None:
    """A post shown as a quotation links to itself last."""
    links = [node.get("href") for node in nodes[index : nodes[index].end] if node.tag == "a"]
    return _embed(links[-1], "", base) if links else None
