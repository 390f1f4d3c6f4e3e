"""The folder for PostgreSQL, loaded into a real server and searched there."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newscli.blocks import Paragraph, Span
from newscli.exchange import Story, by_name
from newscli.model import Reading
from tests.exchange.stories import ALL, EDITION, HOSTILE, story

_PLACES = ":".join(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)))
INITDB = shutil.which("initdb", path=f"{_PLACES}:{os.environ.get('PATH', '')}")
PSQL = shutil.which("psql")
pytestmark = pytest.mark.skipif(not (INITDB and PSQL), reason="no PostgreSQL server is installed")

GERMAN = story(
    Reading(
        url="https://a.example/bruecke",
        title="Die Brücke wird geöffnet",
        language="de-AT",
        blocks=(Paragraph((Span('Viele Häuser standen an\tden Ufern.\\ \\N {x} "y"'),)),),
    ),
    4,
)


def _user() -> dict[str, Any]:
    """Whom the server runs as: it refuses root."""
    if os.geteuid() != 0:
        return {}
    spare = next((user for user in pwd.getpwall() if user.pw_name in ("postgres", "nobody")), None)
    if spare is None:
        pytest.skip("PostgreSQL does not run as root, and there is no other user")
    return {"user": spare.pw_uid, "group": spare.pw_gid}


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """A server without a network, in a folder of its own; the folder is where its socket is."""
    assert INITDB
    identity = _user()
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # a socket's path is at most 107 bytes
    try:
        if identity:
            os.chown(folder, identity["user"], identity["group"])
        folder.chmod(0o755)
        bin_ = Path(INITDB).parent
        options = ["--no-sync", "-A", "trust", "-U", "reader", "-E", "UTF8", "--locale=C.UTF-8"]
        subprocess.run(
            [INITDB, "-D", folder / "data", *options], check=True, capture_output=True, cwd=folder, **identity
        )
        start = [str(bin_ / "pg_ctl"), "-D", str(folder / "data"), "-l", str(folder / "log"), "-w"]
        setting = f"-c listen_addresses='' -c fsync=off -k {folder}"
        subprocess.run([*start, "-o", setting, "start"], check=True, stdout=subprocess.DEVNULL, cwd=folder, **identity)
        yield folder
        subprocess.run(
            [*start, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL, cwd=folder, **identity
        )
    finally:
        shutil.rmtree(folder)


def psql(server: Path, *arguments: str, cwd: Path | None = None) -> list[str]:
    command = [PSQL or "", "-X", "-q", "-A", "-t", "-h", str(server), "-U", "reader", "-d", "postgres", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def load(server: Path, folder: Path, stories: tuple[Story, ...]) -> None:
    folder.mkdir()
    by_name("postgres").write(stories, folder, EDITION)
    psql(server, "-f", "load.sql", cwd=folder)


def test_articles_are_loaded_and_found_in_their_language(server: Path, tmp_path: Path) -> None:
    load(server, tmp_path / "one", (*ALL, GERMAN))
    search = "SELECT title FROM articles, websearch_to_tsquery('{}', '{}') query WHERE search @@ query"
    assert psql(server, "-c", search.format("german", "Haus viel")) == ["Die Brücke wird geöffnet"]
    assert psql(server, "-c", search.format("english", "rivers")) == ["A bridge for Lindenau: it opens"]
    assert psql(server, "-c", search.format("english", "nowhere")) == []
    assert psql(server, "-c", "SELECT authors[2], published FROM articles WHERE 'Jo Ask' = ANY (authors)") == [
        "Jo Ask|2026-11-25 12:00:00+00"
    ]
    assert psql(server, "-c", "SELECT blocks -> 1 ->> 'kind' FROM articles WHERE section = 'City'") == ["heading"]


def test_what_is_hostile_comes_as_it_is(server: Path, tmp_path: Path) -> None:
    load(server, tmp_path / "one", (HOSTILE, GERMAN))
    assert psql(server, "-c", f"SELECT count(*) FROM articles WHERE url = '{HOSTILE.article.url}'") == ["1"]
    (text,) = psql(server, "-c", "SELECT text FROM articles WHERE configuration = 'german'::regconfig")
    assert text == GERMAN.reading.text


def test_loading_again_replaces(server: Path, tmp_path: Path) -> None:
    load(server, tmp_path / "one", (*ALL, GERMAN, GERMAN))
    before = psql(server, "-c", "SELECT count(*) FROM articles")
    changed = replace(GERMAN, reading=replace(GERMAN.reading, title="Die Brücke ist offen"))
    load(server, tmp_path / "two", (changed,))
    assert psql(server, "-c", "SELECT count(*) FROM articles") == before
    assert psql(server, "-c", "SELECT title FROM articles WHERE language = 'de-AT'") == ["Die Brücke ist offen"]


def test_a_text_of_any_length_is_loaded(server: Path, tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(200_000))
    load(
        server,
        tmp_path / "one",
        (story(Reading(url="https://a.example/long", title="Long", blocks=(Paragraph((Span(words),)),)), 9),),
    )
    assert psql(server, "-c", "SELECT length(text) > 1000000 FROM articles WHERE title = 'Long'") == ["t"]


def test_every_configuration_is_there(server: Path) -> None:
    from newscli.exchange.postgres import CONFIGURATIONS

    there = set(psql(server, "-c", "SELECT cfgname FROM pg_ts_config"))
    assert set(CONFIGURATIONS.values()) <= there
