"""A stream and who reads it: a person at a terminal (columns, colour, a pager) or a program at the end of a pipe.

Words and their looks travel as pieces (`typeset.pieces`); colours are added here and nowhere else, after the text was
made safe, so that no outside text can bring its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import TextIO

from newscli.errors import NewscliError
from newscli.typeset import dates, hyperlinks
from newscli.typeset.looks import STYLES
from newscli.typeset.pieces import Drawn, Line, Piece
from newscli.typeset.safe import escaped, safe


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise  # `| head` has read enough: the command line's business
    except OSError as error:
        raise NewscliError(f"cannot write the output: {error.strerror}") from error


def _cells(stream: TextIO, environ: Mapping[str, str]) -> tuple[int, int]:
    """Columns and rows of a terminal; COLUMNS and LINES overrule it. `shutil` has the same, and costs a start 2 ms."""
    try:
        found = os.get_terminal_size(stream.fileno())
    except OSError:
        found = os.terminal_size((0, 0))
    said = (environ.get(name, "") for name in ("COLUMNS", "LINES"))
    columns, rows = (int(word) if word.isdecimal() else cells for word, cells in zip(said, found, strict=True))
    return columns or 80, rows or 24


class Screen:
    """Where lines go. `terminal` says whether a person reads them there; `width` and `height` are its cells, `language`
    is the one dates are written in (`dates.language`), `linked` whether words can lead to addresses (`hyperlinks`)."""

    def __init__(
        self,
        stream: TextIO,
        *,
        terminal: bool,
        color: bool,
        width: int = 80,
        height: int = 24,
        language: str = dates.ENGLISH,
        styles: Mapping[str, str] = STYLES,
        linked: bool = False,
    ) -> None:
        self.stream = stream
        self.terminal = terminal
        self.color = color
        self.width = width
        self.height = height
        self.language = language
        self.styles = styles
        self.linked = linked

    @classmethod
    def of(
        cls,
        stream: TextIO,
        color: str = "auto",
        environ: Mapping[str, str] = os.environ,
        styles: Mapping[str, str] = STYLES,
    ) -> Screen:
        """The screen behind a stream. `color` is auto, always or never; NO_COLOR and TERM=dumb speak for auto."""
        terminal = stream.isatty()
        plain = bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb"
        colored = color == "always" or (color == "auto" and terminal and not plain)
        width, height = _cells(stream, environ) if terminal else (80, 24)
        return cls(
            stream,
            terminal=terminal,
            color=colored,
            width=max(width, 20),
            height=height,
            language=dates.language(environ),
            styles=styles,
            linked=terminal and colored and hyperlinks.understood(environ),
        )

    def look(self, name: str, address: str) -> str:
        """The look of words that lead to an address, where the terminal can have them do so."""
        return hyperlinks.look(name, address) if self.linked else name

    def line(self, *pieces: Piece) -> None:
        """One line."""
        self.write(self.render(pieces) + "\n")

    def lines(self, lines: Iterable[Line]) -> None:
        """Several lines in one write."""
        self.write("".join(self.render(line) + "\n" for line in lines))

    def row(self, *cells: str) -> None:
        """One line for a program: cells separated by tabs, which no cell holds."""
        self.write("\t".join(map(safe, cells)) + "\n")

    def json(self, text: str) -> None:
        """JSON text, which keeps every character: the dangerous ones as escapes."""
        self.write(escaped(text) + "\n")

    def render(self, line: Line) -> str:
        """The line as it is sent: every text safe, looks as escape sequences where there is colour."""
        painted = ""
        for style, pieces in groupby(line, key=itemgetter(1)):
            words = "".join(text if isinstance(text, Drawn) else safe(text) for text, _ in pieces)
            painted += self._paint(words, style)
        return painted.rstrip(" ")

    def write(self, text: str) -> None:
        """Send text that is safe already. A full disk is said in one line; a closed pipe is no error."""
        with _told():
            self.stream.write(text)

    def send(self, body: bytes) -> None:
        """Send bytes as they are, to a program."""
        with _told():
            self.stream.flush()
            self.stream.buffer.write(body)

    def flush(self) -> None:
        """Have all that was written reach its reader now."""
        with _told():
            self.stream.flush()

    def _paint(self, text: str, style: str) -> str:
        name, _, address = style.partition(" ")
        codes = self.styles[name]
        painted = f"\x1b[{codes}m{text}\x1b[0m" if codes and self.color and text else text
        return hyperlinks.around(painted, address) if address and self.linked and text else painted
