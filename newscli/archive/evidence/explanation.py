"""How a person checks an evidence file with common tools; it stands in every such file, and a test follows it."""

from __future__ import annotations

#: Lines that begin with `$` are commands; FILE is the evidence file, AUTHORITY.pem the certificate of whoever stamped.
EXPLANATION = [
    "This file shows that a web page was captured and had this content. It can be checked without newscli, with jq,",
    "coreutils, OpenSSH and OpenSSL. FILE is this file.",
    "1. The page: its SHA-256 must be the body_sha256 of the record.",
    "$ jq -j .page_base64 FILE | base64 -d | sha256sum",
    "$ jq -j .record FILE",
    "2. The record in the log (RFC 6962). H begins as the SHA-256 of a zero byte and the record:",
    "$ (printf '\\0'; jq -j .record FILE) | sha256sum",
    "Then for each hash N of .path, with P = .position, L = the size in .head less 1: if P is odd or P = L, H becomes",
    "SHA-256(byte 1, N, H), and while P is even and not 0, halve P and L; otherwise H becomes SHA-256(byte 1, H, N).",
    "Then halve P and L, rounding down. At the end L is 0 and H the root in .head.",
    "3. The signature of the head, if there is one; compare .signer with the key its owner published.",
    "$ jq -j .head FILE > head; jq -j .signature FILE > head.sig",
    '$ echo "newscli $(jq -j .signer FILE)" > signers',
    "$ ssh-keygen -Y verify -f signers -I newscli -n newscli -s head.sig < head",
    "4. The time stamp of the head (RFC 3161), if there is one; AUTHORITY.pem is the certificate its maker published.",
    "$ jq -j .timestamp_base64 FILE | base64 -d > head.tsr",
    "$ openssl ts -verify -data head -in head.tsr -partial_chain -CAfile AUTHORITY.pem",
]
