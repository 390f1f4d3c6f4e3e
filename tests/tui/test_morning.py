"""Mornings with the keyboard reader: the keys a person presses, and what is on the screen then."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import pytest

from newscli.archive import open_archive
from newscli.blocks import Figure, Paragraph, Span
from newscli.demo.pictures import photograph
from newscli.model import Filter
from newscli.pictures.means import Means
from newscli.tui.layout import View
from tests.archive.papers import NOW, capture, reading
from tests.tui.morning import Morning, corrected, morning, printed


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return printed(tmp_path / "archive.sqlite3")


def play(story: Callable[[Morning], Coroutine[Any, Any, None]], path: Path, **wishes: Any) -> None:
    """Open a reader and let the story happen."""

    async def told() -> None:
        async with morning(path, **wishes) as opened:
            await story(opened)

    asyncio.run(told())


def states(path: Path, number: int) -> tuple[bool, bool]:
    """Whether an article is unread, and whether it is starred, in the file."""
    with open_archive(path) as kept:
        article = kept.articles.get(number)
    return article.unread, article.starred


def test_it_opens_on_the_newest_headlines(archive: Path) -> None:
    async def story(at: Morning) -> None:
        assert at.view is View.HEADLINES
        assert at.title.split() == ["All", "news", "1", "of", "12"]
        assert "Story 1 of the day" in at.screen("headlines")[0]
        assert at.screen("headlines")[0].startswith("•")

    play(story, archive)


def test_a_headline_is_opened_read_and_left_again(archive: Path) -> None:
    async def story(at: Morning) -> None:
        await at.press("j", "enter")
        assert at.view is View.PAGE
        assert any("The words of story 2." in line for line in at.screen("page"))
        await at.press("q")
        assert at.headline == "Story 2 of the day"
        assert at.screen("headlines")[1].startswith(" ")

    play(story, archive)
    assert states(archive, 2) == (False, False)


def test_vim_moves_by_lines_screens_and_to_the_ends(archive: Path) -> None:
    async def story(at: Morning) -> None:
        for key, headline in (("j", 2), ("k", 1), ("G", 12), ("g", 1), ("down", 2), ("end", 12), ("home", 1)):
            await at.press(key)
            assert at.headline == f"Story {headline} of the day", key

    play(story, archive)


def test_space_reads_on_to_the_next_unread_article(archive: Path) -> None:
    async def story(at: Morning) -> None:
        await at.press("enter", "space")
        assert at.view is View.PAGE
        assert at.headline == "Story 2 of the day"
        assert any("The words of story 2." in line for line in at.screen("page"))

    play(story, archive)


def test_n_skips_what_was_read_and_says_when_all_is(archive: Path) -> None:
    with open_archive(archive) as kept:
        kept.articles.mark([number for number in range(1, 13) if number != 9], unread=False)

    async def story(at: Morning) -> None:
        await at.press("n")
        assert at.headline == "Story 9 of the day"
        await at.press("enter", "n")
        assert at.status.startswith("everything here is read")

    play(story, archive)


def test_a_star_and_an_unread_mark_are_kept_and_taken_back(archive: Path) -> None:
    async def story(at: Morning) -> None:
        await at.press("s")
        assert at.screen("headlines")[0].startswith("★")
        await at.press("N")
        assert states(archive, 1) == (False, True)
        await at.press("u", "u")
        assert states(archive, 1) == (True, False)
        assert at.screen("headlines")[0].startswith("•")
        await at.press("u")
        assert at.status.startswith("nothing to take back")

    play(story, archive)


def test_all_older_headlines_are_marked_read_and_unread_again_by_undo(archive: Path) -> None:
    with open_archive(archive) as kept:
        kept.articles.mark([11], unread=False)

    async def story(at: Morning) -> None:
        await at.press("j", "j", "A")
        assert at.status.startswith("9 marked as read")
        await at.press("u")
        with open_archive(archive) as kept:
            assert kept.articles.numbers(Filter(unread=True)) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12]

    play(story, archive)


def test_only_unread_headlines_keep_their_place_while_they_are_read(archive: Path) -> None:
    async def story(at: Morning) -> None:
        await at.press("enter", "q", "j", "U")
        assert at.title.endswith("1 of 11")
        assert at.headline == "Story 2 of the day"
        await at.press("enter", "q")
        assert at.headline == "Story 2 of the day"
        await at.press("U")
        assert at.title.endswith("2 of 12")

    play(story, archive)


def test_sources_have_counts_and_lead_to_their_headlines(archive: Path) -> None:
    async def story(at: Morning) -> None:
        await at.press("q")
        assert at.view is View.SHELVES
        lines = at.screen("shelves")
        assert lines[0].split() == ["▸", "All", "news", "12"]
        assert lines[5].split() == ["The", "Evening", "Paper", "6"]
        await at.press("G", "enter")
        assert at.title.startswith("The Evening Paper")
        assert at.title.endswith("1 of 6")
        await at.press("q", "g", "j", "j", "enter")
        assert "r asks the sources, q leads to other lists" in at.screen("headlines")[1]

    play(story, archive)


def test_q_leaves_from_the_sources(archive: Path) -> None:
    async def story(at: Morning) -> None:
        await at.press("q", "q")
        assert not at.reader.is_running or at.reader._exit

    play(story, archive)


def test_a_search_finds_while_it_is_typed_and_ends_where_it_began(archive: Path) -> None:
    async def story(at: Morning) -> None:
        await at.press("j", "j", "slash", *"story")
        assert at.title.startswith("Search: story")
        await at.press("space", "7", "enter")
        assert at.headline == "Story 7 of the day"
        await at.press("enter", "q", "q")
        assert at.title.startswith("All news")
        assert at.headline == "Story 3 of the day"
        await at.press("slash", "x", "y", "escape")
        assert at.title.startswith("All news")
        assert at.headline == "Story 3 of the day"

    play(story, archive)


def test_the_address_is_copied_and_opened(archive: Path) -> None:
    async def story(at: Morning) -> None:
        await at.press("j", "y")
        assert at.reader.clipboard == "https://paper.example/politics/story-2"
        await at.press("enter", "o")
        assert at.browsed == ["https://paper.example/politics/story-2"]

    play(story, archive)


def test_what_the_newsroom_changed_is_one_key_away(archive: Path) -> None:
    corrected(archive, 1, "The other words of story 1.")

    async def story(at: Morning) -> None:
        await at.press("enter", "d")
        assert any("The {+other+} words of story 1." in line for line in at.screen("page"))
        await at.press("d")
        assert any("The other words of story 1." in line for line in at.screen("page"))
        await at.press("J", "d")
        assert at.status.startswith("the newsroom has changed nothing")

    play(story, archive)


def test_the_next_morning_begins_where_the_last_one_ended(archive: Path, tmp_path: Path) -> None:
    with open_archive(archive) as kept:
        words = [f"Paragraph {number} of a long story." for number in range(60)]
        kept.keep(None, reading(13, *words), source_id=2, now=NOW)
    place = tmp_path / "cache" / "reader.json"

    async def at_the_long_one(at: Morning) -> None:
        await at.press("G", "enter", "ctrl+d", "ctrl+d")
        assert any("Paragraph 20" in line for line in at.screen("page"))

    async def next_morning(at: Morning) -> None:
        assert at.view is View.PAGE
        assert at.headline == "Story 13 of the day"
        await at.until(lambda: any("Paragraph 20" in line for line in at.screen("page")))

    play(at_the_long_one, archive, remembered=place)
    play(next_morning, archive, remembered=place)


@pytest.mark.parametrize("written", ["", "{", "[]", '{"shelf": 7, "article": "x", "scrolls": {"1": "far"}}'])
def test_a_place_nobody_can_read_is_the_beginning(archive: Path, tmp_path: Path, written: str) -> None:
    place = tmp_path / "reader.json"
    place.write_text(written, encoding="utf-8")

    async def story(at: Morning) -> None:
        assert at.headline == "Story 1 of the day"

    play(story, archive, remembered=place)


def test_the_help_names_every_key_and_leads_back(archive: Path) -> None:
    async def story(at: Morning) -> None:
        await at.press("question_mark")
        assert any("a star, or none" in line for line in at.screen("keys"))
        await at.press("q")
        assert at.view is View.HEADLINES
        assert at.title.startswith("All news")

    play(story, archive, size=(60, 50))


@pytest.mark.parametrize(
    ("width", "before", "reading"),
    [
        (60, ["headlines"], ["page"]),
        (80, ["headlines"], ["page"]),
        (120, ["shelves", "headlines"], ["headlines", "page"]),
        (200, ["shelves", "headlines", "page"], ["shelves", "headlines", "page"]),
    ],
)
def test_views_stand_side_by_side_as_far_as_there_is_room(
    archive: Path, width: int, before: list[str], reading: list[str]
) -> None:
    def shown(at: Morning) -> list[str]:
        return [name for name in ("shelves", "headlines", "page") if at.reader.screen.query_one(f"#{name}").display]

    async def story(at: Morning) -> None:
        assert shown(at) == before
        await at.press("enter")
        assert shown(at) == reading
        await at.resize(60, 20)
        assert shown(at) == ["page"]

    play(story, archive, size=(width, 30))


def test_a_wide_screen_shows_the_article_beside_its_headline_and_leaves_it_unread(archive: Path) -> None:
    async def story(at: Morning) -> None:
        assert any("The words of story 1." in line for line in at.screen("page"))
        await at.press("j", "j")
        assert any("The words of story 3." in line for line in at.screen("page"))

    play(story, archive, size=(200, 40))
    assert states(archive, 3) == (True, False)


def test_the_mouse_opens_what_it_points_at(archive: Path) -> None:
    async def story(at: Morning) -> None:
        await at.click("headlines", 3)
        assert at.view is View.PAGE
        assert any("The words of story 4." in line for line in at.screen("page"))

    play(story, archive)


def test_new_headlines_are_counted_and_shown_when_the_reader_wants_them(archive: Path) -> None:
    def start(_force: bool) -> IO[bytes]:
        with open_archive(archive) as kept:
            kept.keep(None, reading(0), source_id=1, now=NOW)
        state = {"left": 1, "read": 1, "coming": 0, "doing": "The Morning Paper", "finished": "morning"}
        return BytesIO(json.dumps(state).encode() + b"\n")

    async def story(at: Morning) -> None:
        await at.until(lambda: "1 new headline" in at.status)
        assert at.headline == "Story 1 of the day"
        await at.press("r")
        assert at.headline == "Story 0 of the day"
        assert at.title.endswith("1 of 13")

    play(story, archive, start_sync=start)


def test_a_long_list_holds_only_what_is_near_the_screen(tmp_path: Path) -> None:
    archive = printed(tmp_path / "archive.sqlite3", articles=700)

    async def story(at: Morning) -> None:
        assert at.title.endswith("1 of 700")
        await at.press("G")
        await at.until(lambda: "Story 700 of the day" in at.screen("headlines")[-1])
        await at.press("k", "k", "enter")
        assert any("The words of story 698." in line for line in at.screen("page"))
        rows = at.reader.desktop.headlines.rows
        assert rows.at(350) is None

    play(story, archive)


def test_hostile_headlines_stay_words(tmp_path: Path) -> None:
    path = printed(tmp_path / "archive.sqlite3", articles=1)
    with open_archive(path) as kept:
        kept.keep(None, reading(0, title="\x1b[31mRed\x1b[0m [bold]x[/bold] \u202eevil"), source_id=1, now=NOW)

    async def story(at: Morning) -> None:
        line = at.screen("headlines")[0]
        assert "[bold]x[/bold]" in line
        assert "\x1b" not in line
        assert "\u202e" not in line

    play(story, path)


def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite3"
    open_archive(path).close()

    async def story(at: Morning) -> None:
        assert "`newscli follow ADDRESS` begins" in at.screen("headlines")[1]
        await at.press("enter", "n", "s", "A", "u")
        assert at.status.startswith("nothing to take back")
        await at.press("o", "y", "e", "J", "G", "q", "G")

    play(story, path)


def test_without_colours_the_cursor_is_seen_all_the_same(archive: Path) -> None:
    async def story(at: Morning) -> None:
        line = at.reader.desktop.headlines.render_line(0)
        assert any(segment.style and segment.style.reverse for segment in line)

    play(story, archive, color=False)


def test_the_archive_may_be_written_by_others_meanwhile(archive: Path) -> None:
    async def story(at: Morning) -> None:
        with open_archive(archive) as other, other.transaction():
            other.articles.mark([5], starred=True)
            await at._pilot.press("j", "j")  # moving waits for nobody
            await at._pilot.pause()
            assert at.headline == "Story 3 of the day"
        await at.still()

    play(story, archive)


def test_an_article_is_written_into_a_file_whose_ending_tells_the_format(archive: Path, tmp_path: Path) -> None:
    place = tmp_path / "reader.json"
    place.write_text(json.dumps({"written": f"{tmp_path}/yesterday.html"}), encoding="utf-8")

    async def story(at: Morning) -> None:
        await at.press("enter", "e")
        assert at.asked == f"{tmp_path}/Story 1 of the day.html"
        assert at.status.startswith("Enter writes it, Tab: another format")
        await at.press("tab", "enter")
        assert at.status.startswith("written:")
        assert (tmp_path / "Story 1 of the day.epub").read_bytes().startswith(b"PK")
        assert at.view is View.PAGE
        await at.press("e")
        assert at.asked == f"{tmp_path}/Story 1 of the day.epub"
        await at.press("enter")
        assert "there already" in at.status
        await at.press("escape", "j")
        assert not at.reader.desktop.target.display

    play(story, archive, size=(240, 24), remembered=place)


def test_a_file_whose_ending_tells_nothing_is_asked_for_again(archive: Path) -> None:
    async def story(at: Morning) -> None:
        await at.press("e", "ctrl+u", *"notes.doc", "enter")
        assert at.status.startswith("notes.doc: no format ends so")
        await at.press("tab")
        assert at.asked == "notes.doc.html"
        await at.press("ctrl+u", "enter")
        assert at.view is View.HEADLINES

    play(story, archive)


def test_keys_of_ones_own_take_the_place_of_the_usual_and_are_told(archive: Path) -> None:
    async def story(at: Morning) -> None:
        await at.press("asterisk")
        assert states(archive, 1) == (True, True)
        await at.press("A")
        assert at.status.startswith("12 marked as read; z takes it back")
        await at.press("z", "z")
        assert states(archive, 1) == (True, False)
        await at.press("s")
        assert any(line.split()[:2] == ["*", "a"] for line in at.screen("keys"))
        assert any("x ← Esc" in line for line in at.screen("keys"))
        await at.press("x")
        assert at.view is View.HEADLINES
        await at.press("question_mark", "q")
        assert at.view is View.HEADLINES

    play(story, archive, size=(80, 60), keys="star=*, undo=z, help=s, back=x left")


def test_kept_pictures_are_drawn_in_the_article_and_scroll_with_it(archive: Path) -> None:
    address = "https://paper.example/harbour.png"
    with open_archive(archive) as kept:
        blocks = (Paragraph((Span("Before."),)), Figure(address, alt="The harbour"), Paragraph((Span("After."),)))
        number = kept.keep(None, reading(0, blocks=blocks), source_id=1, now=NOW).article_id
        picture = capture(reading(0), url=address, asked_url=address, body=photograph("harbour", 1))
        kept.captures.add(picture, article_id=number, part=True)

    async def story(at: Morning) -> None:
        await at.press("enter")
        page = at.reader.desktop.page
        codes = ["".join(one.text for one in page.render_line(y) if one.control) for y in range(page.size.height)]
        assert sum("▀" in line for line in codes) == 10
        await at.press("G")
        assert any("[Picture: The harbour][1]" in line for line in at.screen("page"))
        assert all(page.render_line(y).cell_length == 79 for y in range(page.size.height))
        await at.resize(60, 20)
        assert all(page.render_line(y).cell_length == 59 for y in range(page.size.height))

    play(story, archive, size=(80, 20), means=Means("blocks"))


def test_the_same_story_in_other_papers_is_one_key_away(archive: Path) -> None:
    words = " ".join(f"The {number} boats of the harbour sailed to the island at dawn." for number in range(40))
    with open_archive(archive) as kept:
        for number, url in ((20, "https://morning.example/boats"), (21, "https://evening.example/harbour")):
            kept.keep(None, reading(number, words, url=url, title=f"Boats {number}"), source_id=number % 2 + 1, now=NOW)

    async def story(at: Morning) -> None:
        await at.press("G", "k")
        assert at.headline == "Boats 20"
        assert any(line.endswith("Boats 20  +1") for line in at.screen("headlines"))
        await at.press("m")
        assert at.title.startswith("Same story: Boats 20")
        assert at.title.endswith("1 of 2")
        assert [line.endswith("+1") for line in at.screen("headlines")[:3]] == [True, True, False]
        await at.press("j", "enter", "q", "q")
        assert at.title.startswith("All news")
        assert at.headline == "Boats 20"
        await at.press("g", "m")
        assert at.status.startswith("no other article is known to be the same story")

    play(story, archive)


def test_saved_searches_stand_among_the_lists_with_what_is_unread(archive: Path) -> None:
    with open_archive(archive) as kept:
        kept.saved.save("Boats", "boats", now=NOW)
        for number in (30, 31):
            kept.keep(None, reading(number, "Three boats came."), source_id=1, now=NOW)
        kept.articles.mark([13], unread=False)

    async def story(at: Morning) -> None:
        await at.press("q")
        assert at.screen("shelves")[4].split() == ["/", "Boats", "1"]
        await at.press("j", "j", "j", "j", "enter")
        assert at.title.startswith("Boats")
        assert at.title.endswith("1 of 2")
        await at.press("U")
        assert at.title.endswith("1 of 1")

    play(story, archive)


def test_what_a_rule_hides_is_on_no_list(archive: Path) -> None:
    with open_archive(archive) as kept:
        kept.mutes.add("boats", now=NOW)
        kept.keep(None, reading(0, "Three boats came."), source_id=1, now=NOW)

    async def story(at: Morning) -> None:
        assert at.headline == "Story 1 of the day"
        assert at.title.endswith("1 of 12")
        await at.press("q")
        assert at.screen("shelves")[0].split() == ["▸", "All", "news", "12"]

    play(story, archive)


def test_a_whole_morning(archive: Path, tmp_path: Path) -> None:
    corrected(archive, 3, "The other words of story 3.")
    with open_archive(archive) as kept:
        kept.saved.save("Story seven", '"story 7"', now=NOW)
    place = tmp_path / "reader.json"

    def start(_force: bool) -> IO[bytes]:
        with open_archive(archive) as kept:
            kept.keep(None, reading(0), source_id=1, now=NOW)
        return BytesIO(b'{"left": 0, "read": 1, "coming": 0, "doing": "", "finished": "morning"}\n')

    async def story(at: Morning) -> None:
        # News come while one looks at the headlines, and are taken in.
        await at.until(lambda: "1 new headline" in at.status)
        await at.press("r")
        assert at.title.endswith("1 of 13")
        # The space bar reads two articles; the third has been changed, and that is looked at.
        await at.press("enter", "space", "space", "space")
        assert at.headline == "Story 3 of the day"
        await at.press("d")
        assert any("{+other+}" in line for line in at.screen("page"))
        await at.press("d", "s", "q")
        # A look at one paper, its oldest article unread again; all from the second on is done with, and one is not.
        await at.press("q", "G", "enter", "G", "enter", "N", "q")
        assert at.title.startswith("The Evening Paper")
        await at.press("g", "j", "A")
        assert "marked as read; u takes it back" in at.status
        await at.press("u")
        assert at.status.startswith("taken back")
        # A word comes to mind; what is found is written into a file.
        await at.press("slash", *"seven", "escape", "slash", *"story", "space", "7", "enter", "enter")
        assert at.headline == "Story 7 of the day"
        await at.press("e", "ctrl+u", *f"{tmp_path}/seven.csv", "enter")
        assert at.status.startswith("written:")
        await at.press("o", "y", "q", "q")
        assert at.title.startswith("The Evening Paper")
        # What was starred, and what is saved; then out, from wherever one is.
        await at.press("q", "g", "j", "j", "enter")
        assert (at.title.split()[0], at.headline) == ("Starred", "Story 3 of the day")
        await at.press("q", "j", "j", "enter")
        assert (at.title.split()[:2], at.headline) == (["Story", "seven"], "Story 7 of the day")
        await at.press("question_mark", "q", "enter", "Q")

    play(story, archive, start_sync=start, remembered=place)
    assert (tmp_path / "seven.csv").exists()
    assert json.loads(place.read_text())["shelf"] == "saved:Story seven"
    assert states(archive, 3) == (False, True)
