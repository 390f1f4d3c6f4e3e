"""The settings file changed by program: one line of it, and nothing of its comments and order."""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newscli.errors import SettingsError
from newscli.settings import Value, load

_VALUE = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#"']+)"""


def put(path: Path, name: str, value: Value) -> None:
    """Give a setting a value in the file, which is made where it is missing. Raises SettingsError."""
    written = json.dumps(value, ensure_ascii=False)  # JSON's texts and numbers are TOML's
    _rewrite(path, name, f"{name} = {written}", value)


def take(path: Path, name: str) -> None:
    """Take a setting out of the file; what is not in it need not go. Raises SettingsError."""
    _rewrite(path, name, None, None)


@contextmanager
def draft(path: Path) -> Iterator[Path]:
    """A copy of the file to be worked on, which takes its place at the end, unless that raises."""
    folder = path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f"{path.stem}.", suffix=path.suffix, dir=folder)
    except OSError as error:
        raise SettingsError(f"{folder}: nothing can be written there: {error.strerror}") from error
    copy = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(path.read_bytes() if path.exists() else b"")
        yield copy
        copy.replace(path.resolve())  # a link stays one, as those who keep their settings in a repository have it
    finally:
        copy.unlink(missing_ok=True)


def _rewrite(path: Path, name: str, line: str | None, value: Value | None) -> None:
    with draft(path) as copy:
        load(path, {})  # a file with a mistake in it is not made worse
        text = copy.read_text(encoding="utf-8-sig")
        changed = _changed(text, name, line)
        wanted = tomllib.loads(text)
        wanted.pop(name, None)
        if value is not None:
            wanted[name] = value
        # The one promise that counts, whatever odd form the file has: this setting changed and nothing else.
        if _parsed(changed) != wanted:
            raise SettingsError(f"{path}: {name} is written in an unusual way; change it with `newscli config edit`")
        copy.write_text(changed, encoding="utf-8")


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _changed(text: str, name: str, line: str | None) -> str:
    """The text with the setting's line replaced, or added above the first table, or taken out."""
    table = re.search(r"^[ \t]*\[", text, re.MULTILINE)
    top, rest = (text[: table.start()], text[table.start() :]) if table else (text, "")
    place = re.compile(
        rf"""^[ \t]*["']?{re.escape(name)}["']?[ \t]*=[ \t]*{_VALUE}(?P<after>[^\n]*)\n?""", re.MULTILINE
    )
    found = place.search(top)
    if found:
        return top[: found.start()] + (f"{line}{found['after']}\n" if line else "") + top[found.end() :] + rest
    if line is None:
        return text
    top = top.rstrip("\n")
    return f"{top}\n{line}\n".lstrip("\n") + (f"\n{rest}" if rest else "")
