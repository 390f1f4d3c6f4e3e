"""The zone times are shown in: the one of the settings, else the machine's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from newscli.errors import SettingsError
from newscli.settings import Settings


class SystemZone(tzinfo):
    """The machine's zone with its rules for summer and winter, as the C library knows them.

    `astimezone()` alone gives today's fixed offset, wrong for half of the year; a ZoneInfo needs the zone's name, which
    not every system tells.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """The offset at a local moment."""
        return moment.replace(tzinfo=None).astimezone().utcoffset() if moment else None

    def tzname(self, moment: datetime | None) -> str | None:
        """The zone's short name at a local moment."""
        return moment.replace(tzinfo=None).astimezone().tzname() if moment else None

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002 - tzinfo's signature
        """Not told apart from the offset."""
        return None

    def fromutc(self, moment: datetime) -> datetime:
        """The local moment of one in UTC; the second of two equal hours in autumn is told by its fold."""
        local = moment.replace(tzinfo=UTC).astimezone()
        plain = local.replace(tzinfo=None)
        fold = int(plain.astimezone().utcoffset() != local.utcoffset())
        return plain.replace(tzinfo=self, fold=fold)


def named(settings: Settings) -> tzinfo:
    """The reader's zone. Raises SettingsError where the setting names none that is known here."""
    if not settings.timezone:
        return SystemZone()
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        origin = settings.origins.get("timezone", "timezone")
        raise SettingsError(
            f"{origin}: no zone is called {settings.timezone!r}; write one such as Europe/Berlin"
        ) from error
