"""New hits by mail, through this machine's sendmail."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

from newscli import sendmail
from newscli.archive.alerts import Batch
from newscli.errors import NewscliError
from newscli.settings import Settings
from newscli.sync.alerts.receipts import Receipts
from newscli.sync.alerts.words import letter, summary


def tell(batch: Batch, settings: Settings, receipts: Receipts, mark: str) -> None:
    """One message for all hits."""
    message = EmailMessage()
    try:
        message["To"] = settings.alert_mail
    except ValueError as error:
        raise NewscliError(f"{settings.alert_mail!r} is no mail address: {error}") from error
    message["Subject"] = summary(batch)
    message["Date"] = datetime.now(UTC)
    message["Message-ID"] = f"<{batch.key}@newscli>"  # the same for the same hits: mailboxes show it once
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answering machine answers
    message.set_content("\n".join(letter(batch)) + "\n")
    receipts.run([sendmail.program(), *sendmail.OPTIONS], bytes(message), mark)
