"""A source's own headers, cookie and password: from the configuration alone, for the source's own host alone.

They are never kept in the archive and never follow a redirect to another host.
"""

from __future__ import annotations

import base64

from newscli import addresses
from newscli.model import Source
from newscli.settings import Settings


def own_headers(source: Source | None, host: str, settings: Settings) -> list[tuple[str, str]]:
    """The headers the reader set in `[source.<name>]`, where `host` is that source's: `headers`, `cookie`, `user`."""
    if source is None or addresses.host(source.url) != host:
        return []
    table = settings.sources.get(source.name, {})
    headers = [(str(name), str(value)) for name, value in dict(table.get("headers", {})).items()]
    if table.get("cookie"):
        headers.append(("Cookie", str(table["cookie"])))
    if table.get("user"):
        pair = f"{table['user']}:{table.get('password', '')}".encode()
        headers.append(("Authorization", "Basic " + base64.b64encode(pair).decode("ascii")))
    # A line break would begin a header of its own.
    return [(name, value) for name, value in headers if not set("\r\n") & set(name + value)]
