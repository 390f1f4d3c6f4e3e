"""The pages' HTML, in files one can open and read: `templates/<name>.html` with `$names` to fill in."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template


def fill(name: str, /, **html: str) -> str:
    """The template with every name filled in; the values are HTML already."""
    return _template(name).substitute(html)


@cache
def _template(name: str) -> Template:
    return Template((files("newscli.demo") / "templates" / f"{name}.html").read_text(encoding="utf-8"))
