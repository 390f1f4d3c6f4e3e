from __future__ import annotations

from pathlib import Path

from newscli.tui.app import Reader
from newscli.tui.keys import ARTICLE, EVERYWHERE, HELP, LIST, MOVES, PAGE, VIEWS, Key, shown
from newscli.tui.widgets.headlines import Headlines
from newscli.tui.widgets.page import Page

GUIDE = Path(__file__).parents[2] / "docs" / "reading.md"


def method(key: Key) -> str:
    return f"action_{key.action.split('(')[0]}"


def test_every_key_has_somebody_to_answer_it() -> None:
    for tables, owner in (((MOVES, LIST), Headlines), ((MOVES, PAGE), Page), ((ARTICLE, EVERYWHERE, VIEWS), Reader)):
        for table in tables:
            for key in table:
                assert callable(getattr(owner, method(key))), key


def test_no_key_means_two_things_in_one_view() -> None:
    for tables in ((MOVES, LIST, ARTICLE, EVERYWHERE, VIEWS), (MOVES, PAGE, ARTICLE, EVERYWHERE, VIEWS)):
        names = [name for table in tables for key in table for name in key.keys.split(",")]
        assert sorted(names) == sorted(set(names))


def test_the_guide_has_the_keys_of_the_program() -> None:
    written = GUIDE.read_text(encoding="utf-8")
    for title, table in HELP.items():
        for key in table:
            assert f"| `{shown(key)}` | {key.meaning} |" in written, (title, key)
