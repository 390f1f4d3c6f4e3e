"""What stands beside the words: pictures with their captions, and players and posts from elsewhere, as links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newscli.blocks import Embed, Figure, Spans
from newscli.parser.page.body import clean, spans
from newscli.parser.page.body.page import Page
from newscli.parser.page.body.tree import Nodes

#: Places whose frames a reader came to see; other frames are mostly advertisements and counters.
_PLAYERS = re.compile(
    r"//(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|twitch\.tv|rutube\.ru|vk\.com"
    r"|vkvideo\.ru|ok\.ru|bilibili\.com|youku\.com|twitter\.com|x\.com|facebook\.com|instagram\.com|tiktok\.com"
    r"|threads\.net|bsky\.app|t\.me|reddit\.com|soundcloud\.com|spotify\.com|podcasts\.apple\.com|deezer\.com"
    r"|datawrapper\.(?:de|dwcdn\.net)|dwcdn\.net|flourish\.studio|infogram\.com|brightcove\.net|jwplatform\.com"
    r"|kaltura\.com|streamable\.com|google\.com/maps|documentcloud\.org|scribd\.com)(?:/|$)",
    re.IGNORECASE,
)
_ASKED = clean.PICTURES | clean.PLAYERS | {"blockquote"}
#: Where lazy pictures keep their address, the likeliest first.
_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-url", "src")
#: A picture that says it is smaller than this is an icon.
ICON_PIXELS = 80


def beside(page: Page, boxes: list[int]) -> Iterator[tuple[int, Figure | Embed]]:
    """The article's figures and embeds, each with its index; `boxes` are the pictures that have captions, in order."""
    shown: set[str] = set()
    captions = _captions(page, boxes)
    caption: Spans = ()
    boxed = -1  # where the box around this node ends
    for index in range(page.root, page.end):
        if index in captions:
            boxed, caption = page.nodes.ends[index], captions[index]
        elif index >= boxed:
            caption = ()
        if page.nodes.tags[index] not in _ASKED:
            continue
        found = _found(page, index, caption, boxed=index < boxed)
        if found is None:
            continue
        address = found.src if isinstance(found, Figure) else found.url
        if address not in shown:
            shown.add(address)
            yield index, found


def _found(page: Page, index: int, caption: Spans, *, boxed: bool) -> Figure | Embed | None:
    nodes, tag = page.nodes, page.nodes.tags[index]
    if tag != "blockquote" and page.marks[index] == clean.FOREIGN and not boxed:
        return None
    if tag in clean.PICTURES:
        return _figure(nodes, index, caption, page.base)
    if tag in clean.PLAYERS:
        source = nodes.get(index, "src") or nodes.get(index, "data-src")
        return _embed(source, nodes.get(index, "title"), page.base)
    if "post" in clean.said(nodes.given[index]):
        # A post shown as a quotation links to itself last.
        links = [nodes.get(part, "href") for part in range(index, nodes.ends[index]) if nodes.tags[part] == "a"]
        return _embed(links[-1], "", page.base) if links else None
    return None


def _captions(page: Page, boxes: list[int]) -> dict[int, Spans]:
    """The words in each box."""
    captions: dict[int, Spans] = {}
    lines, place = page.lines, 0
    for box in sorted(set(boxes)):
        while place < len(lines) and lines[place].block < box:
            place += 1
        words = []
        while place < len(lines) and lines[place].block < page.nodes.ends[box]:
            words.append(spans.of_line(page, lines[place]))
            place += 1
        captions[box] = spans.joined(words, " ")
    return captions


def _figure(nodes: Nodes, index: int, caption: Spans, base: str | None) -> Figure | None:
    given = nodes.all(index)
    sizes = (given.get("width", ""), given.get("height", ""))
    if any(size.isdecimal() and int(size[:6]) < ICON_PIXELS for size in sizes):
        return None
    for name in _SOURCES:
        source = given.get(name)
        if source and not source.startswith("data:"):
            address = spans.absolute(source, base)
            return Figure(address, " ".join(given.get("alt", "").split()), caption) if address else None
    return None


def _embed(source: str, label: str, base: str | None) -> Embed | None:
    address = spans.absolute(source, base) if source else None
    return Embed(address, " ".join(label.split())) if address and _PLAYERS.search(address) else None
