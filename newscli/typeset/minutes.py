"""How long an article takes to read."""

from __future__ import annotations

import re

#: Words a minute, the mean of seventeen languages, and Chinese letters a minute, both read aloud for comprehension:
#: Trauzettel-Klosinski and Dietz 2012, "Standardized assessment of reading performance" (184 ± 29; 255 ± 29).
WORDS = 184
LETTERS = 255

_LETTERS = "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"  # compiled for texts beyond ASCII only


def minutes(text: str) -> int:
    """Whole minutes to read the text with care, at least one."""
    rest, letters = re.subn(_LETTERS, " ", text) if not text.isascii() else (text, 0)
    return max(round(len(rest.split()) / WORDS + letters / LETTERS), 1)
