"""The day on one screen: which stories there are, by section, the most covered first. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newscli.model import Article


class Story(NamedTuple):
    """One story: its articles, the newest first."""

    articles: tuple[Article, ...]

    @property
    def lead(self) -> Article:
        """The article to read: the newest."""
        return self.articles[0]

    @property
    def sources(self) -> tuple[str, ...]:
        """Who has it, each once."""
        return tuple(dict.fromkeys(article.source for article in self.articles))


class Part(NamedTuple):
    """A section of the day: its stories, the most covered first, then the newest."""

    name: str
    stories: tuple[Story, ...]


def parts(articles: Iterable[Article]) -> list[Part]:
    """The sections that these articles (newest first) make up, the one with the most stories first.

    An article without a section stands under its source.
    """
    sections: dict[str, list[Story]] = {}
    names: dict[str, str] = {}
    for story in _stories(articles):
        name = story.lead.section or story.lead.source
        names.setdefault(name.casefold(), name)
        sections.setdefault(name.casefold(), []).append(story)
    made = [
        Part(names[key], tuple(sorted(stories, key=lambda story: -len(story.sources))))
        for key, stories in sections.items()
    ]
    return sorted(made, key=lambda part: -len(part.stories))


def fitted(whole: Sequence[Part], lines: int) -> list[Part]:
    """What fits on so many lines, a line a section and a line a story: each of the first
    sections in turn gives its next story, of a third as many sections as lines."""
    shown = [Part(part.name, ()) for part in whole[: max(lines // 3, 1)]]
    left = lines - len(shown)
    for depth in range(max((len(part.stories) for part in whole), default=0)):
        for index, part in enumerate(whole[: len(shown)]):
            if depth < len(part.stories) and left > 0:
                shown[index] = Part(part.name, part.stories[: depth + 1])
                left -= 1
    return shown


def _stories(articles: Iterable[Article]) -> list[Story]:
    found: dict[int, list[Article]] = {}
    for article in articles:
        found.setdefault(min((article.id, *article.story)), []).append(article)
    return [Story(tuple(same)) for same in found.values()]
