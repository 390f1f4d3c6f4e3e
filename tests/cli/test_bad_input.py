"""Whatever comes in, out comes one clear line on standard error and the right status: never a traceback."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from newscli import demo
from tests.cli.program import Program, Ran

USAGE = [
    (["nonsense"], "no command is called 'nonsense'; see `newscli --help`"),
    (["latst"], "did you mean 'latest'? `newscli --help` tells more"),
    (["latest", "--limit", "x"], "--limit wants a whole number from 1 up, found 'x'; see `newscli latest --help`"),
    (["latest", "-n", "0"], "--limit wants a whole number from 1 up, found '0'"),
    (["latest", "--since", "someday"], "'someday' is no moment"),
    (["latest", "--color", "pink"], "--color wants one of auto, always, never, found 'pink'"),
    (["latest", "--bogus"], "no option is called --bogus; see `newscli latest --help`"),
    (["show"], "ID is missing: a number from `newscli latest`, an address, or `last`; see `newscli show --help`"),
    (["search", "--count"], "say what to look for"),
    (["latest", "--sorce", "paper"], "no option is called --sorce; did you mean --source?"),
    (["latest", "--since"], "--since wants a value"),
    (["latest", "--unread=3"], "--unread takes no value"),
    (["schedule", "foo"], "wants one of install, remove, show, found 'foo'"),
    (["show", "1", "2"], "too many words: 2"),
    (["sync", "--quiet", "--json"], "choose one of --quiet and --json"),
    (["extract", "--batch", "page.html"], "--batch reads standard input"),
]


def one_line(ran: Ran) -> str:
    """The one line on standard error; nothing was printed besides."""
    assert ran.out == ""
    assert ran.err.startswith("newscli: ")
    assert ran.err.count("\n") == 1
    return ran.err


@pytest.mark.parametrize(("arguments", "said"), USAGE)
def test_a_question_that_makes_no_sense_is_status_2(newscli: Program, arguments: list[str], said: str) -> None:
    ran = newscli.run(*arguments)
    assert said in one_line(ran)
    assert ran.status == 2


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("http://127.0.0.1:9/feed.xml", "connection refused"),
        ("http://nosuch.invalid/", "does not resolve"),
        ("ftp://127.0.0.1/feed", "address"),
        ("javascript:alert(1)", "address"),
        ("", "address"),
    ],
)
def test_an_address_that_cannot_be_followed_is_named_with_the_cause(newscli: Program, address: str, cause: str) -> None:
    ran = newscli.run("follow", address)
    assert cause in one_line(ran)
    assert ran.status in (1, 2)
    assert newscli.run("sources").out == ""


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (demo.Answer(status=404), "404"),
        (demo.Answer(status=500), "500"),
        (demo.Answer(status=302, headers=(("Location", "/feed.xml"),)), "redirect"),
        (demo.Answer(body=b"\x89PNG\r\n\x1a\n" + bytes(64), content_type="image/png"), ""),
        (demo.Answer(body=b"<rss><channel><item><title>cut sh", content_type="application/rss+xml"), ""),
        (demo.Answer(body=b"", content_type="application/rss+xml"), ""),
    ],
)
def test_a_source_that_turns_bad_fails_alone(
    newscli: Program, newspapers: demo.Newspapers, answer: demo.Answer, cause: str
) -> None:
    newscli.run("follow", f"{newspapers.paper}/feed.xml", "--no-check", "--name", "bad")
    newspapers.answer(f"{newspapers.paper}/feed.xml", answer)
    ran = newscli.run("sync")
    assert ran.status in (0, 3)
    assert "Traceback" not in ran.err
    assert cause in ran.rows[0][4]


@pytest.mark.parametrize(
    "ref", ["999999", "-1", "0", "99999999999999999999999", "http://nowhere.example/", "'; DROP", ""]
)
def test_an_article_that_is_not_there_is_status_1(reader: Program, ref: str) -> None:
    ran = reader.run("show", "--", ref)
    one_line(ran)
    assert ran.status == 1


@pytest.mark.parametrize(
    "query", ['"', '"unclosed', "(((", "AND OR NOT", "NEAR(", "*", "title:", "\x1b[31m", "a" * 5000, "-"]
)
def test_a_query_of_signs_never_ends_in_a_traceback(reader: Program, query: str) -> None:
    ran = reader.run("search", "--", query)
    assert ran.status in (0, 1, 2)
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.out + ran.err


def test_a_mistake_in_the_settings_is_named_with_line_and_column(newscli: Program) -> None:
    newscli.home.mkdir()
    (newscli.home / "config.toml").write_text("width = 70\ntimezone = Europe\n")
    ran = newscli.run("latest")
    assert f"{newscli.home}/config.toml, line 2, column 12: not valid TOML" in one_line(ran)
    assert ran.status == 2


def test_a_zone_nobody_knows_is_named(reader: Program) -> None:
    ran = reader.run("latest", "--offline", environ={"NEWSCLI_TIMEZONE": "Mars/Olympus"})
    assert "NEWSCLI_TIMEZONE: no zone is called 'Mars/Olympus'" in one_line(ran)
    assert ran.status == 2


def test_a_file_that_is_no_archive_is_status_4(newscli: Program, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("Milk, eggs\n" * 500)
    ran = newscli.run("latest", "--archive", str(other))
    assert "not a newscli archive" in one_line(ran)
    assert ran.status == 4
    assert other.read_text() == "Milk, eggs\n" * 500


def test_an_archive_from_a_newer_newscli_is_left_alone(reader: Program) -> None:
    with sqlite3.connect(reader.archive) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    ran = reader.run("latest", "--offline")
    assert "newer" in one_line(ran)
    assert ran.status == 4


def test_a_damaged_archive_is_status_4(reader: Program) -> None:
    body = bytearray(reader.archive.read_bytes())
    body[2048 : len(body) // 2] = bytes(len(body) // 2 - 2048)
    reader.archive.write_bytes(body)
    ran = reader.run("latest", "--offline")
    assert "damaged" in one_line(ran)
    assert ran.status == 4


def test_an_archive_that_is_not_there_is_not_made_by_reading(newscli: Program, tmp_path: Path) -> None:
    ran = newscli.run("show", "1", "--archive", str(tmp_path / "typo.sqlite3"))
    assert "there is no archive" in one_line(ran)
    assert ran.status == 4
    assert not (tmp_path / "typo.sqlite3").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everything")
def test_a_read_only_archive_can_be_listed_and_shown(reader: Program) -> None:
    reader.archive.chmod(0o444)
    assert reader.run("latest", "--offline").status == 0
    shown = reader.run("show", "1")
    assert shown.status == 0
    assert "not marked as read" in shown.err


def test_a_closed_pipe_is_no_error(reader: Program) -> None:
    line = f"{' '.join(reader.command('latest', '--offline', '-n', '500', '--json'))} | head -n 1"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, env=reader.environ, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "[\n", "")


def test_closed_streams_are_no_error(reader: Program) -> None:
    line = f"{' '.join(reader.command('latest', '--offline'))} >&- 2>&-"
    assert subprocess.run(["bash", "-c", line], env=reader.environ, check=False).returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk at hand")
def test_a_full_disk_is_said_in_one_line(reader: Program) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            reader.command("latest", "--offline"), stdout=full, stderr=subprocess.PIPE, env=reader.environ, check=False
        )
    assert (ran.returncode, ran.stderr) == (1, b"newscli: cannot write the output: No space left on device\n")


def test_hostile_headlines_are_harmless_in_a_pipe_and_at_a_terminal(
    newscli: Program, newspapers: demo.Newspapers
) -> None:
    feed = (
        '<rss version="2.0"><channel><title>x</title><item><link>/news/1</link><guid>1</guid>'
        "<title>&lt;b&gt;[red]Sale&lt;/b&gt; \u202eexe.\u2066 tab\there \u009b31m \u2028 end</title>"
        "<description>words</description></item></channel></rss>"
    )
    page = (
        "<html><title>x</title><article><h1>A\u009b2Jb \u202etxt</h1><p>" + "Some words of an article. " * 30 + "</p>"
    )
    newspapers.answer(
        f"{newspapers.paper}/feed.xml", demo.Answer(body=feed.encode(), content_type="application/rss+xml")
    )
    newspapers.answer(f"{newspapers.paper}/news/1", demo.Answer(body=page.encode()))
    newscli.run("follow", f"{newspapers.paper}/feed.xml", "--no-check", "--name", "evil")
    newscli.run("sync")
    hostile = set("\u009b\u202e\u2066\u2028\x1b\x07")
    for arguments in (
        ["latest", "--offline"],
        ["latest", "--offline", "--json"],
        ["show", "1"],
        ["show", "1", "--json"],
    ):
        ran = newscli.run(*arguments)
        assert ran.status == 0
        assert not hostile & set(ran.out)
    plain = newscli.at_terminal("latest", "--offline", environ={"NO_COLOR": "1"})
    assert not hostile & set(plain.out)


def test_leftovers_of_a_killed_sync_do_not_matter(reader: Program, tmp_path: Path) -> None:
    lock = reader.archive.with_name("archive.sqlite3.lock")
    lock.write_text("newscli (process 1, since yesterday)")
    assert reader.run("sync", "--dry-run").status == 0
    assert "syncing it already" not in reader.run("sync").err
    shutil.rmtree(tmp_path / "reader")


def test_a_search_in_an_empty_archive_says_how_to_begin(newscli: Program) -> None:
    assert "`newscli latest` brings the news" in newscli.run("search", "bridge").err


def test_a_file_of_no_format_is_told_the_endings_that_are(reader: Program) -> None:
    ran = reader.run("export", "news.doc")
    assert ran.status == 2
    assert ".epub" in ran.err
