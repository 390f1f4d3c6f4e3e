"""Which means of drawing a terminal has, as its environment tells; nothing is asked and waited for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

    from newscli.typeset.pieces import Drawn


class Means(NamedTuple):
    """How pictures are drawn here."""

    name: str  #: a module of this package
    cell: tuple[int, int] = (10, 20)  #: pixels of a cell, across and down
    truecolor: bool = True

    def draw(self, image: Image, columns: int, rows: int) -> list[Drawn]:
        """The picture in so many cells, a line each."""
        drawing: Callable[[Image, int, int, Means], list[Drawn]] = import_module(f"newscli.pictures.{self.name}").draw
        return drawing(image, columns, rows, self)


#: (variable, beginning of its value, means). A terminal inside another (tmux, screen) is only what that other lets
#: through: half blocks.
_KNOWN = (
    ("TMUX", "", "blocks"),
    ("STY", "", "blocks"),
    ("KITTY_WINDOW_ID", "", "kitty"),
    ("TERM", "xterm-kitty", "kitty"),
    ("TERM", "xterm-ghostty", "kitty"),
    ("TERM_PROGRAM", "iTerm.app", "iterm2"),
    ("TERM_PROGRAM", "WezTerm", "iterm2"),
    ("TERM_PROGRAM", "vscode", "iterm2"),
    ("TERM_PROGRAM", "mintty", "iterm2"),
    ("TERM", "foot", "sixel"),
    ("TERM", "mlterm", "sixel"),
    ("TERM", "contour", "sixel"),
    ("WT_SESSION", "", "sixel"),
)


def means(wish: str, environ: Mapping[str, str], cell: tuple[int, int] | None = None) -> Means | None:
    """The means for a wish: `off` (None), `auto`, or one by its name; `cell` are the pixels of a cell, if known."""
    if wish == "off":
        return None
    name = _known(environ) if wish == "auto" else wish
    truecolor = environ.get("COLORTERM") in ("truecolor", "24bit")
    return Means(name, cell or Means("").cell, truecolor)


def cell_pixels(terminal: int) -> tuple[int, int] | None:
    """The pixels of a cell of the terminal behind a file descriptor, where the system knows them."""
    try:
        import fcntl
        import struct
        import termios

        rows, columns, width, height = struct.unpack("HHHH", fcntl.ioctl(terminal, termios.TIOCGWINSZ, bytes(8)))
    except (ImportError, OSError):
        return None
    return (width // columns, height // rows) if min(rows, columns) and width >= columns and height >= rows else None


def _known(environ: Mapping[str, str]) -> str:
    for variable, beginning, name in _KNOWN:
        value = environ.get(variable)
        if value and value.startswith(beginning):
            return name
    return "blocks"
