"""The scores of one answer, exactly as the corpus's README defines them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

#: Soft hyphen and characters without width.
_NOTHING = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
#: Scripts written without spaces count letter by letter: Han, kana, Thai, Lao, Khmer, Burmese.
_LETTERWISE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(f"[{_LETTERWISE}]|[^\\W_{_LETTERWISE}]+")
_RUN = 4


@dataclass
class Answer:
    """What a program read from one page; empty where it read nothing."""

    title: str | None = None
    published: str | None = None
    authors: list[str] = field(default_factory=list)
    text: str = ""
    language: str | None = None
    error: str | None = None


def words(text: str) -> list[str]:
    """The words of a text: runs of letters and digits, single letters where a script has no blanks."""
    return _WORD.findall(_NOTHING.sub("", text))


def runs(sequence: list[str]) -> Counter[tuple[str, ...]]:
    """Overlapping runs of four words with their number; a shorter text is one run."""
    if not sequence:
        return Counter()
    return Counter(tuple(sequence[i : i + _RUN]) for i in range(max(1, len(sequence) - _RUN + 1)))


def body(answer: str, truths: list[str]) -> tuple[float | None, float, bool]:
    """Precision (None without output), recall and exactness against the truth that fits best."""
    return max((_one_body(answer, truth) for truth in truths), key=lambda s: (_f1(s[0] or 0.0, s[1]), s[2]))


def _one_body(answer: str, truth: str) -> tuple[float | None, float, bool]:
    ours, wanted = words(answer), words(truth)
    mine, theirs = runs(ours), runs(wanted)
    shared = (mine & theirs).total()
    surplus, missing = mine.total() - shared, theirs.total() - shared
    total = (shared + surplus + missing) or 1
    tp, fp, fn = shared / total, surplus / total, missing / total
    precision = tp / (tp + fp) if mine else None
    recall = tp / (tp + fn) if theirs else 1.0
    return precision, recall, ours == wanted


def body_f1(scores: list[tuple[float | None, float, bool]]) -> float:
    """The harmonic mean of mean precision and mean recall over pages."""
    precisions = [p for p, _, _ in scores if p is not None]
    recalls = [r for _, r, _ in scores]
    return _f1(_mean(precisions), _mean(recalls))


def passages(answers: list[tuple[str, dict[str, Any]]]) -> float:
    """F1 over all passages that must and must not be in the texts."""
    hit = miss = wrong = 0
    for text, truth in answers:
        squeezed = squeeze(text)
        present = [squeeze(p) in squeezed for p in truth.get("with", ())]
        hit += sum(present)
        miss += len(present) - sum(present)
        wrong += sum(squeeze(p) in squeezed for p in truth.get("without", ()))
    return _f1(hit / ((hit + wrong) or 1), hit / ((hit + miss) or 1))


def title(answer: str | None, truth: str) -> bool:
    """Equal after white space is squeezed."""
    return squeeze(answer or "") == squeeze(truth)


def same_day(answer: str | None, truth: str) -> bool:
    """The same calendar day, in the truth's own zone or in UTC."""
    ours, wanted = moment(answer or ""), moment(str(truth))
    if ours is None or wanted is None:
        return False
    days = {wanted.date()}
    if wanted.tzinfo is not None:
        days.add(wanted.astimezone(UTC).date())
    mine = {ours.date()}
    if ours.tzinfo is not None and wanted.tzinfo is not None and ours.time() != datetime.min.time():
        mine = {ours.astimezone(wanted.tzinfo).date(), ours.astimezone(UTC).date()}
    return bool(days & mine)


def authors(answer: list[str], truth: list[str]) -> float:
    """F1 of two sets of names, in lower case, without accents and punctuation."""
    ours, wanted = {_name(a) for a in answer} - {""}, {_name(a) for a in truth} - {""}
    if not ours and not wanted:
        return 1.0
    return 2 * len(ours & wanted) / (len(ours) + len(wanted))


def language(answer: str | None, truth: str) -> bool:
    """The two-letter codes are equal; both written forms of Norwegian are `no`."""
    code = (answer or "").partition("-")[0].lower()
    return code == truth or (truth == "no" and code in ("nb", "nn"))


def moment(text: str) -> datetime | None:
    """An ISO 8601 moment or day; None where it is none."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def squeeze(text: str) -> str:
    """Runs of white space as one blank."""
    return " ".join(text.split())


def _name(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return squeeze(re.sub(r"[^\w\s]|_", " ", bare))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
