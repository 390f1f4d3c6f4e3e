from __future__ import annotations

import gzip
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from newscli.demo import Answer, Newspapers
from newscli.errors import FetchError
from newscli.fetcher import Fetcher
from newscli.fetcher.retryafter import retry_after
from newscli.model import Capture, Source
from newscli.settings import Settings
from tests import rawserver

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
QUICK: dict[str, Any] = {"pause_seconds": 0.0, "timeout_seconds": 0.4, "request_seconds": 1.0, "max_bytes": 300_000}


def quick(**changes: Any) -> Fetcher:
    return Fetcher(Settings(**(QUICK | changes)))


def captured(answer: Capture | FetchError) -> Capture:
    assert isinstance(answer, Capture), answer
    return answer


def failed(answer: Capture | FetchError) -> FetchError:
    assert isinstance(answer, FetchError), answer
    return answer


def source(url: str, name: str = "mine") -> Source:
    return Source(id=1, name=name, url=url, kind="", title="", added_at=NOW)


def redirect(to: str, status: str = "302 Found", *headers: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Location: {to}", "Content-Length: 0", *headers, "", ""]).encode()


# What is asked and kept


def test_a_page_is_kept_byte_for_byte_with_its_headers() -> None:
    body = "Größe".encode("latin-1") * 100
    packed = rawserver.ok(gzip.compress(body), "Content-Encoding: gzip", "X-Note: a", "Set-Cookie: session=secret")
    with rawserver.serve(lambda _: [packed]) as server, quick() as fetcher:
        capture = captured(fetcher.get(f"{server.base}/a"))
    assert capture.body == body
    assert capture.header("x-note") == "a"
    assert capture.header("set-cookie") is None


def test_an_unchanged_page_costs_an_empty_answer(newspapers: Newspapers) -> None:
    with quick() as fetcher:
        first = captured(fetcher.get(f"{newspapers.paper}/feed.xml"))
        again = captured(fetcher.get(f"{newspapers.paper}/feed.xml", etag=first.header("etag")))
    assert (again.status, again.body) == (304, b"")


def test_a_304_nobody_asked_for_is_a_failure() -> None:
    with rawserver.serve(lambda _: [b"HTTP/1.1 304 Not Modified\r\n\r\n"]) as server, quick() as fetcher:
        assert failed(fetcher.get(server.base)).status == 304


def test_the_server_learns_who_asks_and_how_to_reach_them() -> None:
    with rawserver.serve(lambda _: [rawserver.ok(b"")]) as server, quick(contact="https://me.example/bot") as fetcher:
        fetcher.get(server.base)
    assert "User-Agent: newscli/" in server.heads[0]
    assert "(+https://me.example/bot)" in server.heads[0]


def test_connections_are_kept_for_the_next_request(newspapers: Newspapers) -> None:
    with quick() as fetcher:
        for _ in range(3):
            captured(fetcher.get(f"{newspapers.paper}/"))


def test_a_connection_the_server_closed_meanwhile_is_opened_again() -> None:
    with rawserver.serve(lambda _: [rawserver.ok(b"hello")]) as server, quick() as fetcher:
        assert [captured(fetcher.get(server.base)).body for _ in range(3)] == [b"hello"] * 3


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nT: x\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n\r\nhello world",
        b"HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world",
        b"HTTP/1.1 200 OK\nContent-Length: 11\n\nhello world",
        b"HTTP/1.1 200 \r\nX-Folded: a\r\n b\r\nContent-Length: 11, 11\r\n\r\nhello world",
    ],
)
def test_every_way_to_send_a_body_is_understood(answer: bytes) -> None:
    with rawserver.serve(lambda _: [answer[n : n + 9] for n in range(0, len(answer), 9)]) as server, quick() as fetcher:
        assert captured(fetcher.get(server.base)).body == b"hello world"


# Causes


def test_a_refused_connection_says_so() -> None:
    with quick() as fetcher:
        assert failed(fetcher.get("http://127.0.0.1:1/")).cause == "connection refused"


