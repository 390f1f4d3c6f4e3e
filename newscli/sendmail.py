"""Hands a message to the mail system of this machine, as `sendmail` has been for forty years."""

from __future__ import annotations

import shutil
from email.message import EmailMessage

from newscli.errors import NewscliError

#: Where mail systems put it when it is not in PATH: https://refspecs.linuxfoundation.org/LSB_5.0.0, "sendmail".
_PLACES = ("/usr/sbin/sendmail", "/usr/lib/sendmail")
#: The addresses are in the message, never on a command line; and a line with a lone dot does not end it.
OPTIONS = ("-t", "-i")


def program() -> str:
    """Where it is. Raises NewscliError where there is none."""
    found = next(filter(None, map(shutil.which, ("sendmail", *_PLACES))), None)
    if found is None:
        raise NewscliError("no sendmail is on this machine; install a mail system such as msmtp-mta")
    return found


def send(message: EmailMessage) -> None:
    """Give the message to sendmail, for the address in `To`. Raises NewscliError where it is not taken."""
    import subprocess

    command = program()
    ran = subprocess.run(  # noqa: S603 - the machine's own
        [command, *OPTIONS], input=bytes(message), capture_output=True, check=False
    )
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NewscliError(f"{command} did not take the message: {said[-1] if said else f'status {ran.returncode}'}")
