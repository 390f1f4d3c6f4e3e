"""Make `docs/newscli.1`, the manual page, from the words of --help.

    python docs/make_man.py

A test compares the page with the program, and has `man` read it with all warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newscli.cli.commands import COMMANDS
from newscli.cli.group import newscli
from newscli.settings import MEANINGS

#: The command line as typer has made it; its classes are not typed for what is read here.
_PROGRAM: Any = newscli
PAGE = Path(__file__).parent / "newscli.1"

_STATUS = {
    "0": "All went well.",
    "1": "Nothing was found, or what was asked cannot be done.",
    "2": "The question makes no sense.",
    "3": "Some sources failed; the others were read.",
    "4": "There is trouble with the archive.",
    "130": "It was interrupted; what was kept stays kept.",
}
_ENVIRONMENT = {
    "NEWSCLI_HOME": "One folder for archive, settings and cache.",
    "NO_COLOR": "Anything in it: no colour.",
    "PAGER": "Shows articles longer than the screen; less where it is not set.",
    "BROWSER": "What `newscli open` opens.",
    "VISUAL, EDITOR": "What `newscli config edit` opens.",
    "LC_ALL, LC_TIME, LANG": "The language dates are written in.",
}


def page() -> str:
    """The manual page in man(7)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield '.TH NEWSCLI 1 "" newscli "General Commands Manual"'
    yield ".SH NAME"
    yield "newscli \\- read the news in the terminal, from any site, and keep it for good"
    yield ".SH SYNOPSIS"
    yield "\\fBnewscli\\fR [\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]"
    yield ".SH DESCRIPTION"
    yield _text(
        "Feeds, sitemaps and section pages are followed; their articles are read, kept with every version, and "
    )
    yield _text("found again offline. `newscli latest` is the place to begin, `newscli demo` needs no network.")
    yield ".SH OPTIONS"
    yield from _parameters(_PROGRAM)
    for section, commands in COMMANDS.items():
        yield f".SH {section.upper()}"
        for name in commands:
            yield from _command(f"newscli {name}", _PROGRAM.get_command(None, name))
    yield ".SH SETTINGS"
    yield _text(
        "Written in the TOML file that `newscli config` names, or in the environment as NEWSCLI_ and the name in "
    )
    yield _text("capitals, which wins.")
    for name, meaning in MEANINGS.items():
        yield from _tagged(f"\\fB{_text(name)}\\fR", meaning)
    yield ".SH EXIT STATUS"
    for number, meaning in _STATUS.items():
        yield from _tagged(f"\\fB{number}\\fR", meaning)
    yield ".SH ENVIRONMENT"
    for name, meaning in _ENVIRONMENT.items():
        yield from _tagged(f"\\fB{name}\\fR", meaning)


def _command(path: str, command: Any) -> Iterator[str]:
    subcommands = command.list_commands(None) if hasattr(command, "list_commands") else []
    yield f".SS {_text(path)}" + "".join(f" {_text(_metavar(each))}" for each in _arguments(command))
    first, *others = re.split(r"\n\s*\n", (command.help or "").strip())
    yield _text(first)
    for paragraph in others:
        yield ".PP"
        yield _text(paragraph)
    yield from _parameters(command)
    for name in subcommands:
        yield from _command(f"{path} {name}", command.get_command(None, name))


def _parameters(command: Any) -> Iterator[str]:
    for param in command.params:
        if param.param_type_name == "argument":
            if param.help:
                yield from _tagged(f"\\fI{_text(_metavar(param))}\\fR", param.help)
        elif not param.hidden and (command is _PROGRAM or param.name not in ("archive", "color")):
            value = "" if param.is_flag else f" \\fI{_text(_metavar(param))}\\fR"
            names = ", ".join(f"\\fB{_text(name)}\\fR" for name in sorted(param.opts, key=len))
            yield from _tagged(names + value, param.help or "")


def _arguments(command: Any) -> list[Any]:
    return [param for param in command.params if param.param_type_name == "argument" and not param.hidden]


def _metavar(param: Any) -> str:
    return str(param.metavar or param.type.name.upper())


def _tagged(tag: str, words: str) -> Iterator[str]:
    yield ".TP"
    yield tag
    yield _text(words)


def _text(words: str) -> str:
    """Words as roff: nothing in them is a command; what stands between backquotes is bold."""
    roff = (
        " ".join(words.split()).replace("\\", "\\(rs").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha")
    )
    roff = re.sub(r"`([^`]+)`", r"\\fB\1\\fR", roff)
    return f"\\&{roff}" if roff[:1] in (".", "'") else roff


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
