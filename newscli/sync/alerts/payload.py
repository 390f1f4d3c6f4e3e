"""New hits as JSON, for programs: what docs/json.md promises."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from newscli.archive.alerts import Alert, Batch


def payload(batch: Batch) -> bytes:
    """One JSON object with all hits."""
    return json.dumps({"key": batch.key, "hits": [_hit(alert) for alert in batch.alerts]}).encode()


def _hit(alert: Alert) -> dict[str, Any]:
    article = alert.article
    return {
        "key": alert.key,
        "saved": alert.saved,
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "published": _moment(article.published),
        "source": article.source,
        "section": article.section,
        "language": article.language,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
