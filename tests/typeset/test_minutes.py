"""Reading time, in scripts with blanks and without."""

from __future__ import annotations

import pytest

from newscli.typeset.minutes import minutes


@pytest.mark.parametrize(
    ("text", "expected"), [("", 1), ("a word " * 184, 2), ("Wörter über " * 460, 5), ("新闻" * 510, 4)]
)
def test_an_article_takes_its_words_time(text: str, expected: int) -> None:
    assert minutes(text) == expected