def test_a_name_that_does_not_resolve_says_so() -> None:
    with quick() as fetcher:
        assert failed(fetcher.get("http://nowhere.invalid/")).cause == "the host name does not resolve"


@pytest.mark.parametrize(("status", "cause"), [("404 Not Found", "404 Not Found"), ("599 Odd", "599 Odd")])
def test_a_status_is_a_cause(status: str, cause: str) -> None:
    answer = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode()
    with rawserver.serve(lambda _: [answer]) as server, quick() as fetcher:
        assert failed(fetcher.get(server.base)).cause == cause


def silent(_: str) -> Iterable[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    time.sleep(1)


def test_a_server_that_keeps_silent_is_given_up() -> None:
    with rawserver.serve(silent) as server, quick() as fetcher:
        assert failed(fetcher.get(server.base)).cause == "timed out after 0.4 s"


def drip(_: str) -> Iterable[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    for _second in range(100):
        time.sleep(0.1)
        yield b"x"


def test_a_server_that_sends_a_byte_now_and_then_is_given_up_when_the_request_has_had_its_time() -> None:
    with rawserver.serve(drip) as server, quick() as fetcher:
        failed(fetcher.get(server.base))
    assert server.sent < 60


def endless(_: str) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    while True:
        yield bytes(65536)


def header_flood(_: str) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-Flood: " + b"a" * 1000 + b"\r\n"


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello", "ends too early: 95 bytes are missing"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", "ends too early"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "ends too early"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n", "a chunk has no length"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n", "impossible length"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n", "longer than it says"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", "length makes no sense"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nhello!", "length makes no sense"),
        (b"HTTP/1.1 200 OK\r\nContent-Le", "ends inside its headers"),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "does not speak HTTP"),
        (b"", "closed the connection without an answer"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n", "more than 200 headers"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 50, "never begins"),
    ],
)
def test_an_answer_that_is_not_whole_is_a_failure_and_never_a_capture(answer: bytes, cause: str) -> None:
    with rawserver.serve(lambda _: [answer]) as server, quick() as fetcher:
        assert cause in failed(fetcher.get(server.base)).cause


def test_a_body_without_end_is_given_up_at_the_limit() -> None:
    with rawserver.serve(endless) as server, quick() as fetcher:
        assert failed(fetcher.get(server.base)).cause == "larger than 0.3 MB"


def test_a_flood_of_headers_is_given_up_early() -> None:
    with rawserver.serve(header_flood) as server, quick() as fetcher:
        assert failed(fetcher.get(server.base)).cause == "more than 64 KB of headers"


# Redirects


def test_redirects_are_followed_and_remembered() -> None:
    def answering(head: str) -> Iterable[bytes]:
        yield redirect("/b", "301 Moved Permanently") if head.startswith("GET /a ") else rawserver.ok(b"here")

    with rawserver.serve(answering) as server, quick() as fetcher:
        capture = captured(fetcher.get(f"{server.base}/a"))
    assert (capture.url, capture.asked_url) == (f"{server.base}/b", f"{server.base}/a")
    assert capture.redirects == ((f"{server.base}/a", 301),)


def test_redirects_in_a_circle_are_seen() -> None:
    def answering(head: str) -> Iterable[bytes]:
        yield redirect("/b" if head.startswith("GET /a ") else "/a")

    with rawserver.serve(answering) as server, quick() as fetcher:
        assert failed(fetcher.get(f"{server.base}/a")).cause == "redirects in a circle"


def test_a_redirect_that_only_wants_its_cookie_back_gets_it() -> None:
    def answering(head: str) -> Iterable[bytes]:
        yield rawserver.ok(b"in") if "seen=1" in head else redirect("/", "302 Found", "Set-Cookie: seen=1; Path=/")

    with rawserver.serve(answering) as server, quick() as fetcher:
        assert captured(fetcher.get(f"{server.base}/")).body == b"in"


