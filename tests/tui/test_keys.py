from __future__ import annotations

import re
from pathlib import Path

import pytest

from newscli.errors import SettingsError
from newscli.tui.app import Reader
from newscli.tui.keymap import KEYS, Keymap, keymap
from newscli.tui.keys import ARTICLE, EVERYWHERE, HELP, LIST, MOVES, PAGE, TOGETHER, Key
from newscli.tui.widgets.headlines import Headlines
from newscli.tui.widgets.page import Page

GUIDE = Path(__file__).parents[2] / "docs" / "reading.md"


def method(key: Key) -> str:
    return f"action_{key.action.split('(')[0]}"


def test_every_key_has_somebody_to_answer_it() -> None:
    for tables, owner in (((MOVES, LIST), Headlines), ((MOVES, PAGE), Page), ((ARTICLE, EVERYWHERE), Reader)):
        for table in tables:
            for key in table:
                assert callable(getattr(owner, method(key))), key


def test_no_key_means_two_things_in_one_view() -> None:
    for tables in TOGETHER:
        names = [name for table in tables for key in table for name in Keymap().of(key)]
        assert sorted(names) == sorted(set(names))


def test_a_reader_may_have_keys_of_ones_own() -> None:
    own = keymap("undo=z ctrl-z, star=* f2, export=comma, search=s", "keys")
    assert own.shown(KEYS["undo"]) == "z Ctrl-z"
    assert own.shown(KEYS["star"]) == "* F2"
    assert own.hint("export") == ","
    assert own.shown(KEYS["down"]) == "j ↓"


def test_the_ways_out_cannot_be_taken_away() -> None:
    own = keymap("leave=x, back=z", "keys")
    assert own.of(KEYS["leave"]) == ["x", "Ctrl-c"]
    assert own.of(KEYS["back"]) == ["z", "Esc"]


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("undo=d", "keys: d would do both changes and undo; give one of them another key"),
        ("undo=Esc", "keys: Esc would do both undo and back; give one of them another key"),
        ("star=ctrl-i", "keys: Tab would do both star and next-view; give one of them another key"),
        ("jump=x", "keys: no key does 'jump'; there are down, up"),
        ("undo=", "keys: undo wants keys such as x or Ctrl-x F5, found none"),
        ("undo=Meta-x", "keys: undo wants a letter, a sign, Ctrl-x, F5 or Up"),
        ("undo", "keys: undo wants keys such as x"),
    ],
)
def test_a_wish_that_makes_no_sense_is_one_clear_line(wish: str, said: str) -> None:
    with pytest.raises(SettingsError, match=f"^{re.escape(said)}"):
        keymap(wish, "keys")


def test_the_guide_has_the_keys_of_the_program() -> None:
    written = GUIDE.read_text(encoding="utf-8")
    for title, table in HELP.items():
        for key in table:
            assert f"| `{Keymap().shown(key)}` | {key.name} | {key.meaning} |" in written, (title, key)
