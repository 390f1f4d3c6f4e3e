"""What is new for saved searches, told at the command line after a sync."""

from __future__ import annotations

import json

from newscli import demo
from tests.cli.program import Program
from tests.cli.test_json_schema import check


def test_new_hits_are_told_once_after_a_sync(newscli: Program, newspapers: demo.Newspapers) -> None:
    told = newscli.home.parent / "told"
    settings = {"NEWSCLI_ALERT_COMMAND": f"cat >> {told}"}
    newscli.run("follow", newspapers.paper)
    newscli.run("search", "--save", "bridges", "bridge")
    newscli.run("search", "--save", "zeppelins", "zeppelin")
    quiet = newscli.run("sync", "--quiet", environ=settings)
    assert (quiet.out, quiet.err) == ("", "")
    check(json.loads(told.read_text()), "alert")
    hits = json.loads(told.read_text())["hits"]
    assert {hit["saved"] for hit in hits} == {"bridges"}
    shown = newscli.run("sync", "--now", environ=settings)
    assert f"newscli: new for bridges ({len(hits)}); `newscli latest --saved NAME` lists it\n" in shown.err
    assert "new for" not in newscli.run("sync", "--now", environ=settings).err
    assert json.loads(told.read_text())["hits"] == hits
    listed = newscli.run("latest", "--offline", "--saved", "bridges", "--all", "-n", "99").rows
    assert {int(row[0]) for row in listed} >= {hit["id"] for hit in hits}


def test_latest_tells_what_its_own_sync_found(newscli: Program, newspapers: demo.Newspapers) -> None:
    newscli.run("follow", newspapers.paper)
    newscli.run("search", "--save", "bridges", "bridge")
    assert "new for bridges (" in newscli.run("latest").err
    assert "new for" not in newscli.run("latest").err


def test_a_way_of_telling_that_fails_is_said_and_costs_the_sync_nothing(
    newscli: Program, newspapers: demo.Newspapers
) -> None:
    newscli.run("follow", newspapers.paper)
    newscli.run("search", "--save", "bridges", "bridge")
    ran = newscli.run("sync", environ={"NEWSCLI_ALERT_COMMAND": "no-such-program"})
    assert ran.status == 0
    assert "alert_command: /bin/sh did not take it:" in ran.err
    assert "the next sync tries again" in ran.err
