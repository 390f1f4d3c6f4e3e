"""Evidence holds, is refused when anything in it was changed, and can be checked by hand as it says itself."""

from __future__ import annotations

import json
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newscli.archive import Archive, merkle, open_archive
from newscli.archive.evidence import check, prove
from newscli.errors import NotFoundError, UnreadableError, UsageError
from tests.archive import authorities
from tests.archive.papers import NOW, capture, reading

needs_ssh = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="OpenSSH is not installed")
needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="OpenSSL is not installed")


@pytest.fixture
def filled(archive: Archive) -> Archive:
    with archive.transaction():
        for number in range(1, 12):
            archive.keep(capture(reading(number)), reading(number), source_id=None, now=NOW)
    return archive


@pytest.fixture
def key(tmp_path: Path) -> Path:
    made = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(made)], check=True)
    return made


@pytest.fixture
def authority(tmp_path: Path) -> Callable[[bytes], bytes]:
    """A time stamp authority of our own; its certificate is `tsa.pem`."""
    return authorities.make(tmp_path)


def test_evidence_holds_in_its_archive_and_alone(filled: Archive) -> None:
    written = prove(filled, 4, now=NOW)
    assert [finding.holds for finding in check(written)] == [True, True]
    assert [finding.holds for finding in check(written, archive=filled)] == [True, True, True]
    proof = json.loads(written)
    assert sum(len(neighbour) // 2 for neighbour in proof["path"]) < 1000


def test_evidence_still_holds_when_the_archive_has_grown_and_not_in_another(filled: Archive, tmp_path: Path) -> None:
    written = prove(filled, 4, now=NOW)
    filled.keep(capture(reading(20)), reading(20), source_id=None, now=NOW)
    assert all(finding.holds for finding in check(written, archive=filled))
    with open_archive(tmp_path / "other.db") as other:
        assert [finding.holds for finding in check(written, archive=other)] == [True, True, False]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("record", lambda record: record.replace("200", "404")),
        ("record", lambda record: record.replace("2026-11-25", "2026-11-24")),
        ("page_base64", lambda _: b64encode(b"Another page.").decode()),
        ("position", lambda position: position + 1),
        ("path", lambda path: path[1:]),
        ("path", lambda path: path[::-1]),
        ("head", lambda head: head.replace("size 11", "size 8")),
        ("head", lambda head: head.replace("root ", "root 00")),
    ],
)
def test_whatever_is_changed_is_refused(filled: Archive, name: str, change: Callable[[Any], Any]) -> None:
    document = json.loads(prove(filled, 4, now=NOW))
    document[name] = change(document[name])
    assert not all(finding.holds for finding in check(json.dumps(document)))


@pytest.mark.parametrize("written", ["", "[]", "{}", "null", '{"head": 1}', "<html>"])
def test_what_is_no_evidence_is_said(written: str) -> None:
    with pytest.raises(UnreadableError, match="no evidence file"):
        check(written)


@needs_ssh
def test_a_signature_holds_for_its_signer_and_no_other(filled: Archive, key: Path, tmp_path: Path) -> None:
    written = prove(filled, 4, now=NOW, key=key)
    signer = key.with_suffix(".pub").read_text()
    assert [finding.holds for finding in check(written, signer=signer)] == [True, True, True]
    other = " ".join(["ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAI" + "A" * 43])
    assert not check(written, signer=other)[-1].holds
    document = json.loads(written)
    document["head"] = document["head"].replace("at 2026", "at 2025")
    assert not check(json.dumps(document))[-1].holds


@needs_ssh
def test_a_key_that_is_none_is_said(filled: Archive, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot sign"):
        prove(filled, 4, now=NOW, key=tmp_path / "nothing")


@needs_openssl
def test_a_time_stamp_holds_with_the_authoritys_certificate(
    filled: Archive, authority: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    written = prove(filled, 4, now=NOW, authority=authority)
    stamped = check(written, certificate=tmp_path / "tsa.pem")[-1]
    assert stamped.holds, stamped
    assert check(written)[-1].holds is None
    document = json.loads(written)
    document["head"] = document["head"].replace("at 2026", "at 2025")
    assert not check(json.dumps(document), certificate=tmp_path / "tsa.pem")[-1].holds


@needs_openssl
@needs_ssh
@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
def test_the_commands_in_the_file_check_it(
    filled: Archive, key: Path, authority: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    written = prove(filled, 4, now=NOW, key=key, authority=authority)
    (tmp_path / "FILE").write_text(written)
    commands = [line[2:] for line in json.loads(written)["how_to_check"] if line.startswith("$ ")]
    script = "\n".join(commands).replace("AUTHORITY.pem", "tsa.pem")
    done = subprocess.run(["sh", "-ec", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    page, record, leaf, *_ = done.stdout.replace("}", "}\n").splitlines()
    assert page.split()[0] == json.loads(record)["body_sha256"]
    assert leaf.split()[0] == merkle.leaf_hash(record.encode()).hex()
    assert 'Good "newscli" signature' in done.stdout
    assert "Verification: OK" in done.stdout + done.stderr


def test_words_without_a_page_prove_nothing(archive: Archive) -> None:
    archive.keep(None, reading(1), source_id=None, now=NOW)
    with pytest.raises(NotFoundError, match="nothing to prove"):
        prove(archive, 1, now=NOW)
