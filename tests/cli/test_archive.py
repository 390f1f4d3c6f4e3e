"""The archive's own commands: history, evidence, copies, checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from newscli.archive import open_archive
from tests.archive.papers import NOW, capture, reading
from tests.cli.program import Program


@pytest.fixture
def keeper(newscli: Program) -> Program:
    """newscli with one article, corrected once, read again once."""
    newscli.home.mkdir()
    before, after = reading(1, "Three people came.", "It rained."), reading(1, "Four people came.", "It rained.")
    with open_archive(newscli.archive) as archive:
        archive.keep(capture(before), before, source_id=None, now=NOW)
        later = NOW.replace(hour=12)
        page = capture(after, at=later)
        archive.keep(page, after, source_id=None, now=later)
        archive.keep(
            page, reading(1, "Four people came.", "It rained hard.", parser_version=2), source_id=None, now=later
        )
    return newscli


def test_history_lists_what_changed_when_and_by_whom(keeper: Program) -> None:
    assert keeper.run("history", "1").rows == [
        ["1", "2026-11-25T10:00:00+00:00", "", "first seen"],
        ["2", "2026-11-25T12:00:00+00:00", "", "text +1 −1 words"],
        ["3", "2026-11-25T12:00:00+00:00", "ours", "text +1 −0 words"],
    ]
    assert [version["ours"] for version in keeper.run("history", "1", "--json").json] == [False, False, True]


def test_diff_is_a_unified_diff_in_a_pipe(keeper: Program) -> None:
    lines = keeper.run("diff", "1", "1", "2").lines
    assert "-Three people came." in lines
    assert "+Four people came." in lines
    assert keeper.run("diff", "1", "1", "7").status == 1


def test_evidence_is_written_and_checked(keeper: Program, tmp_path: Path) -> None:
    proved = keeper.run("prove", "1")
    assert proved.status == 0
    (tmp_path / "evidence.json").write_text(proved.out, encoding="utf-8")
    checked = keeper.run("verify", str(tmp_path / "evidence.json"), "--kept")
    assert checked.status == 0
    assert [row[0] for row in checked.rows] == ["yes", "yes", "yes"]
    (tmp_path / "evidence.json").write_text(proved.out.replace("200", "201"), encoding="utf-8")
    assert keeper.run("verify", str(tmp_path / "evidence.json")).status == 1
    assert keeper.run("verify", str(tmp_path / "none.json")).status == 1
    assert keeper.run("verify", str(keeper.archive)).status == 1


def test_the_archive_is_checked_copied_repaired_joined_compacted_and_counted(keeper: Program, tmp_path: Path) -> None:
    assert keeper.run("archive", "verify").status == 0
    assert keeper.run("archive", "backup", str(tmp_path / "copy.db")).status == 0
    assert keeper.run("archive", "backup", str(tmp_path / "copy.db")).status == 4
    assert keeper.run("archive", "repair", str(tmp_path / "saved.db")).status == 0
    assert "took over 0 articles" in keeper.run("archive", "merge", str(tmp_path / "copy.db")).err
    assert keeper.run("archive", "compact").status == 0
    counted = keeper.run("archive", "stats", "--json").json
    assert (counted["articles"], counted["versions"], counted["captures"]) == (1, 3, 2)
    assert ["articles", "1"] in keeper.run("archive", "stats").rows


def test_damage_is_named_and_has_its_status(keeper: Program) -> None:
    with open_archive(keeper.archive) as archive:
        archive.connection.execute("UPDATE bodies SET frame = zeroblob(20) WHERE id = 2")
    checked = keeper.run("archive", "verify")
    assert checked.status == 4
    assert ["capture 2 of article 1", "1"] in [row[:2] for row in checked.rows]


def test_forgetting_asks_to_be_meant(keeper: Program) -> None:
    assert keeper.run("forget", "1").status == 1
    assert keeper.run("show", "1", "--json").status == 0
    assert keeper.run("forget", "1", "--yes").status == 0
    assert keeper.run("show", "1").status == 1
    assert keeper.run("forget").status == 2
