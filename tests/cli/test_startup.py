"""Start-up is a feature: which modules a command may load, checked in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.program import Program

#: What no command that reads the archive may load: each costs a tenth to ten times what Python itself does.
HEAVY = {
    *("typer", "rich", "httpx", "httpcore", "h11", "anyio", "ssl", "email", "http", "asyncio", "urllib.request"),
    *("selectolax", "feedparser", "protego", "Stemmer", "platformdirs", "concurrent.futures", "multiprocessing"),
    *("pydantic", "textual", "pygments", "markdown_it", "newscli.parser", "newscli.fetcher", "newscli.sync"),
    *("newscli.demo", "newscli.exchange"),
}
#: What besides only some need.
CHOICE = {
    *("zstandard", "hashlib", "json", "zoneinfo", "tomllib", "newscli.analysis", "newscli.blocks"),
    *("newscli.model.answers", "newscli.model.found", "newscli.model.readings", "newscli.model.syncing"),
    *("newscli.archive.captures", "newscli.typeset.cells"),
}
#: What unpacks an article's words and checks that they are whole.
WORDS = {"hashlib", "json", "newscli.blocks", "newscli.model.readings", "zstandard"}


def loaded(program: Program, *arguments: str) -> set[str]:
    """The modules a command has loaded when it ends, of HEAVY and CHOICE and their children's parents."""
    code = (
        "import sys; from newscli.cli.run import run; status = run(sys.argv[1:]);"
        "print(*sys.modules, sep='\\n', file=sys.stderr); sys.exit(status)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, env=program.environ, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stderr.split()) & (HEAVY | CHOICE)


@pytest.fixture
def plain(reader: Program) -> Program:
    """A reader without settings of their own."""
    del reader.environ["NEWSCLI_TIMEZONE"]
    return reader


def test_a_list_of_headlines_loads_nothing_but_the_archive(plain: Program) -> None:
    assert loaded(plain, "latest", "-n", "20") == set()


def test_a_list_as_json_loads_json_besides(plain: Program) -> None:
    assert loaded(plain, "latest", "--json") == {"json", "newscli.model.found"}


def test_an_article_loads_its_blocks_and_what_unpacks_them(plain: Program) -> None:
    assert loaded(plain, "show", "last") <= WORDS | {"newscli.typeset.cells"}


def test_help_loads_no_command_and_no_archive(newscli: Program) -> None:
    code = (
        "import sys; from newscli.cli.run import run; run(['--help']);"
        "print(*(name for name in sys.modules if name.startswith(('newscli.', 'sqlite3'))), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=newscli.environ, check=True)
    assert not [name for name in ran.stderr.split() if name.startswith(("newscli.archive", "sqlite3"))]
    assert "newscli.cli.commands.latest" not in ran.stderr


def test_a_search_loads_what_analyses_words_and_no_more(plain: Program) -> None:
    assert loaded(plain, "search", "bridge") <= WORDS | {"newscli.analysis", "newscli.model.found", "Stemmer"}


def test_typesetting_and_the_readers_keys_are_quick_to_import() -> None:
    code = "import newscli.typeset.article, newscli.typeset.changes, newscli.tui.keymap, sys; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(ran.stdout.split()) & (HEAVY | {"sqlite3", "json", "newscli.archive", "PIL"})
