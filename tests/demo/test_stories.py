"""The invented articles as data: enough of them, varied, fresh, and in good order."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from newscli.demo import markup
from newscli.demo.pictures import SCENES
from newscli.demo.stories import Story, load

NOW = datetime(2026, 3, 1, 0, 5, tzinfo=UTC)
AGENCY = [*load("agency-de", NOW), *load("agency-ru", NOW)]
PAPER = load("paper", NOW)
CORRECTED = [story for story in AGENCY + PAPER if story.correction]


@pytest.mark.parametrize("stories", [AGENCY, PAPER], ids=["agency", "paper"])
def test_each_face_has_forty_articles_over_several_sections_and_days(stories: list[Story]) -> None:
    assert len(stories) >= 40
    assert len({story.section for story in stories}) >= 6
    assert len({story.published_at.date() for story in stories}) >= 5


def test_the_news_is_fresh_whenever_it_is_read() -> None:
    newest = max(story.published_at for story in AGENCY + PAPER)
    oldest = min(story.published_at for story in AGENCY + PAPER)
    assert timedelta(0) < NOW - newest < timedelta(hours=2)
    assert timedelta(days=4) < NOW - oldest < timedelta(days=8)


@pytest.mark.parametrize("newspaper", ["agency-de", "agency-ru", "paper"])
def test_each_newspaper_corrects_one_article_and_loses_another(newspaper: str) -> None:
    stories = load(newspaper, NOW)
    assert sum(story.correction is not None for story in stories) == 1
    assert sum(story.vanishes for story in stories) == 1
    assert len({story.id for story in stories}) == len(stories)


@pytest.mark.parametrize("story", CORRECTED, ids=lambda story: story.slug)
def test_a_correction_changes_headline_and_words(story: Story) -> None:
    corrected = story.corrected(NOW)
    assert corrected.title != story.title
    assert corrected.body != story.body
    assert corrected.updated_at == NOW


def test_an_agency_number_says_nothing_of_the_time() -> None:
    numbers = [story.id for story in load("agency-de", NOW)]
    assert numbers != sorted(numbers, reverse=True)


def test_pictures_are_of_scenes_there_are_and_have_a_caption() -> None:
    pictured = [story for story in AGENCY + PAPER if story.picture]
    assert {story.picture for story in pictured} == set(SCENES)
    assert all(story.caption for story in pictured)


def test_the_texts_have_subheads_lists_quotations_tables_and_links() -> None:
    html = "".join(markup.render(block) for story in AGENCY + PAPER for block in markup.blocks(story.body))
    for element in ("<h2>", "<ul>", "<blockquote>", "<table>", "<a href="):
        assert element in html


def test_every_row_of_a_table_has_as_many_cells() -> None:
    for story in AGENCY + PAPER:
        for table in (block for block in markup.blocks(story.body) if block.startswith("| ")):
            assert len({line.count("|") for line in table.split("\n")}) == 1, story.slug


def test_words_are_escaped_and_links_are_made() -> None:
    assert markup.render("1 < 2 & [more](/x)") == '<p>1 &lt; 2 &amp; <a href="/x">more</a></p>'


def test_slugs_are_what_the_newspapers_make_of_headlines() -> None:
    assert all(re.fullmatch(r"[a-z0-9-]*", story.slug) for story in AGENCY + PAPER)
