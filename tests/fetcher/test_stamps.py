from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newscli.archive.evidence import stamp
from newscli.errors import FetchError
from newscli.fetcher import stamps
from tests.archive import authorities

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="OpenSSL is not installed")
HEAD = b"newscli log\nsize 1\n"


def test_an_authoritys_stamp_comes_by_http_and_is_of_what_was_sent(tmp_path: Path) -> None:
    with authorities.serve(authorities.make(tmp_path)) as address:
        reply = stamps.ask(address, stamp.query(HEAD))
    assert stamp.check(HEAD, reply, tmp_path / "tsa.pem")[0] is True
    assert stamp.check(b"another head", reply, tmp_path / "tsa.pem")[0] is False


def test_a_stamp_checks_against_no_other_authority(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    reply = authorities.make(tmp_path / "one")(stamp.query(HEAD))
    authorities.make(tmp_path / "other")
    assert stamp.check(HEAD, reply, tmp_path / "other" / "tsa.pem")[0] is False


def test_an_authority_that_refuses_is_said(tmp_path: Path) -> None:
    with (
        authorities.serve(authorities.make(tmp_path)) as address,
        pytest.raises(FetchError, match="the authority refuses"),
    ):
        stamps.ask(address, b"\x30\x03\x02\x01\x01")


@pytest.mark.parametrize("answer", [b"", b"<html>Sign in</html>", b"\x30", b"\x30\x82", b"\x30\x03\x30\x01\x02"])
def test_an_answer_that_is_no_stamp_is_said(answer: bytes) -> None:
    with authorities.serve(lambda _: answer) as address, pytest.raises(FetchError, match="refuses, or is none"):
        stamps.ask(address, stamp.query(HEAD))


def test_an_authority_that_does_not_answer_is_said() -> None:
    with pytest.raises(FetchError, match="no time stamp came"):
        stamps.ask("http://127.0.0.1:1/", stamp.query(HEAD), seconds=2)
