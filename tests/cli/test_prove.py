"""Evidence at the command line: written, stamped over HTTP, checked, refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.archive import authorities
from tests.cli.program import Program


@pytest.mark.skipif(not shutil.which("openssl"), reason="OpenSSL is not installed")
def test_evidence_is_stamped_by_an_authority_and_checks_with_its_certificate(reader: Program, tmp_path: Path) -> None:
    with authorities.serve(authorities.make(tmp_path)) as address:
        proved = reader.run("prove", "1", "--stamp", address)
    file = tmp_path / "evidence.json"
    file.write_text(proved.out)
    found = reader.run("verify", str(file), "--kept", "--authority", str(tmp_path / "tsa.pem"))
    assert (found.status, [row[0] for row in found.rows]) == (0, ["yes"] * 4)
    assert [row[:2] for row in reader.run("verify", str(file)).rows][-1] == ["not checked", "the head is stamped"]
    file.write_text(proved.out.replace("size ", "size 1"))
    assert reader.run("verify", str(file), "--authority", str(tmp_path / "tsa.pem")).status == 1


def test_evidence_is_not_written_where_the_authority_does_not_answer(reader: Program) -> None:
    proved = reader.run("prove", "1", "--stamp", "http://127.0.0.1:1/")
    assert (proved.status, proved.out) == (1, "")
    assert proved.err.startswith("newscli: http://127.0.0.1:1/: no time stamp came")
