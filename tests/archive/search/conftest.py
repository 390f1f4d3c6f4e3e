"""An archive with a few articles in it."""

from __future__ import annotations

import pytest

from newscli.archive import Archive
from tests.archive.search import papers


@pytest.fixture
def library(archive: Archive) -> Archive:
    papers.fill(archive)
    return archive
