"""Who vouches for a log's head: OpenSSH signatures, made and checked by `ssh-keygen`."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from newscli.errors import NewscliError, UsageError

#: What the signature is for, so that no other signature of the same key can stand in its place.
_NAMESPACE = "newscli"


def sign(head: bytes, key: Path) -> dict[str, str]:
    """`signature` and `signer` (the public key) for an evidence file. Raises UsageError where the key cannot sign."""
    with TemporaryDirectory() as folder:
        text = Path(folder) / "head"
        text.write_bytes(head)
        done = _keygen("-Y", "sign", "-q", "-f", str(key), "-n", _NAMESPACE, str(text))
        if done.returncode:
            raise UsageError(f"{key}: cannot sign: {done.stderr.decode(errors='replace').strip()}")
        made = text.with_suffix(".sig").read_text()
    public = _keygen("-y", "-f", str(key))
    return {"signature": made, "signer": " ".join(public.stdout.decode().split()[:2])}


def check(head: bytes, document: Mapping[str, Any], signer: str | None) -> tuple[bool | None, str]:
    """Whether the head was signed by `signer`, or by the key the file itself names, which proves less."""
    wanted = " ".join((signer or str(document["signer"])).split()[:2])
    with TemporaryDirectory() as folder:
        signers, made = Path(folder) / "signers", Path(folder) / "head.sig"
        signers.write_text(f"newscli {wanted}\n")
        made.write_text(str(document["signature"]))
        done = _keygen(
            "-Y", "verify", "-f", str(signers), "-I", "newscli", "-n", _NAMESPACE, "-s", str(made), head=head
        )
    if done.returncode:
        return False, f"not by {wanted}"
    return True, f"by {wanted}" + ("" if signer else "; compare this key with the one its owner published")


def _keygen(*arguments: str, head: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["ssh-keygen", *arguments], input=head, capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError as error:
        raise NewscliError("ssh-keygen is not installed; install OpenSSH to sign, or to check signatures") from error
