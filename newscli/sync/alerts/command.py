"""New hits for a command of the reader's: JSON on its standard input. Nothing of an article is on its command line."""

from __future__ import annotations

from newscli.archive.alerts import Batch
from newscli.settings import Settings
from newscli.sync.alerts.payload import payload
from newscli.sync.alerts.receipts import Receipts


def tell(batch: Batch, settings: Settings, receipts: Receipts, mark: str) -> None:
    """Run the command in a shell, as the reader would type it."""
    receipts.run(["/bin/sh", "-c", settings.alert_command], payload(batch), mark)
