"""Following, syncing and unfollowing at the command line, against newspapers on loopback."""

from __future__ import annotations

import json
import signal
import time

from newscli import demo
from tests.cli.program import Program


def test_follow_asks_once_and_sync_brings_the_news(newscli: Program, newspapers: demo.Newspapers) -> None:
    followed = newscli.run("follow", f"{newspapers.agency_de}/all_news/", "--name", "agency")
    assert (followed.status, followed.out) == (0, "")
    assert followed.err.startswith(f"newscli: agency is followed now: {newspapers.agency_de}/all_news/ (")
    first = newscli.run("sync")
    assert first.status == 0
    assert first.rows[0][:2] == ["agency", "new"]
    assert newscli.run("sync").rows[0][:2] == ["agency", "not due"]
    assert newscli.run("sync", "--now").rows[0][:2] == ["agency", "nothing new"]


def test_follow_no_check_asks_nobody(newscli: Program, newspapers: demo.Newspapers) -> None:
    assert newscli.run("follow", f"{newspapers.paper}/feed.xml", "--no-check").status == 0
    assert newspapers.asked == []


def test_sync_json_is_one_object_a_source_and_one_bad_source_stops_no_other(
    newscli: Program, newspapers: demo.Newspapers
) -> None:
    newscli.run("follow", "http://127.0.0.1:9/feed.xml", "--no-check", "--name", "dead")
    newscli.run("follow", f"{newspapers.paper}/feed.xml", "--name", "courier")
    ran = newscli.run("sync", "--json")
    outcomes = {outcome["source"]: outcome for outcome in map(json.loads, ran.lines)}
    assert ran.status == 3
    assert outcomes["dead"]["status"] == "failed"
    assert outcomes["dead"]["error"] == "connection refused"
    assert outcomes["courier"]["new"] > 10
    assert ran.err == "newscli: dead: connection refused (http://127.0.0.1:9/feed.xml)\n"


def test_sync_asks_those_named_whether_due_or_not(newscli: Program, newspapers: demo.Newspapers) -> None:
    for name, url in newspapers.sources:
        newscli.run("follow", url, "--name", name)
    newscli.run("sync", "--quiet")
    ran = newscli.run("sync", "courier")
    assert [row[:2] for row in ran.rows] == [["courier", "not modified"]]


def test_a_dry_run_says_who_would_be_asked_and_asks_nobody(newscli: Program, newspapers: demo.Newspapers) -> None:
    newscli.run("follow", f"{newspapers.paper}/feed.xml", "--no-check", "--name", "courier")
    assert newscli.run("sync", "--dry-run").rows[0][:2] == ["courier", "would be asked"]
    assert newspapers.asked == []


def test_unfollow_keeps_the_articles(reader: Program) -> None:
    before = len(reader.run("latest", "--offline", "-n", "500").rows)
    assert reader.run("unfollow", "courier").status == 0
    assert [row[0] for row in reader.run("sources").rows] == ["agency-de", "agency-ru"]
    assert len(reader.run("latest", "--offline", "-n", "500").rows) == before
    assert reader.run("latest", "--offline", "--source", "courier").status == 0


def test_unfollow_all_on_a_new_archive_leaves_nothing_to_ask(newscli: Program) -> None:
    environ = {"NEWSCLI_FIRST_SOURCE": "http://127.0.0.1:9/"}
    assert len(newscli.run("sources", environ=environ).rows) == 1
    assert newscli.run("unfollow", "--all", environ=environ).status == 0
    assert newscli.run("sources", environ=environ).out == ""
    assert newscli.run("sync", environ=environ).err == "newscli: nothing is followed; `newscli follow ADDRESS` begins\n"


def test_unfollow_wants_names_or_all(newscli: Program) -> None:
    assert newscli.run("unfollow").status == 2


def test_ctrl_c_in_the_middle_of_a_sync_keeps_what_was_read(newscli: Program, newspapers: demo.Newspapers) -> None:
    newscli.environ["NEWSCLI_PAUSE_SECONDS"] = "0.2"
    newscli.run("follow", f"{newspapers.agency_de}/all_news/", "--no-check", "--name", "agency")
    process = newscli.start("sync")
    while len(newspapers.asked) < 5:
        time.sleep(0.02)
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.decode() == "newscli: interrupted; what was kept stays kept\n"
    kept = len(newscli.run("latest", "--offline", "-n", "500").rows)
    assert kept > 0
    newscli.environ["NEWSCLI_PAUSE_SECONDS"] = "0"
    assert newscli.run("sync").status == 0
    assert len(newscli.run("latest", "--offline", "-n", "500").rows) > kept
