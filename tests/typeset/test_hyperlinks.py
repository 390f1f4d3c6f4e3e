"""Words that lead somewhere, only where a terminal is known to understand it."""

from __future__ import annotations

import pytest

from newscli.typeset.hyperlinks import look, understood


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "6003"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4205"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a", "VTE_VERSION": "6003"}, False),
        ({"TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"}, True),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"FORCE_HYPERLINK": "0", "TERM": "xterm-kitty"}, False),
    ],
)
def test_only_terminals_that_are_known_get_them(environ: dict[str, str], expected: bool) -> None:
    assert understood(environ) is expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://paper.example/a?b=c;d#e", "strong https://paper.example/a?b=c;d#e"),
        ("https://paper.example/ü\x1b\\ x", "strong https://paper.example/%C3%BC%1B%5C%20x"),
        ("javascript:alert(1)", "strong"),
    ],
)
def test_an_address_is_made_harmless(address: str, expected: str) -> None:
    assert look("strong", address) == expected
