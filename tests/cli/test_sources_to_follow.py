"""Finding something to follow, and the decisions about it, at the command line."""

from __future__ import annotations

import json
from pathlib import Path

from newscli import demo
from tests.cli.program import Program


def test_discover_shows_what_a_site_offers_and_follows_nothing(newscli: Program, newspapers: demo.Newspapers) -> None:
    ran = newscli.run("discover", newspapers.paper)
    assert ran.rows[0][:2] == ["feed", f"{newspapers.paper}/feed.xml"]
    offers = json.loads(newscli.run("discover", newspapers.paper, "--json").out)
    assert {offer["kind"] for offer in offers} == {"feed", "sitemap", "section"}
    assert newscli.run("sources", environ={"NEWSCLI_FIRST_SOURCE": ""}).status == 1


def test_follow_takes_the_address_of_a_site(newscli: Program, newspapers: demo.Newspapers) -> None:
    followed = newscli.run("follow", newspapers.paper, "--name", "courier", "--no-pages")
    assert "(a feed which the page names)" in followed.err
    newscli.run("sync", "--quiet")
    assert {asked.request.path for asked in newspapers.asked} == {"/", "/robots.txt", "/feed.xml"}


def test_the_catalogue_is_listed_and_followed_by_name(newscli: Program) -> None:
    assert newscli.run("follow", "@belta").status == 0
    rows = newscli.run("catalogue", "belta").rows
    assert [row[-1] for row in rows] == ["followed"] * 7
    assert newscli.run("catalogue", "--lang", "ja").rows[0][1] == "ja"
    assert newscli.run("catalogue", "no-such-paper").status == 1
    assert newscli.run("follow", "@no-such-paper").status == 1


def test_why_tells_the_last_decision_in_words(newscli: Program, newspapers: demo.Newspapers) -> None:
    newscli.run("follow", f"{newspapers.paper}/feed.xml", "--name", "courier")
    assert "It was never asked yet." in newscli.run("why", "courier").out
    newscli.run("sync", "--quiet")
    told = newscli.run("why", "courier").out
    assert "It is not asked again before" in told
    assert "Because: it brings an article every" in told
    assert newscli.run("why", "nobody").status == 1


def test_why_tells_what_failed(newscli: Program) -> None:
    newscli.run("follow", "http://127.0.0.1:9/", "--no-check", "--name", "dead")
    newscli.run("sync", "--quiet")
    assert "It failed: connection refused (1 in a row)." in newscli.run("why", "dead").out


def test_what_is_followed_goes_to_other_readers_as_opml(newscli: Program) -> None:
    newscli.run("follow", "@meduza", "--tag", "news")
    assert 'xmlUrl="https://meduza.io/rss/all"' in newscli.run("sources", "--opml").out


def test_schedule_shows_what_it_would_write(newscli: Program, tmp_path: Path) -> None:
    shown = newscli.run("schedule", "show", "--with", "systemd", "--every", "20", environ={"HOME": str(tmp_path)})
    assert "OnUnitActiveSec=20min" in shown.out
    assert "-m newscli sync --quiet --archive" in shown.out
    assert "not installed" in shown.err
    assert not any(tmp_path.glob(".config/systemd/**/*"))


def test_lists_of_other_readers_are_taken_over_and_their_programs_never_run(newscli: Program, tmp_path: Path) -> None:
    urls = tmp_path / "urls"
    urls.write_text('https://a.example/feed news "~Paper A"\nexec:touch /tmp/x\n')
    opml = tmp_path / "list.opml"
    opml.write_text('<opml version="2.0"><body><outline text="B" xmlUrl="https://b.example/feed"/></body></opml>')
    ran = newscli.run("import", str(urls))
    assert ran.status == 3
    assert "what is in a list is never run" in ran.err
    assert newscli.run("import", str(opml), str(opml), "--no-pages").status == 0
    rows = newscli.run("sources").rows
    assert {row[5] for row in rows} >= {"https://a.example/feed", "https://b.example/feed"}
    back = newscli.run("import", "-", given=newscli.run("sources", "--opml").out)
    assert "0 sources are followed now" in back.err
