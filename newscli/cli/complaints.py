"""What typer has to say of the arguments, in newscli's words: the thing, what is wrong with it, the next step."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

#: How alike a mistyped option is to what was meant; difflib's own 0.6 takes --foo for --color.
_ALIKE = 0.7


def said(error: Any) -> str:
    """One line for a person. `error` is one of typer's own, whose classes are private: their names tell them apart."""
    words = _WORDS.get(type(error).__name__, _as_it_is)(error)
    command = getattr(getattr(error, "ctx", None), "command_path", "newscli")
    return f"{words} `{command} --help` tells more" if words.endswith("?") else f"{words}; see `{command} --help`"


def _missing(error: Any) -> str:
    param = error.param
    if param is None or param.param_type_name != "argument":
        return _as_it_is(error)
    return f"{param.metavar} is missing: {_sentence(param.help or '')}"


def _no_option(error: Any) -> str:
    known = [name for param in error.ctx.command.params for name in param.opts] if error.ctx else []
    close = get_close_matches(error.option_name, known, n=1, cutoff=_ALIKE)
    return f"no option is called {error.option_name}" + (f"; did you mean {close[0]}?" if close else "")


def _no_value(error: Any) -> str:
    if "requires an argument" not in error.message:
        return f"{error.option_name} takes no value"
    return f"{error.option_name} wants a value"


def _bad_value(error: Any) -> str:
    param = error.param
    found = re.match(r"'?(?P<value>.*?)'? is not (?:a valid|in the range|one of)", error.message)
    wanted = _wanted(param.type) if param is not None else ""
    if found is None or not wanted:
        return _as_it_is(error)
    name = next((name for name in param.opts if name.startswith("--")), param.metavar or param.name)
    return f"{name} wants {wanted}, found {found['value']!r}"


def _wanted(kind: Any) -> str:
    """What a parameter of this type can be, in words; nothing where the message itself says it."""
    choices = getattr(kind, "choices", None)
    if choices:
        return f"one of {', '.join(map(str, choices))}"
    if not kind.name.startswith(("int", "float")):
        return ""
    number = "a whole number" if kind.name.startswith("int") else "a number"
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    return (
        number
        + (f" from {least}" if least is not None else "")
        + (f" to {most}" if most is not None else " up" if least is not None else "")
    )


def _as_it_is(error: Any) -> str:
    words = error.format_message().rstrip(".").replace(". Did you", "; did you")
    command = re.fullmatch(r"No such command (?P<name>'.*?')(?P<rest>.*)", words)
    if command:
        return f"no command is called {command['name']}{command['rest']}"
    return _sentence(re.sub(r"^Got unexpected extra argument\S* \((.*)\)$", r"Too many words: \1", words))


def _sentence(words: str) -> str:
    """Words as they go on after a colon: the first letter small, no stop."""
    return (words[:1].lower() + words[1:]).rstrip(".")


_WORDS = {
    "MissingParameter": _missing,
    "NoSuchOption": _no_option,
    "BadOptionUsage": _no_value,
    "BadParameter": _bad_value,
}
