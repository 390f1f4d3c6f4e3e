"""Which article is this? By the names it goes by: addresses, and what a feed calls it.

An address that was asked for or that answered is certain. What a page or a feed merely claims (its canonical address,
its guid) is believed only where the words are alike too: both are wrong often enough to swallow other articles. A guid
that is the article's address, as most are, is no further name; where the article moves it is the address before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from newscli.addresses import canonical
from newscli.archive import readings
from newscli.archive.connection import Connection
from newscli.archive.revisions import Revisions
from newscli.errors import UsageError
from newscli.model import Capture, Entry, Reading


def guid_name(source_id: int, guid: str) -> str:
    """A feed's own name for an article, as it stands among the addresses."""
    return f"guid:{source_id}:{guid}"


def address_crc32(address: str, article_id: int) -> int:
    """What the row of an address must sum up to."""
    return crc32(f"{address} {article_id}".encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Identity:
    """An article's number (None: a new one), the names it goes by from now on, and the address to show."""

    article_id: int | None
    names: tuple[str, ...]
    url: str


def identify(
    connection: Connection,
    revisions: Revisions,
    capture: Capture | None,
    reading: Reading,
    *,
    source_id: int | None,
    entry: Entry | None,
) -> Identity:
    """Find the article a reading is of. Raises UsageError where it has no address at all."""
    addresses = [entry.url] if entry else []
    if capture:
        addresses += [capture.asked_url, *(address for address, _ in capture.redirects), capture.url]
    if not addresses and reading.url:
        addresses.append(reading.url)
    names = {address: canonical(address) for address in [*addresses, reading.url] if address}
    # Home pages, where lost articles lead, are a name only where there is no other.
    certain = [names[address] for address in addresses]
    certain = [name for name in certain if not _is_home(name)] or certain
    if not certain:
        raise UsageError("an article without an address cannot be kept")
    claimed = [names[reading.url]] if reading.url and not _is_home(names[reading.url]) else []
    former: list[str] = []
    if entry and entry.guid and entry.guid != entry.url and source_id is not None:
        claimed.append(guid_name(source_id, entry.guid))
        former = [canonical(entry.guid)]
    own_names = list(dict.fromkeys([*certain, *claimed]))
    owners = dict(_owners(connection, [*own_names, *former]))
    article_id = next((owners[name] for name in certain if name in owners), None)
    if article_id is None:
        article_id = next(
            (
                owners[name]
                for name in (*claimed, *former)
                if name in owners and _fits(connection, revisions, owners[name], reading)
            ),
            None,
        )
    own = [name for name in own_names if owners.get(name) in (None, article_id)]
    shown = reading.url if reading.url and names[reading.url] in own else addresses[-1]
    return Identity(article_id, tuple(own), shown)


def _is_home(name: str) -> bool:
    return name.count("/") == 3 and name.endswith("/")  # as `canonical` writes it: https://host/


def _owners(connection: Connection, names: list[str]) -> Iterable[tuple[str, int]]:
    # One look-up each: for an IN of two or more SQLite first makes a table, which costs twice as much as finding them.
    asked = " UNION ALL ".join(["SELECT address, article_id FROM addresses WHERE address = ?"] * len(names))
    rows: list[tuple[str, int]] = connection.execute(asked, names).fetchall()
    return rows


def _fits(connection: Connection, revisions: Revisions, article_id: int, reading: Reading) -> bool:
    newest = connection.execute("SELECT revision_id FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
    return readings.alike(revisions.get(newest).reading, reading)