def test_redirects_without_end_are_given_up() -> None:
    def answering(head: str) -> Iterable[bytes]:
        yield redirect("/" + "x" * len(head.split()[1]))

    with rawserver.serve(answering) as server, quick(max_redirects=5) as fetcher:
        assert failed(fetcher.get(f"{server.base}/")).cause == "more than 5 redirects"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://paper.example/", "javascript:alert(1)", "http://[bad"])
def test_a_redirect_leads_to_web_addresses_only(target: str) -> None:
    with rawserver.serve(lambda _: [redirect(target)]) as server, quick() as fetcher:
        assert "no http or https address" in failed(fetcher.get(server.base)).cause


@pytest.mark.parametrize("target", ["http://127.0.0.2:1/", "http://localhost:1/", "http://10.0.0.1/", "http://[::1]/"])
def test_a_redirect_does_not_lead_into_the_readers_own_network(target: str) -> None:
    with rawserver.serve(lambda _: [redirect(target)]) as server, quick() as fetcher:
        assert "private network" in failed(fetcher.get(server.base)).cause


def test_an_article_of_a_public_source_may_not_be_a_page_of_the_readers_own_network(newspapers: Newspapers) -> None:
    with quick() as fetcher:
        answer = fetcher.get(f"{newspapers.paper}/", source=source("https://evil.example/feed"), crawling=True)
    assert "private network" in failed(answer).cause
    assert newspapers.asked == []


def test_a_connection_that_is_open_already_opens_no_way_in(newspapers: Newspapers) -> None:
    with quick() as fetcher:
        captured(fetcher.get(f"{newspapers.paper}/"))
        answer = fetcher.get(f"{newspapers.paper}/", source=source("https://evil.example/feed"))
    assert "private network" in failed(answer).cause
    assert len(newspapers.asked) == 1


def test_a_host_of_the_readers_own_network_may_be_named_in_the_settings(newspapers: Newspapers) -> None:
    with quick(private_hosts="nas 127.0.0.1") as fetcher:
        captured(fetcher.get(f"{newspapers.paper}/", source=source("https://paper.example/feed")))


# Credentials


def test_a_sources_own_headers_reach_its_host_and_no_other() -> None:
    settings = {
        "mine": {"user": "me", "password": "secret", "cookie": "key=1", "headers": {"X-Key": "k", "X-Bad": "a\r\nb"}}
    }
    with (
        rawserver.serve(lambda _: [rawserver.ok(b"")], host="127.0.0.2") as other,
        rawserver.serve(lambda _: [redirect(f"{other.base}/")]) as server,
        quick(sources=settings, private_hosts="127.0.0.2") as fetcher,
    ):
        captured(fetcher.get(f"{server.base}/feed", source=source(f"{server.base}/feed")))
        assert "Authorization: Basic bWU6c2VjcmV0" in server.heads[0]
        assert "X-Key: k" in server.heads[0]
        assert "Cookie: key=1" in server.heads[0]
        assert "X-Bad" not in server.heads[0]
        assert "Authorization" not in other.heads[0]
        assert "X-Key" not in other.heads[0]
        assert "Cookie" not in other.heads[0]


# Manners


def test_robots_txt_is_asked_once_and_obeyed_when_newscli_chose_the_address(newspapers: Newspapers) -> None:
    newspapers.answer(f"{newspapers.paper}/robots.txt", Answer(body=b"User-agent: *\nDisallow: /private/"))
    with quick() as fetcher:
        for path in ("/private/a", "/private/b", "/"):
            fetcher.get(f"{newspapers.paper}{path}", crawling=True)
    assert [asked.request.path for asked in newspapers.asked] == ["/robots.txt", "/"]


def test_what_the_reader_asked_for_by_name_is_fetched_whatever_robots_txt_says(newspapers: Newspapers) -> None:
    newspapers.answer(f"{newspapers.paper}/robots.txt", Answer(body=b"User-agent: *\nDisallow: /"))
    with quick() as fetcher:
        captured(fetcher.get(f"{newspapers.paper}/"))


