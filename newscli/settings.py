"""Every setting with its meaning and its default, and where its value came from.

A setting comes from, in order: the environment (`NEWSCLI_<NAME>`), the one TOML file, the default here. What concerns
one source alone stands in the file's table `[source.<name>]`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import newscli.values
from newscli.errors import SettingsError


def _setting(default: Any, meaning: str, *, least: float = 0) -> Any:
    return field(default=default, metadata={"meaning": meaning, "least": least})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Settings(newscli.values.Value):
    """The settings in force. `newscli config` shows each with its meaning and origin."""

    wait_seconds: float = _setting(5.0, "how long `latest` waits for news before it lists what is there")
    pause_seconds: float = _setting(1.0, "the pause between two requests to one host")
    timeout_seconds: float = _setting(20.0, "how long one server may stay silent", least=0.1)
    request_seconds: float = _setting(90.0, "how long one request may take in all", least=0.1)
    max_bytes: int = _setting(20_000_000, "the largest answer that is taken, after decompression", least=1)
    max_redirects: int = _setting(8, "how many redirects are followed")
    hosts_at_once: int = _setting(16, "how many hosts are asked at the same time", least=1)
    private_hosts: str = _setting("", "hosts on your own network that may be asked, besides those you follow by number")
    first_source: str = _setting("https://deu.belta.by/all_news/", "what a new archive follows; empty: nothing")
    web_archives: str = _setting(
        "https://web.archive.org/web/", "where `recover` asks: TimeGates of web archives, between blanks"
    )
    proxy: str = _setting("", "a proxy, such as socks5://127.0.0.1:9050; empty: what the environment says")
    contact: str = _setting("", "an address or page that the user agent names, for site owners")
    width: int = _setting(78, "the widest line of an article, in terminal cells", least=20)
    timezone: str = _setting("", "the zone times are shown in, such as Europe/Berlin; empty: the system's")
    color: str = _setting("auto", "colour on the terminal: auto, always or never")
    colors: str = _setting("", "looks of your own, such as mark=red, link=bold blue; names: newscli config --help")
    pictures: str = _setting("off", "kept pictures in articles: off, auto, kitty, iterm2, sixel, blocks (half blocks)")
    keys: str = _setting("", "keys of your own in `newscli read`, such as undo=z, star=* F2; names: docs/reading.md")
    alert_command: str = _setting("", "a command that gets new hits of saved searches, as JSON on its standard input")
    alert_mail: str = _setting("", "an address that new hits of saved searches are sent to, through sendmail")
    alert_webhook: str = _setting("", "an address that new hits of saved searches are posted to, as JSON")
    alert_notice: str = _setting("no", "whether new hits of saved searches are shown on the desktop: yes or no")
    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, metadata={"meaning": "one source's own"})
    origins: Mapping[str, str] = field(default_factory=dict, metadata={"meaning": ""})


Value = float | int | str

_FIELDS = {f.name: f for f in fields(Settings) if f.name not in ("sources", "origins")}
_KINDS: dict[str, type[Value]] = {name: type(getattr(Settings(), name)) for name in _FIELDS}

#: The settings a person can write, in the order they are shown, each with its meaning.
MEANINGS: Mapping[str, str] = {name: f.metadata["meaning"] for name, f in _FIELDS.items()}

#: What only some words can be.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "alert_notice": ("no", "yes"),
    "color": ("auto", "always", "never"),
    "pictures": ("off", "auto", "kitty", "iterm2", "sixel", "blocks"),
}

_WANTED = {int: "a whole number", float: "a number", str: "a text in quotes"}


def load(path: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force, from the file at `path` (which may be missing) and the environment.

    Raises SettingsError, which names the file with line and column, or the variable.
    """
    text = _read(path)
    written = _parse(text, path) if text else {}
    for name in written:
        if name not in _FIELDS and name != "source":
            raise SettingsError(f"{_place(text, name, path)}: no setting is called {name!r}; {_meant(name)}")
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for name in _FIELDS:
        variable = f"NEWSCLI_{name.upper()}"
        if variable in environ:
            values[name] = from_words(name, environ[variable], variable)
            origins[name] = variable
        elif name in written:
            values[name] = check(name, written[name], _place(text, name, path))
            origins[name] = str(path)
    return Settings(**values, sources=_tables(written, text, path), origins=origins)


def check(name: str, value: Any, where: str) -> Value:
    """The value in the type of the setting `name`; raises SettingsError, which begins with `where`."""
    kind = _KINDS[name]
    fits = isinstance(value, (int, float) if kind is float else kind) and not isinstance(value, bool)
    if not fits:
        raise SettingsError(f"{where}: {name} wants {_WANTED[kind]}, found {value!r}")
    if name in CHOICES and value not in CHOICES[name]:
        raise SettingsError(f"{where}: {name} wants one of {', '.join(CHOICES[name])}, found {value!r}")
    least = _FIELDS[name].metadata["least"]
    if kind is not str and not least <= value < 1e12:
        raise SettingsError(f"{where}: {name} wants {_WANTED[kind]} from {least} up, found {value!r}")
    made: Value = kind(value)
    return made


def from_words(name: str, words: str, where: str) -> Value:
    """The value that these words give the setting `name`; raises SettingsError, which begins with `where`."""
    if name not in _FIELDS:
        raise SettingsError(f"{where}: no setting is called {name!r}; {_meant(name)}")
    kind = _KINDS[name]
    try:
        return check(name, kind(words), where)
    except ValueError:
        raise SettingsError(f"{where}: {name} wants {_WANTED[kind]}, found {words!r}") from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error}); correct the file or move it away") from error


def _parse(text: str, path: Path) -> dict[str, Any]:
    import tomllib  # only where there is a file: start-up time is a feature

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # "Invalid value (at line 3, column 8)" is how tomllib says where until it has attributes for it (3.14).
        message = re.sub(r" \(at (.*)\)$", "", str(error))
        place = re.search(r"\(at (.*)\)$", str(error))
        where = f"{path}, {place[1]}" if place else str(path)
        raise SettingsError(f"{where}: not valid TOML: {message}; correct the file or move it away") from error


def _place(text: str, name: str, path: Path) -> str:
    """The file, line and column where the setting `name` is written."""
    match = re.search(rf"""^[ \t]*\[?["']?{re.escape(name)}\b""", text, re.MULTILINE)
    if match is None:
        return str(path)
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return f"{path}, line {text.count(chr(10), 0, start) + 1}, column {start - text.rfind(chr(10), 0, start)}"


def _meant(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, _FIELDS, n=1)
    return f"did you mean {close[0]!r}?" if close else "`newscli config` lists them all"


def _tables(written: Mapping[str, Any], text: str, path: Path) -> dict[str, Mapping[str, Any]]:
    tables = written.get("source", {})
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise SettingsError(f"{_place(text, 'source', path)}: `source` wants tables such as [source.belta-de]")
    return dict(tables)
