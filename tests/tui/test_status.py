from __future__ import annotations

from newscli.tui.status import Status

ASKING = {"left": 2, "read": 3, "coming": 1, "doing": "The Morning Paper", "finished": None}


def test_new_headlines_and_the_sync_stand_side_by_side() -> None:
    assert Status().words == ""
    assert Status(new=1).words == "1 new headline; r shows them"
    assert Status(new=1200, sync=ASKING).words == (
        "1,200 new headlines; r shows them · asking 2 sources: The Morning Paper"
    )
    assert Status(sync={"error": "no network"}).words == "no news were asked for: no network"


def test_what_was_said_last_comes_first() -> None:
    assert Status(said="taken back", new=3).words == "taken back"
