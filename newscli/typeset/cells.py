"""Text measured, cut and wrapped by terminal cells: East Asian letters take two, combining marks none.

Widths come from rich's tables, loaded only when a text has letters beyond Latin, Greek and Cyrillic. They give the
vowel signs of Hindi, Tamil and their kin (category Mc) no cell; xterm, VTE, Konsole and tmux follow wcwidth(3) and give
each one, and so do we.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import category

from newscli.typeset.pieces import Line, Piece
from newscli.typeset.safe import safe

#: Letters and punctuation of one cell each: no need to load a table for them. Soft hyphens and combining marks are not.
_SINGLE = re.compile("[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20ac\u2116\u2605]*")

#: Chinese and Japanese may break between any two letters, but not before a closing mark or after an opening one.
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
_OPENING = "「『（《〈【〔“‘([{"
_CLOSING = "、。，．：；！？」』）》〉】〕”’…‥ー々)]},.!?:;%"

#: A letter with the marks that cling to it, or a run of other scripts. Compiled when the first such text is wrapped.
_ATOMS = (
    rf"[{re.escape(_OPENING)}]*[{_CJK}][{re.escape(_CLOSING)}]*"
    rf"|(?:(?![{_CJK}]).)+?(?=[{re.escape(_OPENING)}]*[{_CJK}]|$)"
)

#: The joiner of emoji and the sign that makes one of a letter; from U+1F000 on they are emoji themselves.
_JOINING = "\u200d\ufe0f"
_FIRST_EMOJI = "\U0001f000"

_BLANKS = re.compile("[ \u2000-\u2006\u2008-\u200a\u205f]+")  # blanks a line may break at; NBSP is none


def width(text: str) -> int:
    """How many cells the text takes once it is safe."""
    text = safe(text)
    if _SINGLE.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text) + _spacing(text)


def is_doubtful(text: str) -> bool:
    """Whether terminals disagree how wide the text is: joined emoji, flags, and vowel signs beside their letters."""
    return not _SINGLE.fullmatch(text) and any(
        letter in _JOINING or letter >= _FIRST_EMOJI or category(letter) == "Mc" for letter in text
    )


def _spacing(text: str) -> int:
    """How many marks in it take a cell of their own."""
    return sum(category(letter) == "Mc" for letter in text)


def fit(text: str, cells: int) -> str:
    """The text, safe, cut to so many cells; a cut is marked with an ellipsis."""
    text = safe(text)
    if width(text) <= cells:
        return text
    return split(text, cells - 1)[0].rstrip() + "…" if cells > 0 else ""


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text, cut or filled with blanks to just so many cells; `right` puts it to the right."""
    text = fit(text, cells)
    blanks = " " * (cells - width(text))
    return blanks + text if right else text + blanks


def split(text: str, cells: int) -> tuple[str, str]:
    """The text in two: what fits in so many cells (never half a letter), and the rest."""
    if _SINGLE.fullmatch(text):
        return text[:cells], text[cells:]
    from rich.cells import split_graphemes

    spans, _ = split_graphemes(text)
    used = end = 0
    for start, stop, size in spans:
        marks = _spacing(text[start:stop])
        if used + size + marks > cells:
            # A letter with more marks than a line is wide has to be broken somewhere.
            end = end or (_marked(text[start:stop], cells - size) if marks else 0)
            break
        used += size + marks
        end = stop
    return text[:end], text[end:]


def _marked(letter: str, marks: int) -> int:
    """The place in a letter after so many marks that take a cell; 0 where not even the first fits."""
    places = [place for place, mark in enumerate(letter, 1) if category(mark) == "Mc"]
    return places[marks - 1] if marks > 0 else 0


def wrap(pieces: Line, cells: int, *, first: Line = (), rest: Line = ()) -> list[Line]:
    """Pieces of words as lines of at most so many cells, the first behind `first`, the others behind `rest`.

    A line break in the words (of a verse, an address) stays one.
    """
    lines: list[Line] = []
    for part in _broken(pieces):
        lines += _wrapped(part, cells, first=rest if lines else first, rest=rest)
    return lines


def _broken(pieces: Line) -> list[list[Piece]]:
    """The pieces between the line breaks in them."""
    parts: list[list[Piece]] = [[]]
    for text, style in pieces:
        head, *others = text.split("\n")
        parts[-1].append((head, style))
        parts += [[(other, style)] for other in others]
    return parts


def _wrapped(pieces: Line, cells: int, *, first: Line, rest: Line) -> list[Line]:
    lines: list[Line] = []
    line: list[Piece] = list(first)
    room = cells - _width(first)
    used = 0
    for whole, blank in _atoms(pieces):
        atom = whole
        needed = _width(atom)
        if used and used + blank + needed > room:
            lines.append(line)
            line, room, used = list(rest), cells - _width(rest), 0
        if used and blank:
            # A blank inside underlined or lit words carries their look.
            line.append((" ", line[-1][1] if line[-1][1] == atom[0][1] else ""))
            used += 1
        while needed > max(room, 2):
            head, atom = _chop(atom, max(room, 2))
            lines.append([*line, *head])
            line, room, used = list(rest), cells - _width(rest), 0
            needed = _width(atom)
        line.extend(atom)
        used += needed
    if used or not lines:
        lines.append(line)
    return lines


def _width(line: Line) -> int:
    return sum(width(text) for text, _ in line)


def _atoms(pieces: Line) -> Iterator[tuple[list[Piece], bool]]:
    """What may not be broken, with whether a blank goes before it: words, each perhaps of several looks, and letters of
    the scripts that need no blanks."""
    word: list[Piece] = []
    blank = False
    for text, style in pieces:
        for index, part in enumerate(_BLANKS.split(safe(text))):
            if index:
                if word:
                    yield word, blank
                word, blank = [], True
            for atom in [part] if _SINGLE.fullmatch(part) else re.findall(_ATOMS, part):
                if not atom:
                    continue
                if word and (_is_cjk(atom[-1]) or _is_cjk(word[-1][0][-1])) and not _sticks(word[-1][0], atom):
                    yield word, blank
                    word, blank = [], False
                word.append((atom, style))
    if word:
        yield word, blank


def _is_cjk(letter: str) -> bool:
    return letter >= "\u2e80" and re.match(f"[{_CJK}]", letter) is not None


def _sticks(before: str, after: str) -> bool:
    return before[-1] in _OPENING or after[0] in _CLOSING


def _chop(atom: Sequence[Piece], cells: int) -> tuple[list[Piece], list[Piece]]:
    """An atom wider than a line, in two."""
    head: list[Piece] = []
    for index, (text, style) in enumerate(atom):
        taken = width(text)
        if taken > cells:
            one, two = split(text, cells)
            return [*head, (one, style)], [(two, style), *atom[index + 1 :]]
        head.append((text, style))
        cells -= taken
    return head, []