def test_nothing_is_crawled_while_robots_txt_cannot_be_had(newspapers: Newspapers) -> None:
    newspapers.answer(f"{newspapers.paper}/robots.txt", Answer(status=500))
    with quick() as fetcher:
        assert "robots.txt cannot be had" in failed(fetcher.get(f"{newspapers.paper}/", crawling=True)).cause


def test_a_host_that_says_too_many_requests_is_left_alone(newspapers: Newspapers) -> None:
    newspapers.answer(f"{newspapers.paper}/a", Answer(status=429, headers=(("Retry-After", "120"),)))
    with quick() as fetcher:
        first = failed(fetcher.get(f"{newspapers.paper}/a"))
        second = failed(fetcher.get(f"{newspapers.paper}/b"))
    assert (first.status, first.retry_after) == (429, 120)
    assert "asked for quiet" in second.cause
    assert len(newspapers.asked) == 1


def test_a_crawl_delay_is_a_pause_owed(newspapers: Newspapers) -> None:
    newspapers.answer(f"{newspapers.paper}/robots.txt", Answer(body=b"User-agent: *\nCrawl-delay: 30"))
    with quick() as fetcher:
        fetcher.robots(f"{newspapers.paper}/")
        fetcher.get(f"{newspapers.paper}/")
        assert fetcher.ready_in(f"{newspapers.paper}/next") > 25


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        ("99999999999", 86400),
        ("Wed, 25 Nov 2026 10:05:00 GMT", 300),
        ("Wed, 25 Nov 2026 09:00:00 GMT", 0),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(text: str, seconds: float | None) -> None:
    assert retry_after(text, NOW) == seconds


# Proxies


def test_a_proxy_is_asked_in_place_of_the_host_and_what_it_says_is_read_as_strictly() -> None:
    packed = rawserver.ok(gzip.compress(b"through"), "Content-Encoding: gzip")
    with rawserver.serve(lambda _: [packed]) as proxy, quick(proxy=proxy.base) as fetcher:
        assert captured(fetcher.get("http://paper.example/a")).body == b"through"
    assert proxy.heads[0].startswith("GET http://paper.example/a HTTP/1.1")


def test_this_machine_is_asked_directly_whatever_the_proxy(newspapers: Newspapers) -> None:
    with quick(proxy="http://127.0.0.1:1") as fetcher:
        captured(fetcher.get(f"{newspapers.paper}/"))


def test_a_proxy_does_not_lead_into_the_readers_own_network() -> None:
    with rawserver.serve(lambda _: [redirect("http://10.0.0.1/")]) as proxy, quick(proxy=proxy.base) as fetcher:
        assert "private network" in failed(fetcher.get("http://paper.example/a")).cause
    assert len(proxy.heads) == 1


@pytest.mark.parametrize(
    ("proxy", "cause"),
    [
        ("http://127.0.0.1:1", "through the proxy"),
        ("socks5://127.0.0.1:1", "through the proxy"),
        ("nonsense", "cannot be used"),
    ],
)
def test_a_proxy_that_is_not_there_says_so(proxy: str, cause: str) -> None:
    with quick(proxy=proxy) as fetcher:
        assert cause in failed(fetcher.get("http://paper.example/a")).cause


def test_a_cut_off_answer_through_a_proxy_is_a_failure() -> None:
    cut = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello"
    with rawserver.serve(lambda _: [cut]) as proxy, quick(proxy=proxy.base) as fetcher:
        assert "ends too early" in failed(fetcher.get("http://paper.example/a")).cause


def test_the_environments_proxy_is_used_but_not_for_hosts_it_excepts(monkeypatch: pytest.MonkeyPatch) -> None:
    with rawserver.serve(lambda _: [rawserver.ok(b"through")]) as proxy:
        monkeypatch.setenv("http_proxy", proxy.base.removeprefix("http://"))
        monkeypatch.setenv("no_proxy", "direct.example")
        with quick() as fetcher:
            assert captured(fetcher.get("http://paper.example/")).body == b"through"
            assert "does not resolve" in failed(fetcher.get("http://direct.example/")).cause
