"""newscli open: the newsroom's page in the reader's browser."""

from __future__ import annotations

import shlex
from pathlib import Path

from tests.cli.program import Program


def test_the_browser_gets_the_address_and_the_article_is_read(reader: Program, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {shlex.quote(str(opened))}\n')
    browser.chmod(0o755)
    ran = reader.run("open", "3", environ={"BROWSER": f"{browser} %s"})
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    shown = reader.run("show", "last", "--json").json
    assert opened.read_text() == shown["url"]
    assert (shown["id"], shown["unread"]) == (3, False)


def test_without_a_browser_the_address_is_printed(reader: Program, tmp_path: Path) -> None:
    ran = reader.run("open", "3", environ={"BROWSER": "", "PATH": str(tmp_path)})
    assert ran.status == 0
    assert ran.lines == [reader.run("show", "3", "--json").json["url"]]
    assert ran.err.startswith("newscli: no browser answers here")
