"""The tabulator key: what newscli offers, and the scripts in the shells that are here."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tests.cli.program import Program


def offered(program: Program, *words: str) -> dict[str, str]:
    """The candidates for the last word, with their meanings."""
    ran = program.run("completion", "words", "--", *words)
    assert (ran.status, ran.err) == (0, "")
    return {row[0]: row[1] for row in ran.rows}


def test_commands_are_offered_with_their_lines(newscli: Program) -> None:
    assert offered(newscli, "lat") == {"latest": "List the newest articles, and bring new ones first."}
    assert len(offered(newscli, "")) > 20
    assert set(offered(newscli, "archive", "re")) >= {"repair"}
    assert offered(newscli, "nothing", "") == {}


def test_article_numbers_come_with_their_headlines(reader: Program) -> None:
    numbers = offered(reader, "show", "1")
    assert numbers["1"] == reader.run("show", "1", "--json").json["title"]
    assert all(number.startswith("1") for number in numbers)
    assert set(offered(reader, "--archive", str(reader.archive), "star", "3", "1")) == set(numbers)
    assert offered(reader, "keep", "1") == offered(reader, "recover", "1") == numbers


def test_values_are_those_of_this_archive(reader: Program) -> None:
    reader.run("tag", "3", "Hafen")
    assert set(offered(reader, "latest", "--source", "")) == {"agency-de", "agency-ru", "courier"}
    assert set(offered(reader, "why", "cou")) == {"courier"}
    assert offered(reader, "search", "bridge", "--tag", "") == {"Hafen": "1 article"}
    assert offered(reader, "untag", "3", "") == {"Hafen": "1 article"}
    assert "Science" in offered(reader, "latest", "--section", "S")
    assert {"de", "ru", "en"} <= set(offered(reader, "latest", "--lang", ""))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("latest", "--sourc"), {"--source"}),
        (("mark", ""), {"read", "unread"}),
        (("export", "--format", "mark"), {"markdown"}),
        (("config", "set", "wid"), {"width"}),
        (("--color", "a"), {"auto", "always"}),
        (("latest", "--since", "yes"), {"yesterday"}),
        (("import", "x"), {""}),
        (("latest", "x"), set()),
        (("show", "1"), set()),
    ],
)
def test_what_newscli_knows_by_itself_needs_no_archive(
    newscli: Program, words: tuple[str, ...], expected: set[str]
) -> None:
    assert set(offered(newscli, *words)) == expected
    assert not newscli.home.exists()


def test_a_shell_without_completion_is_told(newscli: Program) -> None:
    assert newscli.run("completion", "csh").err == (
        "newscli: no completion for 'csh'; there is one for bash, zsh, fish\n"
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_scripts_are_valid(newscli: Program, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    script = newscli.run("completion", shell).out
    newscli.home.mkdir()
    file = newscli.home / "script"
    file.write_text(script)
    assert subprocess.run([shell, "-n", str(file)], capture_output=True, check=False).stderr == b""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["show", "1"], "1  (Störche"),
        (["latest", "--source", "cour"], "courier\n"),
        (["untag", "3", "zwei"], "zwei\\ Worte\n"),
    ],
)
def test_bash_completes(reader: Program, words: list[str], expected: str) -> None:
    reader.run("tag", "3", "zwei Worte")
    script = f"""
        newscli() {{ {sys.executable} -m newscli "$@"; }}
        {reader.run("completion", "bash").out}
        COMP_WORDS=(newscli {" ".join(words)}); COMP_CWORD={len(words)}
        _newscli; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    ran = subprocess.run(["bash", "-c", script], capture_output=True, env=reader.environ, check=True)
    assert expected in ran.stdout.decode()
