"""Pages that are gone, brought back at the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.cli.program import Program
from tests.sync import paper, webarchive
from tests.sync.webarchive import Held

URL = "https://paper.example/bridge"
DAY = datetime(2020, 11, 20, 12, 0, tzinfo=UTC)
LATER = paper.PAGE.replace("until the spring comes", "until the summer comes")


def test_a_page_that_is_gone_is_brought_back_and_says_from_where(newscli: Program) -> None:
    with webarchive.serve(Held(url=URL, at=DAY, body=paper.PAGE)) as site:
        newscli.environ["NEWSCLI_WEB_ARCHIVES"] = f"{site.base}/web/"
        ran = newscli.run("recover", URL)
        where = f"{site.base}/web/20201120120000id_/{URL}"
    assert ran.rows == [["1", URL, "The old bridge is closed", "2020-11-20T12:00:00+00:00", "new", where]]
    (version,) = json.loads(newscli.run("history", "1", "--json").out)
    assert (version["web_archive"], version["seen_at"]) == (where, "2020-11-20T12:00:00+00:00")
    assert newscli.run("history", "1").rows == [["1", "2020-11-20T12:00:00+00:00", "127.0.0.1", "first seen"]]


def test_all_of_them_are_versions_at_a_terminal_too(newscli: Program) -> None:
    both = (Held(url=URL, at=DAY, body=paper.PAGE), Held(url=URL, at=DAY + timedelta(days=1), body=LATER))
    with webarchive.serve(*both) as site:
        newscli.environ["NEWSCLI_WEB_ARCHIVES"] = f"{site.base}/web/"
        shown = newscli.at_terminal("recover", URL, "--all", environ={"NO_COLOR": "1"}).out
    assert "2020-11-20 13:00, 127.0.0.1  new article" in shown
    assert "2020-11-21 13:00, 127.0.0.1  newer version" in shown


def test_nothing_found_is_status_one_and_says_who_was_asked(newscli: Program) -> None:
    with webarchive.serve() as site:
        newscli.environ["NEWSCLI_WEB_ARCHIVES"] = f"{site.base}/web/"
        ran = newscli.run("recover", URL)
    assert ran.status == 1
    assert ran.err == f"newscli: {URL}: no web archive has an article there (127.0.0.1: 404 Not Found)\n"


def test_a_recovered_page_goes_out_and_comes_in_as_what_it_is(newscli: Program, tmp_path: Path) -> None:
    with webarchive.serve(Held(url=URL, at=DAY, body=paper.PAGE)) as site:
        newscli.environ["NEWSCLI_WEB_ARCHIVES"] = f"{site.base}/web/"
        newscli.run("recover", URL)
    assert newscli.run("export", str(tmp_path / "pages.warc.gz")).status == 0
    other = Program(tmp_path / "other")
    assert other.run("import", str(tmp_path / "pages.warc.gz")).status == 0
    assert other.run("history", "1").out == newscli.run("history", "1").out
