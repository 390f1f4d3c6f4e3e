"""WARC files: ours as other programs check them, and other programs' as we read them."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import tracemalloc
import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscli.exchange import Flaw, Incoming, Passed, Story, by_bytes, by_name
from newscli.exchange.opening import opened
from newscli.model import Capture
from tests.exchange.stories import BARE, BRIDGE, EDITION, PICTURE, picture

AT = datetime(2026, 11, 25, 11, 59, 30, 123456, tzinfo=UTC)
BODY = "<!DOCTYPE html><html><body><h1>A bridge for Lindenau</h1><p>Grüße aus dem Tal.</p></body></html>".encode()
PAGE = Capture(
    url="https://a.example/bridge?page=1",
    asked_url="http://a.example/b",
    fetched_at=AT,
    status=200,
    headers=(
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("Content-Length", "77"),
        ("X-Name", "grÃ¼Ã\x9fe"),
    ),
    body=BODY,
    redirects=(("http://a.example/b", 301),),
)
AGAIN = replace(PAGE, fetched_at=AT.replace(hour=13), asked_url=PAGE.url, redirects=())


#: An article whose words came without a page.
WORDS = replace(BARE, reading=replace(BARE.reading, title="Bare"))


def story(*pages: Capture, parts: tuple[Capture, ...] = ()) -> Story:
    return replace(BRIDGE, captures=lambda: pages, parts=lambda: parts)


def written(*stories: Story) -> bytes:
    file = io.BytesIO()
    by_name("warc").write(stories, file, EDITION)
    return file.getvalue()


def read(body: bytes) -> list[Incoming | Flaw | Passed]:
    return list(by_bytes(b"WARC/1.0", "test").read(io.BytesIO(body)))


def captures(found: Iterable[Incoming | Flaw | Passed]) -> list[Capture]:
    return [one.capture for one in found if isinstance(one, Incoming) and one.capture]


def record(kind: str, url: str, block: bytes, *headers: str, date: str = "2026-11-25T12:00:00Z") -> bytes:
    """A record as another program writes it."""
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        f"WARC-Date: {date}",
        *headers,
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", "Content-Type: text/html", *headers, "", ""]).encode() + body


def chunked(body: bytes) -> bytes:
    return (
        b"".join(b"%x;x=y\r\n%b\r\n" % (len(body[i : i + 7]), body[i : i + 7]) for i in range(0, len(body), 7))
        + b"0\r\n\r\n"
    )


def test_what_goes_out_comes_in_again_as_it_was() -> None:
    found = read(gzip.decompress(written(story(PAGE, AGAIN), WORDS)))
    assert captures(found) == [PAGE, AGAIN]
    first, second, bare = found
    assert isinstance(first, Incoming)
    assert isinstance(second, Incoming)
    assert isinstance(bare, Incoming)
    assert first.facts is not None
    assert (first.facts.title, first.facts.authors, first.source) == (
        BRIDGE.reading.title,
        ("Mara Lind", "Jo Ask"),
        "paper",
    )
    assert (first.first_seen_at, second.first_seen_at) == (BRIDGE.article.first_seen_at, None)
    assert bare.reading is not None
    assert bare.reading.published == BARE.reading.published


def test_the_same_articles_are_the_same_bytes() -> None:
    assert written(story(PAGE, AGAIN)) == written(story(PAGE, AGAIN))


def test_each_record_is_packed_by_itself_and_the_same_body_is_written_once() -> None:
    packed = written(story(PAGE, AGAIN))
    kinds = []
    while packed:
        member = zlib.decompressobj(31)
        lines = member.decompress(packed).split(b"\r\n")
        kinds.append(
            next(line for line in lines if line.startswith(b"WARC-Type: ")).removeprefix(b"WARC-Type: ").decode()
        )
        packed = member.unused_data
    assert kinds == ["warcinfo", "response", "metadata", "request", "revisit", "metadata", "request"]


def test_a_picture_comes_in_as_part_of_its_page() -> None:
    shown = replace(picture("https://a.example/p.png"), headers=(("Content-Type", "image/png"),))
    page, part = read(gzip.decompress(written(story(PAGE, parts=(shown,)))))
    assert isinstance(page, Incoming)
    assert isinstance(part, Incoming)
    assert (page.part_of, part.part_of) == (None, "https://a.example/bridge")
    assert captures([part])[0].body == PICTURE


@pytest.mark.parametrize("checker", [["warcio.cli", "check"], ["fastwarc.cli", "check", "-q"]])
def test_other_programs_find_nothing_wrong(checker: list[str], tmp_path: Path) -> None:
    pytest.importorskip(checker[0].partition(".")[0])
    (tmp_path / "news.warc.gz").write_bytes(written(story(PAGE, AGAIN), BARE))
    command = [sys.executable, "-W", "ignore", "-m", *checker, "news.warc.gz"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "failed" not in done.stdout


@pytest.mark.parametrize(
    ("name", "block", "coding", "body"),
    [
        ("plain", answer(BODY), "", BODY),
        ("chunked", answer(chunked(BODY), "Transfer-Encoding: chunked"), "", BODY),
        ("gzip", answer(gzip.compress(BODY), "Content-Encoding: gzip"), "gzip", gzip.compress(BODY)),
        (
            "chunked and gzip",
            answer(chunked(gzip.compress(BODY, mtime=0)), "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
            "gzip",
            gzip.compress(BODY, mtime=0),
        ),
        ("a header left behind", answer(BODY, "Transfer-Encoding: chunked"), "", BODY),
        ("as a news crawl", answer(BODY, "X-Crawler-Content-Encoding: br", "Content-Length: 9"), "", BODY),
    ],
)
def test_bodies_are_read_however_they_were_sent(name: str, block: bytes, coding: str, body: bytes) -> None:
    (one,) = read(record("response", "https://a.example/1", block))
    assert isinstance(one, Incoming)
    assert one.capture is not None
    assert (one.coding, one.capture.body) == (coding, body)


def test_headers_of_a_news_crawl_get_their_own_names_again() -> None:
    block = answer(BODY, "X-Crawler-content-encoding: br", "X-Crawler-Content-Length: 9", "Content-Length: 99")
    (capture,) = captures(read(record("response", "https://a.example/1", block)))
    assert capture.headers == (("Content-Type", "text/html"), ("content-encoding", "br"), ("Content-Length", "9"))


@pytest.mark.parametrize(
    "said",
    [
        ("WARC-Refers-To: <urn:uuid:1>",),
        ("WARC-Payload-Digest: sha1:SAME",),
        ("WARC-Refers-To-Target-URI: https://a.example/1", "WARC-Refers-To-Date: 2026-11-25T12:00:00Z"),
    ],
)
def test_a_revisit_gets_the_body_it_speaks_of(said: tuple[str, ...]) -> None:
    first = record(
        "response",
        "https://a.example/1",
        answer(BODY),
        "WARC-Record-ID: <urn:uuid:1>",
        "WARC-Payload-Digest: sha1:SAME",
    )
    later = record("revisit", "https://a.example/2", answer(b"", "X-Later: yes"), *said, date="2026-11-26T12:00:00Z")
    found = captures(read(first + later))
    assert [(one.url, one.body) for one in found] == [("https://a.example/1", BODY), ("https://a.example/2", BODY)]
    assert found[1].header("X-Later") == "yes"
    (flaw,) = read(later)
    assert str(flaw) == "record 1: https://a.example/2: the same as a page that is not in this file before it"


def test_only_pages_are_taken() -> None:
    records = [
        record("warcinfo", "", b"software: x"),
        record("request", "https://a.example/1", b"GET / HTTP/1.1\r\n\r\n"),
        record("response", "dns:a.example", b"20261125\na.example. 1 IN A 192.0.2.1"),
        record("response", "https://a.example/robots.txt", answer(b"x").replace(b"text/html", b"text/plain")),
        record("response", "https://a.example/gone", answer(BODY, status="404 Not Found")),
        record("response", "javascript:alert(1)", answer(BODY)),
        record("metadata", "https://a.example/1", b"fetchTimeMs: 1", "Content-Type: application/warc-fields"),
        record("resource", "https://a.example/2", BODY, "Content-Type: text/html"),
        record("response", "<https://a.example/3>", answer(BODY)),
    ]
    assert [one.url for one in captures(read(b"".join(records)))] == ["https://a.example/2", "https://a.example/3"]


def test_records_that_make_no_sense_are_named_and_the_next_is_read() -> None:
    good = record("response", "https://a.example/1", answer(BODY))
    for broken in (
        b"rubbish\r\nmore\r\n",
        good.replace(b"Content-Length: ", b"Content-Length: -"),
        record("response", "https://a.example/2", answer(BODY), date="yesterday"),
        record("response", "https://a.example/2", b"HTTP is not this"),
        record("response", "https://a.example/2", answer(BODY), *(f"X-{number}: y" for number in range(300))),
        b"WARC/1.0\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
    ):
        flaw, one = read(broken + good)
        assert isinstance(flaw, Flaw)
        assert flaw.where == "record 1"
        assert captures([one])[0].url == "https://a.example/1"


def test_the_sound_part_of_a_cut_off_file_is_read(tmp_path: Path) -> None:
    packed = written(story(PAGE), story(replace(PAGE, url="https://a.example/2", body=BODY * 99)))
    (tmp_path / "cut.warc.gz").write_bytes(packed[:-900])
    with opened(str(tmp_path / "cut.warc.gz")) as (stream, opening):
        found = list(by_bytes(opening, "cut").read(stream))
    assert captures(found)[0] == PAGE
    assert isinstance(found[-1], Flaw)
    assert "cannot be read" in str(found[-1])


def test_warcio_writes_what_we_read() -> None:
    warcwriter = pytest.importorskip("warcio.warcwriter")
    headers = pytest.importorskip("warcio.statusandheaders")
    file = io.BytesIO()
    writer = warcwriter.WARCWriter(file, gzip=True)
    http = headers.StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    made = writer.create_warc_record("https://a.example/1", "response", payload=io.BytesIO(BODY), http_headers=http)
    writer.write_record(made)
    made.raw_stream.close()
    (capture,) = captures(read(gzip.decompress(file.getvalue())))
    assert (capture.url, capture.status, capture.body) == ("https://a.example/1", 200, BODY)


def test_under_a_pages_address_lies_nothing_but_the_page_and_its_question() -> None:
    kinds: dict[str, set[str]] = {}
    for lines in gzip.decompress(written(story(PAGE, AGAIN))).split(b"WARC/1.1\r\n"):
        headers = dict(
            line.split(": ", 1) for line in lines.decode("latin-1").split("\r\n\r\n")[0].split("\r\n") if ": " in line
        )
        if "WARC-Target-URI" in headers:
            kinds.setdefault(headers["WARC-Target-URI"], set()).add(headers["WARC-Type"])
    assert kinds == {PAGE.url: {"response", "revisit", "request"}, f"urn:newscli:{PAGE.url}": {"metadata"}}


def test_what_is_no_page_is_not_remembered_and_its_revisit_is_passed_by() -> None:
    picture_answer = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + PICTURE
    said = "WARC-Refers-To: <urn:uuid:1>"
    first = record("response", "https://a.example/1.png", picture_answer, "WARC-Record-ID: <urn:uuid:1>")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"
    assert read(first + record("revisit", "https://a.example/2.png", head, said)) == []
    (flaw,) = read(first + record("revisit", "https://a.example/2", answer(b""), said))
    assert "not in this file before it" in str(flaw)


def test_memory_does_not_grow_with_what_is_no_page() -> None:
    headers = [f"X-Header-{number}: {'what servers say ' * 5}" for number in range(30)]

    def crawl(count: int) -> bytes:
        return b"".join(
            record(
                "response",
                f"https://a.example/{number}",
                b"\r\n".join([b"HTTP/1.1 200 OK", b"Content-Type: image/gif", *map(str.encode, headers), b"", b"GIF"]),
                f"WARC-Record-ID: <urn:uuid:{number}>",
            )
            for number in range(count)
        )

    def peak(stream: bytes) -> int:
        tracemalloc.start()
        try:
            assert read(stream) == []
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    read(crawl(1))
    assert peak(crawl(1500)) < peak(crawl(150)) + 100_000
