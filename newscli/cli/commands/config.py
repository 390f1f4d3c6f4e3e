"""newscli config: every setting, what it means and where its value comes from; and to change one."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import Annotated, Any

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.errors import NewscliError, SettingsError, UsageError


def config(
    here: Environment,
    words: Annotated[
        list[str] | None,
        Argument(metavar="[set NAME VALUE|unset NAME|edit]", help="What to change; nothing: show them all."),
    ] = None,
    *,
    json: Annotated[bool, Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show every setting with its value, meaning and origin, or change one.

    A setting is written in the TOML file named at the end, or in the environment as NEWSCLI_ and its name in capitals,
    which wins: NEWSCLI_WAIT_SECONDS=2. What concerns one source stands in a table of the file: [source.NAME].

    `edit` opens the file in VISUAL or EDITOR, and takes it over only if it makes sense.

    Looks for `colors`: strong, faint, emphasis, code, number, mark, lit, error, link, heading; each is some of bold,
    faint, italic, underline, reverse, plain, and a colour: black, red, green, yellow, blue, magenta, cyan, white, or
    bright-red and so on.

    Names for `keys`: those of docs/reading.md, such as undo, star, next-unread; each takes letters, signs, and Enter,
    Space, Up, PgDn, Ctrl-x, F5 and their like.
    """
    match words or []:
        case []:
            _show(here, as_json=json)
        case ["set", name, *value] if value:
            _set(here, name, " ".join(value))
        case ["unset", name]:
            _unset(here, name)
        case ["edit"]:
            _edit(here)
        case _:
            raise UsageError("write `config set NAME VALUE`, `config unset NAME`, `config edit`, or `config` alone")


def _show(here: Environment, *, as_json: bool) -> None:
    from newscli.cli.present import configuration

    if as_json:
        configuration.as_json(here.screen, here.settings, here.places, here.archive_path)
    else:
        configuration.table(here.screen, here.settings, here.places, here.archive_path)


def _set(here: Environment, name: str, words: str) -> None:
    from newscli.cli import settings_file, wishes
    from newscli.settings import Settings, from_words

    value = from_words(name, words, "config set")
    changed: dict[str, Any] = {name: value}
    wishes.check(Settings(**changed, origins={name: "config set"}))
    settings_file.put(here.places.config, name, value)
    _told(here, name, f"{name} = {value!r} from now on, in {here.places.config}")


def _unset(here: Environment, name: str) -> None:
    from newscli.cli import settings_file
    from newscli.settings import MEANINGS, Settings

    if name not in MEANINGS:
        raise SettingsError(f"no setting is called {name!r}; `newscli config` lists them all")
    settings_file.take(here.places.config, name)
    _told(here, name, f"{name} is {getattr(Settings(), name)!r} again, its default")


def _told(here: Environment, name: str, said: str) -> None:
    variable = f"NEWSCLI_{name.upper()}"
    here.note(f"{said}; but the environment has {variable}, which wins" if variable in here.environ else said)


def _edit(here: Environment) -> None:
    from newscli.cli import settings_file, wishes
    from newscli.settings import load

    with settings_file.draft(here.places.config) as copy:
        while True:
            _editor(here, copy)
            try:
                wishes.check(load(copy, {}))
            except SettingsError as error:
                wrong = str(error).replace(str(copy), str(here.places.config))
                if not here.screen.terminal:
                    raise SettingsError(f"{wrong}; the file stays as it was") from error
                here.note(f"{wrong}\nEnter opens it again, Ctrl-C leaves the file as it was")
                input()
            else:
                break
    here.note(f"{here.places.config} is in force")


def _editor(here: Environment, path: Path) -> None:
    command = here.environ.get("VISUAL") or here.environ.get("EDITOR") or "vi"
    try:
        ran = subprocess.run([*shlex.split(command), os.fspath(path)], check=False)  # noqa: S603 - the reader's own
    except (OSError, ValueError) as error:
        raise NewscliError(
            f"the editor {command!r} cannot be started; set EDITOR, or edit {path.name} by hand"
        ) from error
    if ran.returncode:
        raise NewscliError(f"the editor ended with status {ran.returncode}; the file stays as it was")
