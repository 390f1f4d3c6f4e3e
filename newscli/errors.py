"""Everything newscli refuses to do, said to a person: the thing, the cause, the next step.

NewscliError            1  what was asked cannot be done
├── UsageError          2  the command line, a query or an address makes no sense
│   └── SettingsError   2  the configuration file or an environment variable makes no sense
├── NotFoundError       1  nothing has that number, name or address
├── FetchError          1  a server gave no usable answer
├── UnreadableError     1  the bytes are there, but no article or listing can be read from them
└── ArchiveError        4  the archive file is locked, read-only, damaged or newer than this newscli

The number is the exit status when the error reaches the command line. One thing asked raises; work on many
returns errors as values, so that one bad source never stops the others.
"""

from __future__ import annotations


class NewscliError(Exception):
    """The parent of all errors newscli raises on purpose; its text is one line for a person."""

    exit_status = 1


class UsageError(NewscliError):
    """The question makes no sense: a malformed address, date, option or query."""

    exit_status = 2


class SettingsError(UsageError):
    """The configuration cannot be used; the text names the file, line and column, or the variable."""


class NotFoundError(NewscliError):
    """Nothing has the number, name or address that was asked for."""


class FetchError(NewscliError):
    """A server gave no usable answer.

    `url` is the address that was asked, `cause` a short phrase for a person ("the host name does not resolve"),
    `status` the HTTP status where the server gave one, `retry_after` the seconds it asked us to stay away. `final` says
    that asking again would be no use: robots.txt forbids it, or it lies where newscli does not go.
    """

    def __init__(
        self,
        url: str,
        cause: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        final: bool = False,
    ) -> None:
        super().__init__(f"{url}: {cause}")
        self.url = url
        self.cause = cause
        self.status = status
        self.retry_after = retry_after
        self.final = final


class UnreadableError(NewscliError):
    """Bytes were there, but no article or listing could be read from them."""


class ArchiveError(NewscliError):
    """The archive file cannot be used as it is; it is left as it was found."""

    exit_status = 4
