"""newscli doctor: all is well, or what to do."""

from __future__ import annotations

from tests.cli.program import Program


def found(program: Program) -> dict[str, list[str]]:
    """State, words and advice by subject."""
    return {row[1]: [row[0], *row[2:]] for row in program.run("doctor").rows}


def test_a_healthy_newscli_is_told_so(reader: Program) -> None:
    ran = reader.run("doctor")
    assert (ran.status, ran.err) == (0, "")
    subjects = found(reader)
    assert subjects["archive"][0] == subjects["sources"][0] == subjects["speed"][0] == "fine"
    assert "3 followed" in subjects["sources"][1]


def test_a_fresh_machine_is_told_where_to_begin(newscli: Program) -> None:
    assert found(newscli)["archive"] == [
        "missing",
        f"{newscli.archive}: not there yet",
        "`newscli latest` makes it and brings the news",
    ]
    assert not newscli.home.exists()


def test_a_source_that_fails_is_named_with_the_next_step(reader: Program) -> None:
    reader.run("sync", "--now")  # the newspapers are gone
    ran = reader.run("doctor")
    assert ran.status == 1
    assert found(reader)["courier"][0] == "wrong"
    assert found(reader)["courier"][2] == "`newscli why courier` tells more"


def test_a_doctor_also_sees_what_stops_other_commands(newscli: Program) -> None:
    newscli.home.mkdir()
    (newscli.home / "config.toml").write_text("widht = 3\n")
    newscli.archive.write_bytes(b"not an archive at all, and long enough to be looked at" * 20)
    ran = newscli.run("doctor")
    assert ran.status == 1
    assert "no setting is called 'widht'" in found(newscli)["settings"][1]
    assert "not a newscli archive" in found(newscli)["archive"][1]


def test_at_a_terminal_each_advice_stands_under_its_finding(reader: Program) -> None:
    reader.run("sync", "--now")
    lines = reader.at_terminal("doctor", "--color", "never").lines
    place = next(number for number, line in enumerate(lines) if line.startswith("✗ courier"))
    assert "`newscli why courier` tells more" in "".join(lines[place : place + 4])
