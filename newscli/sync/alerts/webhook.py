"""New hits for a server of the reader's: one POST of JSON, under a key by which a repeated one is known."""

from __future__ import annotations

from newscli.archive.alerts import Batch
from newscli.fetcher import post
from newscli.settings import Settings
from newscli.sync.alerts.payload import payload
from newscli.sync.alerts.receipts import Receipts


def tell(batch: Batch, settings: Settings, receipts: Receipts, mark: str) -> None:  # noqa: ARG001 - any teller's
    """Post all hits. Raises FetchError where the server does not take them.

    Idempotency-Key: https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
    """
    headers = [("Content-Type", "application/json"), ("Idempotency-Key", f'"{batch.key}"')]
    post(settings.alert_webhook, payload(batch), headers=headers, settings=settings)
