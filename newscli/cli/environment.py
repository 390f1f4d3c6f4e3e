"""Everything ambient in one object, made as it is asked for: places, settings, the zone, the clock, the streams."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, cast

from newscli.cli import wishes
from newscli.cli.places import Places
from newscli.cli.present.screen import Screen
from newscli.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from newscli.archive import Archive
    from newscli.fetcher import Fetcher
    from newscli.settings import Settings


class Environment:
    """What a command finds around it. Its first parameter: `here`."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self.environ = environ
        self.archive_wish: Path | None = None  #: --archive
        self.color_wish: str | None = None  #: --color

    def heed(self, archive: Path | None, color: str | None) -> None:
        """Do as the options say that any command takes. Raises UsageError."""
        if color not in (None, "auto", "always", "never"):
            raise UsageError(f"--color wants one of auto, always, never, found {color!r}")
        self.archive_wish = archive or self.archive_wish
        self.color_wish = color or self.color_wish

    @cached_property
    def places(self) -> Places:
        """Where archive, configuration and cache live."""
        return Places(self.environ)

    @property
    def archive_path(self) -> Path:
        """The archive this command is about."""
        return self.archive_wish or self.places.archive

    @cached_property
    def settings(self) -> Settings:
        """The settings in force. Raises SettingsError."""
        from newscli import settings

        return settings.load(self.places.config, self.environ)

    @cached_property
    def zone(self) -> tzinfo:
        """The reader's zone. Raises SettingsError where the setting names none."""
        from newscli.cli import zones

        return zones.named(self.settings)

    @cached_property
    def screen(self) -> Screen:
        """Where results go: standard output. In UTF-8 for programs, as docs/json.md promises them; what a terminal of
        another encoding has no letter for is replaced."""
        stdout = cast(TextIOWrapper, sys.stdout)
        if stdout.isatty():
            stdout.reconfigure(errors="replace")
        else:
            stdout.reconfigure(encoding="utf-8")
        settings = self.settings
        return Screen.of(stdout, self.color_wish or settings.color, self.environ, wishes.styles(settings))

    @cached_property
    def talk(self) -> Screen:
        """Where everything else goes: standard error, never coloured."""
        return Screen.of(sys.stderr, "never", self.environ)

    def fetcher(self) -> Fetcher:
        """What asks servers; robots.txt files are remembered in the cache."""
        from newscli.fetcher import Fetcher

        return Fetcher(self.settings, robots_folder=self.places.cache / "robots")

    def now(self) -> datetime:
        """The moment, UTC."""
        return datetime.now(UTC)

    def clock(self) -> datetime:
        """The moment, in the reader's zone."""
        return self.now().astimezone(self.zone)

    def moment(self, words: str | None, *, end: bool = False) -> datetime | None:
        """The moment these words mean to the reader; None for no words. Raises UsageError."""
        if words is None:
            return None
        from newscli.moments import parse_moment

        return parse_moment(words, now=self.now().astimezone(self.zone), end=end)

    def note(self, text: str) -> None:
        """Say one line on standard error."""
        try:
            self.talk.line((f"newscli: {text}", ""))
            self.talk.stream.flush()
        except BrokenPipeError:
            pass  # nobody listens

    def open_archive(self, *, create: bool = False, quietly: bool = False) -> Archive:
        """The archive, open. The usual one is made where it is missing, one that was named only with `create`. What is
        to be said of it is, unless `quietly`.

        Raises ArchiveError.
        """
        from newscli.archive import open_archive

        path = self.archive_path
        if self.archive_wish is None:
            create = True
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise ArchiveError(f"{path}: its folder cannot be made: {error.strerror}") from error
        # A file that may not be written can still be listed, searched and shown.
        archive = open_archive(path, create=create, readonly=path.exists() and not os.access(path, os.W_OK))
        if archive.remark and not quietly:
            self.note(archive.remark)
        return archive
