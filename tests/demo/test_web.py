"""The loopback server: what belongs to HTTP alone."""

from __future__ import annotations

import socket
import threading
from datetime import UTC, datetime

import httpx
import pytest

from newscli.demo.web import Answer, Request, Site

LONG = ("All the news that fits. " * 100).encode()
CHANGED_AT = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


def fresh(_: Request) -> Answer:
    return Answer(body=LONG, validators=True, changed_at=CHANGED_AT, gzip=True)


def test_an_answer_that_the_client_holds_is_not_sent_again(client: httpx.Client) -> None:
    with Site(fresh) as site:
        first = client.get(site.base)
        again = client.get(site.base, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_a_date_of_change_is_a_validator_too(client: httpx.Client) -> None:
    with Site(fresh) as site:
        first = client.get(site.base)
        again = client.get(site.base, headers={"If-Modified-Since": first.headers["last-modified"]})
    assert first.headers["last-modified"] == "Tue, 24 Nov 2026 08:30:00 GMT"
    assert again.status_code == 304


def test_a_wrong_tag_wins_over_a_right_date(client: httpx.Client) -> None:
    held = {"If-None-Match": '"old"', "If-Modified-Since": "Tue, 24 Nov 2026 08:30:00 GMT"}
    with Site(fresh) as site:
        assert client.get(site.base, headers=held).status_code == 200


def test_gzip_is_used_where_it_is_understood(client: httpx.Client) -> None:
    with Site(fresh) as site:
        packed = client.get(site.base, headers={"Accept-Encoding": "gzip"})
        plain = client.get(site.base, headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(LONG) / 5
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content == LONG


def test_a_head_request_gets_the_headers_alone(client: httpx.Client) -> None:
    with Site(fresh) as site:
        answer = client.head(site.base, headers={"Accept-Encoding": "identity"})
    assert (answer.content, answer.headers["content-length"]) == (b"", str(len(LONG)))


def test_a_test_may_put_its_own_answer_at_an_address(client: httpx.Client) -> None:
    with Site(fresh) as site:
        site.answer("/page?n=2", Answer(status=503, headers=(("Retry-After", "60"),)))
        refused, other = client.get(f"{site.base}/page?n=2"), client.get(f"{site.base}/page?n=3")
        site.answer("/page?n=2", None)
        restored = client.get(f"{site.base}/page?n=2")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "60")
    assert other.status_code == restored.status_code == 200


def test_every_request_is_written_down(client: httpx.Client) -> None:
    with Site(fresh) as site:
        client.get(f"{site.base}/a?b=c", headers={"User-Agent": "a reader"})
        (asked,) = site.asked
    assert (asked.request.target, asked.request.path, asked.request.query) == ("/a?b=c", "/a", {"b": "c"})
    assert (asked.status, asked.request.headers["user-agent"]) == (200, "a reader")


def test_it_ends_although_a_client_keeps_its_connection() -> None:
    before = threading.active_count()
    with httpx.Client() as client, Site(fresh) as site:
        client.get(site.base)
        base = site.base
    assert threading.active_count() == before
    with pytest.raises(httpx.ConnectError), httpx.Client() as late:
        late.get(base)


def test_a_client_that_hangs_up_is_no_trouble(client: httpx.Client, capfd: pytest.CaptureFixture[str]) -> None:
    with Site(fresh) as site:
        rude = socket.create_connection(("127.0.0.1", int(site.base.rpartition(":")[2])))
        rude.sendall(b"GET / HT")
        rude.close()
        assert client.get(site.base).status_code == 200
    assert capfd.readouterr().err == ""
