"""Nobody is kept waiting: `latest` when there are no news yet, when they are slow, and when the network is gone."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newscli import demo
from tests.cli.program import Program


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that takes its time until the test is over."""
    over = threading.Event()

    class Silent(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            over.wait(30)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Silent) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/feed.xml"
        over.set()
        server.shutdown()
        thread.join()


def test_a_fresh_install_brings_the_news_of_its_first_source(newscli: Program, newspapers: demo.Newspapers) -> None:
    newscli.environ["NEWSCLI_FIRST_SOURCE"] = f"{newspapers.agency_de}/all_news/"
    ran = newscli.run("latest", "-n", "5")
    assert (ran.status, ran.err) == (0, "")
    assert len(ran.rows) == 5
    assert len(newscli.run("sources").rows) == 1


def test_with_nothing_kept_and_no_network_one_line_says_what_to_do(newscli: Program) -> None:
    newscli.environ["NEWSCLI_FIRST_SOURCE"] = "http://127.0.0.1:9/all_news/"
    for _ in range(2):  # and again the second time, although the source is not due then
        ran = newscli.run("latest")
        assert (ran.status, ran.out) == (1, "")
        assert ran.err == (
            "newscli: http://127.0.0.1:9/all_news/: connection refused; look around without a network: `newscli demo`\n"
        )


def test_offline_with_nothing_kept_says_so(newscli: Program) -> None:
    ran = newscli.run("latest", "--offline")
    assert (ran.status, ran.out) == (1, "")
    assert (
        ran.err == "newscli: nothing is kept yet; `newscli latest` brings the news, `newscli demo` needs no network\n"
    )


def test_a_network_that_is_gone_is_one_line_under_the_list(reader: Program) -> None:
    reader.run("follow", "http://127.0.0.1:9/feed.xml", "--no-check", "--name", "dead")
    ran = reader.run("latest", "-n", "5")
    assert (ran.status, len(ran.rows)) == (0, 5)
    assert ran.err == "newscli: no news from dead: connection refused; this is what is kept\n"
    assert reader.run("latest", "-n", "5").err == ""  # it is not due again


def test_offline_asks_nobody(reader: Program, newspapers: demo.Newspapers) -> None:
    reader.run("follow", f"{newspapers.agency_de}/all_news/", "--no-check", "--name", "more")
    assert reader.run("latest", "--offline").status == 0
    assert newspapers.asked == []


def test_a_slow_source_is_not_waited_for(reader: Program, silent: str) -> None:
    reader.environ["NEWSCLI_WAIT_SECONDS"] = "0.5"
    reader.run("follow", silent, "--no-check", "--name", "slow")
    ran = reader.run("latest", "-n", "5")
    assert (ran.status, len(ran.rows)) == (0, 5)
    assert ran.err == "newscli: still asking slow; the rest arrives in the background\n"


def test_the_sync_goes_on_when_the_reader_has_gone(reader: Program, newspapers: demo.Newspapers) -> None:
    reader.environ |= {"NEWSCLI_WAIT_SECONDS": "0", "NEWSCLI_PAUSE_SECONDS": "0.05"}
    reader.run("unfollow", "--all")
    before = len(reader.run("latest", "--offline", "--all", "-n", "900").rows)
    reader.run("follow", f"{newspapers.agency_de}/all_news/", "--no-check", "--name", "more")
    assert "still asking more" in reader.run("latest", "-n", "1").err
    until = time.monotonic() + 30
    while reader.run("sources").rows[0][2] == "" and time.monotonic() < until:
        time.sleep(0.2)
    assert len(reader.run("latest", "--offline", "--all", "-n", "900").rows) > before


def test_a_sync_that_runs_already_is_left_to_it(reader: Program, silent: str) -> None:
    reader.environ["NEWSCLI_WAIT_SECONDS"] = "5"
    reader.run("follow", silent, "--no-check", "--name", "slow")
    first = reader.start("sync")
    try:
        while not reader.archive.with_name("archive.sqlite3.lock").read_text():
            time.sleep(0.05)
        second = reader.run("sync")
        assert second.status == 4
        assert "is syncing it already" in second.err
        listed = reader.run("latest", "-n", "5")
        assert (listed.status, len(listed.rows)) == (0, 5)
        assert "is syncing it already" in listed.err
    finally:
        first.send_signal(signal.SIGINT)
        first.communicate(timeout=30)
    assert first.returncode == 130
