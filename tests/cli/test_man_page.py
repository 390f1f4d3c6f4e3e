"""docs/newscli.1 says what --help says, and `man` has nothing against it."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.commands_page import NAMES

MAKER = Path(__file__).parents[2] / "docs" / "make_man.py"


def test_the_page_is_made_from_todays_help() -> None:
    made = runpy.run_path(str(MAKER))
    assert made["PAGE"].read_text(encoding="utf-8") == made["page"](), "run `python docs/make_man.py`"


def test_every_command_is_in_it() -> None:
    page = (MAKER.parent / "newscli.1").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"\n.SS newscli {name}" not in page] == []


def test_man_reads_it_without_a_warning() -> None:
    if shutil.which("man") is None:
        pytest.skip("no man here")
    page = MAKER.parent / "newscli.1"
    ran = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(page)],
        capture_output=True,
        check=False,
        env=os.environ | {"LC_ALL": "C.UTF-8", "MANROFFSEQ": "", "MANWIDTH": "80"},
    )
    assert (ran.returncode, ran.stderr.decode()) == (0, "")
