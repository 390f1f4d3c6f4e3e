"""The body of a parsed page as markup again, for one pass over a text costs less than asking the parser for each node.

The parser writes markup as strictly as no newsroom does: every element is closed in its turn, and `<` and `>` stand
for nothing but tags.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newscli.parser.page.body import streamed

#: Elements that frame every page of a site; half of an average page's elements stand in them.
FRAMES = frozenset(["nav", "footer", "menu"])
#: What they show is written without `<` being told from a tag.
_RAW = frozenset(["xmp", "plaintext"])
#: What is no text of the page, and may be long; asked for with all else at once: each question walks the whole page.
_SILENT = ("script", "style", "template", "noscript", "svg", "noembed", "noframes")
_APART = ", ".join((*_SILENT, "iframe", *sorted(FRAMES | _RAW), streamed.PIECES))


@dataclass(slots=True)
class Apart:
    """What was taken out of a body: scripts, which may hold the article, and frames, each with where it stood."""

    scripts: list[LexborNode] = field(default_factory=list)
    frames: list[tuple[LexborNode, LexborNode | None, LexborNode | None]] = field(default_factory=list)

    def put_frames_back(self) -> None:
        """Each before what it stood before, the last first."""
        for frame, parent, following in reversed(self.frames):
            if following is not None:
                following.insert_before(frame, move=True)
            elif parent is not None:
                parent.insert_child(frame, move=True)


def tidy(tree: LexborHTMLParser) -> Apart:
    """Takes what is no text and what frames it out of a page's body, and puts late pieces where they belong."""
    apart = Apart()
    body = tree.body
    if body is None:
        return apart
    found = body.css(_APART)
    streamed.settle(found)
    for node in found:
        tag = node.tag or ""
        if tag in FRAMES:
            apart.frames.append((node, node.parent, node.next))
        elif tag == "script":
            apart.scripts.append(node)
        elif tag == "iframe":  # what stands in it is for browsers that have none, and is raw too
            for child in list(node.iter(include_text=True)):
                child.decompose()
            continue
        elif tag in _RAW:
            node.insert_before(node.text())
        elif tag not in _SILENT:
            continue
        node.decompose(recursive=False)
    return apart


def of_body(tree: LexborHTMLParser) -> str:
    """The page's body; "" where there is none."""
    body = tree.body
    return (body.html or "") if body else ""
