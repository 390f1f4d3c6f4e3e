"""When a log's head existed at the latest: time stamps of RFC 3161, asked for by hand and checked by OpenSSL."""

from __future__ import annotations

import re
import subprocess
from hashlib import sha256
from pathlib import Path
from secrets import randbits
from tempfile import TemporaryDirectory

#: The content type of a query, for whoever sends it by HTTP POST (RFC 3161 section 3.4); the reply's is
#: application/timestamp-reply.
QUERY_TYPE = "application/timestamp-query"

#: AlgorithmIdentifier of SHA-256 in DER: 2.16.840.1.101.3.4.2.1, no parameters but NULL.
_SHA256 = bytes.fromhex("300d06096086480165030402010500")


def query(head: bytes) -> bytes:
    """A TimeStampReq for the head in DER, asking for the authority's certificate; section 2.4.1 has its shape."""
    imprint = _der(0x30, _SHA256 + _der(0x04, sha256(head).digest()))
    nonce = _der(0x02, b"\x01" + randbits(64).to_bytes(8))
    return _der(0x30, _der(0x02, b"\x01") + imprint + nonce + _der(0x01, b"\xff"))


def _der(tag: int, content: bytes) -> bytes:
    return bytes([tag, len(content)]) + content  # short lengths only: a whole query is 70 bytes


def check(head: bytes, reply: bytes, certificate: Path | None) -> tuple[bool | None, str]:
    """Whether the reply stamps this head, by OpenSSL; without the authority's certificate it cannot be told."""
    with TemporaryDirectory() as folder:
        data, token = Path(folder) / "head", Path(folder) / "head.tsr"
        data.write_bytes(head)
        token.write_bytes(reply)
        try:
            at = _openssl("ts", "-reply", "-in", str(token), "-text").stdout.decode(errors="replace")
            if certificate is None:
                return None, f"{_time(at)}; name the authority's certificate to check it"
            done = _openssl(
                "ts", "-verify", "-data", str(data), "-in", str(token), "-CAfile", str(certificate), "-partial_chain"
            )
        except FileNotFoundError:
            return None, "openssl is not installed"
    return done.returncode == 0, _time(at)


def _time(text: str) -> str:
    found = re.search(r"Time stamp: (.+)", text)
    return f"at {found[1]}" if found else "at no time that can be read"


def _openssl(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["openssl", *arguments], capture_output=True, check=False)  # noqa: S603, S607
