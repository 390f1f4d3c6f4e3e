"""WACZ: the package as its format wants it, and packages of others, harmless whatever is in them."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
import zipfile
from dataclasses import replace
from hashlib import sha256
from random import randbytes
from tempfile import TemporaryFile
from typing import IO

import pytest

from newscli.exchange import Flaw, Incoming, by_bytes, by_name
from newscli.exchange.wacz.lists import sort_key
from tests.exchange.stories import EDITION
from tests.exchange.test_warc import AGAIN, PAGE, WORDS, answer, captures, record, story


def packed() -> bytes:
    file = io.BytesIO()
    by_name("wacz").write([story(PAGE, AGAIN), WORDS], file, EDITION)
    return file.getvalue()


def read(stream: IO[bytes]) -> list[Incoming | Flaw]:
    return [one for one in by_bytes(b"PK\x03\x04", "test").read(stream) if isinstance(one, (Incoming, Flaw))]


def test_what_goes_out_comes_in_again() -> None:
    assert captures(read(io.BytesIO(packed()))) == [PAGE, AGAIN]


def test_a_package_comes_through_a_pipe() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    assert captures(read(Pipe(packed()))) == [PAGE, AGAIN]


def test_every_file_is_listed_with_its_digest() -> None:
    package = zipfile.ZipFile(io.BytesIO(packed()))
    described = json.loads(package.read("datapackage.json"))
    assert (described["profile"], described["wacz_version"]) == ("data-package", "1.1.1")
    listed = {each["path"]: (each["hash"], each["bytes"]) for each in described["resources"]}
    for path, (digest, size) in listed.items():
        body = package.read(path)
        assert (digest, size) == (f"sha256:{sha256(body).hexdigest()}", len(body))
    assert set(package.namelist()) == {*listed, "datapackage.json", "datapackage-digest.json"}
    digest = json.loads(package.read("datapackage-digest.json"))
    assert digest["hash"] == f"sha256:{sha256(package.read('datapackage.json')).hexdigest()}"


def test_the_index_leads_to_each_answer() -> None:
    package = zipfile.ZipFile(io.BytesIO(packed()))
    records = package.read("archive/data.warc.gz")
    lines = package.read("indexes/index.cdx").decode().splitlines()
    assert lines == sorted(lines)
    assert [line.split(" ")[:2] for line in lines] == [
        ["example,a)/bridge?page=1", "20261125115930"],
        ["example,a)/bridge?page=1", "20261125135930"],
    ]
    for line, kind in zip(lines, ("response", "revisit"), strict=True):
        values = json.loads(line.split(" ", 2)[2])
        start, length = int(values["offset"]), int(values["length"])
        assert f"WARC-Type: {kind}".encode() in gzip.decompress(records[start : start + length])


def test_the_pages_are_listed_for_a_person() -> None:
    package = zipfile.ZipFile(io.BytesIO(packed()))
    head, first, _ = map(json.loads, package.read("pages/pages.jsonl").decode().splitlines())
    assert head["format"] == "json-pages-1.0"
    assert (first["url"], first["ts"], first["title"]) == (PAGE.url, "2026-11-25T11:59:30Z", story().reading.title)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.A.example/", "example,a)/"),
        ("http://a.example:8080/B/?b=2&a=1", "example,a:8080)/b?a=1&b=2"),
        ("https://a.example", "example,a)/"),
        ("https://a.example/a b", "example,a)/a%20b"),
    ],
)
def test_addresses_are_sorted_as_web_archives_do(url: str, key: str) -> None:
    assert sort_key(url) == key


def test_a_package_is_read_whatever_else_is_in_it_and_nothing_leaves_it() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("../../evil.warc", record("response", "https://evil.example/", answer(PAGE.body)))
        package.writestr("archive/../../one.warc", record("response", "https://a.example/1", answer(PAGE.body)))
        package.writestr(
            "archive/two.warc.gz", gzip.compress(record("response", "https://a.example/2", answer(PAGE.body)))
        )
        package.writestr("archive/broken.warc.gz", b"rubbish")
    found = read(io.BytesIO(file.getvalue()))
    assert [capture.url for capture in captures(found)] == ["https://a.example/1", "https://a.example/2"]
    assert [str(one) for one in found if isinstance(one, Flaw)] == [
        "archive/broken.warc.gz, record 1: not a WARC record"
    ]


def test_a_damaged_package_is_a_flaw() -> None:
    whole = packed()
    for damaged in (whole[:-30], whole[99:], b"PK\x03\x04" + bytes(99), whole.replace(b"PK\x03\x04", b"PK\x03\x05")):
        flaw = read(io.BytesIO(damaged))[-1]
        assert isinstance(flaw, Flaw)
        assert "cannot be read" in str(flaw)


def test_an_encrypted_file_in_a_package_is_a_flaw() -> None:
    body = bytearray(packed())
    body[6] |= 1  # the flags of its first entry, here and in the directory
    directory = body.rindex(b"PK\x01\x02", 0, body.index(b"PK\x01\x02") + 4)
    body[directory + 8] |= 1
    (flaw,) = read(io.BytesIO(bytes(body)))
    assert "encrypted" in str(flaw)


def test_memory_does_not_grow_with_the_bytes_of_the_pages() -> None:
    def peak(size: int) -> int:
        stories = (story(replace(PAGE, url=f"https://a.example/{n}", body=randbytes(size))) for n in range(60))
        with TemporaryFile() as file:
            tracemalloc.start()
            try:
                by_name("wacz").write(stories, file, EDITION)
                return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()

    packed()
    assert peak(200_000) < peak(2_000) + 60 * 200_000 / 4
