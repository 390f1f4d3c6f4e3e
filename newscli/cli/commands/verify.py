"""newscli verify: is this evidence sound?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.errors import NotFoundError, UsageError


def verify(
    here: Environment,
    file: Annotated[Path, Argument(metavar="FILE", help="What `newscli prove` wrote.")],
    *,
    here_kept: Annotated[bool, Option("--kept", help="Also check it against this archive's own log.")] = False,
    signer: Annotated[
        Path | None, Option("--signer", metavar="KEY", help="The public OpenSSH key that must have signed.")
    ] = None,
    authority: Annotated[
        Path | None, Option("--authority", metavar="PEM", help="The certificate of whoever stamped the time.")
    ] = None,
) -> int:
    """Check an evidence file that `newscli prove` wrote.

    Status 1 where anything in it does not hold.
    """
    from newscli.archive import evidence

    written = _read(file)
    key = None if signer is None else _read(signer)
    if here_kept:
        with here.open_archive() as archive:
            found = evidence.check(written, archive=archive, signer=key, certificate=authority)
    else:
        found = evidence.check(written, signer=key, certificate=authority)
    for finding in found:
        word = {True: "yes", False: "NO", None: "not checked"}[finding.holds]
        here.screen.row(word, finding.what, finding.detail)
    return 1 if any(finding.holds is False for finding in found) else 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape")
    except FileNotFoundError as error:
        raise NotFoundError(f"{path}: there is no such file") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
