"""A folder of Markdown files as Obsidian and its kin read them: front matter, the text, the pictures that were kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from newscli.blocks import Blocks, Figure
from newscli.blocks import markdown as blocks_markdown
from newscli.exchange import pictures
from newscli.exchange.names import Names
from newscli.exchange.story import Edition, Story

_PICTURES = "pictures"


def write(stories: Iterable[Story], target: Path, edition: Edition) -> None:
    """A file an article, named by its day and headline; pictures in a folder beside them, each once."""
    names = Names()
    for story in stories:
        shown = pictures.of(story)
        for picture in shown.values():
            (target / _PICTURES).mkdir(exist_ok=True)
            (target / _PICTURES / picture.name).write_bytes(picture.body)
        day = (story.reading.published or story.article.first_seen_at).astimezone(edition.zone)
        if story.reading.published_is_day and story.reading.published:
            day = story.reading.published
        name = names.give(f"{day:%Y-%m-%d} {story.reading.title}", ".md")
        places = {address: f"{_PICTURES}/{picture.name}" for address, picture in shown.items()}
        (target / name).write_text(_file(story, places, edition), encoding="utf-8", errors="replace", newline="\n")


def _file(story: Story, places: Mapping[str, str], edition: Edition) -> str:
    head = "".join(f"{line}\n" for line in _front_matter(story, edition))
    body = blocks_markdown.write(_placed(story.reading.blocks, places), title=story.reading.title)
    return f"---\n{head}---\n\n{body}"


def _front_matter(story: Story, edition: Edition) -> Iterator[str]:
    """YAML with its texts and lists in JSON's form, which is YAML too and has no surprises."""
    article, reading = story.article, story.reading
    values: dict[str, Any] = {
        "title": reading.title,
        "url": article.url,
        "source": article.source or reading.site_name,
        "section": reading.section,
        "authors": list(reading.authors),
        "language": reading.language,
        "tags": _tags(reading.tags),
    }
    for name, value in values.items():
        if value:
            yield f"{name}: {json.dumps(value, ensure_ascii=False)}"
    for name, moment, is_day in (
        ("published", reading.published, reading.published_is_day),
        ("updated", reading.updated, reading.updated_is_day),
        ("kept", article.first_seen_at, False),
    ):
        if moment is not None:
            yield f"{name}: {_moment(moment, edition, is_day=is_day)}"


def _moment(moment: datetime, edition: Edition, *, is_day: bool) -> str:
    """As Obsidian's date and time properties want it: the reader's clock, no offset."""
    return f"{moment:%Y-%m-%d}" if is_day else f"{moment.astimezone(edition.zone):%Y-%m-%dT%H:%M:%S}"


def _tags(tags: Iterable[str]) -> list[str]:
    """Tags in the letters Obsidian allows; one of digits alone is none to it."""
    made = (re.sub(r"[^\w/-]+", "-", tag).strip("-/") for tag in tags)
    return list(dict.fromkeys(tag for tag in made if tag and not tag.isdigit()))


def _placed(blocks: Blocks, places: Mapping[str, str]) -> Blocks:
    return tuple(
        replace(block, src=places[block.src]) if isinstance(block, Figure) and block.src in places else block
        for block in blocks
    )
