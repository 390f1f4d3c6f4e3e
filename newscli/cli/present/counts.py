"""How many articles a search finds: one number, or a number of each kind with a small bar."""

from __future__ import annotations

from collections.abc import Mapping

from newscli.cli.present.screen import Screen

_BAR, _PIECES = 20, " ▏▎▍▌▋▊▉█"


def one(screen: Screen, number: int, *, as_json: bool = False) -> None:
    """A number alone."""
    if as_json:
        from newscli.cli.present import objects

        screen.json(objects.dumps({"count": number}))
    else:
        screen.row(str(number))


def by(screen: Screen, kind: str, found: Mapping[str, int], *, as_json: bool = False) -> None:
    """The most frequent first; months as they come. What has no name (no section, say) stands under an empty one."""
    months = kind == "month"
    rows = sorted(found.items(), key=lambda row: (row[0],) if months else (-row[1], row[0]))
    if as_json:
        from newscli.cli.present import objects

        screen.json(objects.array({kind: name, "count": number} for name, number in rows))
    elif screen.terminal:
        from newscli.typeset.columns import columns

        most = max(found.values(), default=1)
        screen.lines(
            columns(
                [
                    [
                        (name or f"no {kind}", "" if name else "faint"),
                        (f"{number:,}", "number"),
                        (_bar(number / most), "mark"),
                    ]
                    for name, number in rows
                ],
                screen.width,
                right=frozenset({1}),
                caps={0: max(screen.width - _BAR - 14, 10)},
            )
        )
    else:
        for name, number in rows:
            screen.row(name, str(number))


def _bar(share: float) -> str:
    eighths = max(round(share * _BAR * 8), 1)
    return "█" * (eighths // 8) + _PIECES[eighths % 8].strip()
