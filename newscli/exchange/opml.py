"""OPML by opml.org, which every feed reader writes: outlines in outlines. The folders of a feed are its tags."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from xml.parsers import expat

from newscli.exchange.story import Flaw
from newscli.exchange.wanted import Wanted
from newscli.model import Source
from newscli.strictxml import new_parser

#: More is no reading list.
_MAX_SOURCES = 100_000


def read(body: bytes) -> list[Wanted | Flaw]:
    """The feeds in a file, in its order; what stands before the place where it breaks is read all the same."""
    found: list[Wanted | Flaw] = []
    folders: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.lower() != "outline" or len(found) >= _MAX_SOURCES:
            return
        values = {key.lower(): " ".join(value.split()) for key, value in attributes.items()}
        title = values.get("title") or values.get("text", "")
        url = values.get("xmlurl", "")
        if url:
            labels = [label.strip("/ ") for label in values.get("category", "").split(",")]
            tags = dict.fromkeys(tag for tag in [*folders, *labels] if tag)
            found.append(Wanted(url=url, title=title, tags=tuple(tags)))
        folders.append("" if url else title)

    def end(name: str) -> None:
        if name.lower() == "outline" and folders:
            folders.pop()

    parser = new_parser(lambda _: None)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(body.lstrip(), True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        found.append(Flaw(f"line {error.lineno}", "the rest is not well-formed"))
    return found


def write(sources: Iterable[Source]) -> str:
    """A file that other feed readers import: a folder a tag, a source without one outside all folders."""
    folders: dict[str, list[Source]] = {}
    for source in sources:
        folders.setdefault(source.tags[0] if source.tags else "", []).append(source)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head><title>newscli</title></head>",
        "  <body>",
    ]
    for folder in sorted(folders):
        indent = "      " if folder else "    "
        if folder:
            lines.append(f"    <outline text={_quoted(folder)}>")
        lines += [f"{indent}{_outline(source)}" for source in folders[folder]]
        if folder:
            lines.append("    </outline>")
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _outline(source: Source) -> str:
    title = _quoted(source.title or source.name)
    more = f" category={_quoted(','.join(source.tags[1:]))}" if len(source.tags) > 1 else ""
    language = f" language={_quoted(source.language)}" if source.language else ""
    return f'<outline type="rss" text={title} title={title} xmlUrl={_quoted(source.url)}{language}{more}/>'


def _quoted(text: str) -> str:
    """An attribute's value; control characters, which XML has no way to write, become blanks."""
    return f'"{escape("".join(c if c.isprintable() else " " for c in text))}"'
