"""What the tests of the command line share: newscli with a home of its own, empty or with the newspapers' news."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newscli import demo
from tests.cli.program import Program


@pytest.fixture
def newscli(tmp_path: Path) -> Program:
    """newscli on a fresh machine without a network."""
    return Program(tmp_path / "home")


@pytest.fixture(scope="session")
def kept_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose archive holds the newspapers' news, synced by newscli itself; to be copied, not changed."""
    program = Program(tmp_path_factory.mktemp("kept") / "home")
    with demo.serve() as newspapers:
        for name, url in newspapers.sources:
            assert program.run("follow", "--name", name, url).status == 0
        synced = program.run("sync")
        assert synced.status == 0, synced.err
    return program.home


@pytest.fixture
def reader(kept_home: Path, tmp_path: Path) -> Program:
    """newscli with the newspapers' news kept, on a machine whose network is gone."""
    shutil.copytree(kept_home, tmp_path / "reader")
    return Program(tmp_path / "reader")
