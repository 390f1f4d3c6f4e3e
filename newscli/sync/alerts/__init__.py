"""New hits of saved searches, handed to what the reader set up: a command, the desktop, a mail, a webhook. Once each.

What is handed over is written down before and after (archive/alerts.py). A run that dies in between leaves the question
whether it came to act; for programs `receipts` knows the answer, a webhook is asked again under the same key.
Why so: docs/decisions/0010-alerts-once.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from newscli.archive import Archive
from newscli.archive.alerts import Batch
from newscli.errors import NewscliError
from newscli.settings import Settings
from newscli.sync.alerts import command, mail, notice, webhook
from newscli.sync.alerts.receipts import Receipts, held

#: Hands a batch over, or raises NewscliError where it was not taken; `str` names it in the receipts.
Teller = Callable[[Batch, Settings, Receipts, str], None]
TELLERS: Mapping[str, Teller] = {
    "command": command.tell,
    "notice": notice.tell,
    "mail": mail.tell,
    "webhook": webhook.tell,
}


def hand_out(archive: Archive, settings: Settings) -> list[str]:
    """Hand over what is new; gives what went wrong, in words: that is tried again next time.

    Where another run is at it already, nothing is done. Raises ArchiveError.
    """
    wanted = {name: teller for name, teller in TELLERS.items() if getattr(settings, f"alert_{name}") not in ("", "no")}
    if not wanted:
        return []
    problems: list[str] = []
    with held(archive.path) as receipts:
        if receipts is None:
            return problems
        for name, teller in wanted.items():
            try:
                _hand_over(archive, settings, receipts, name, teller)
            except NewscliError as error:
                problems.append(f"alert_{name}: {error}; the next sync tries again")
    return problems


def _hand_over(archive: Archive, settings: Settings, receipts: Receipts, name: str, teller: Teller) -> None:
    while batch := archive.alerts.begin(name):
        mark = f"{name} {batch.key}"
        if mark not in receipts.known:
            teller(batch, settings, receipts, mark)
        archive.alerts.end(name, batch.number)
