"""New hits of saved searches, handed to programs and servers that are really there."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from newscli.archive import Archive, open_archive
from newscli.settings import Settings
from newscli.sync.alerts import hand_out
from newscli.sync.alerts.receipts import held
from tests.archive.papers import NOW
from tests.archive.test_mutes import keep


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive with two new hits for one saved search and one for another."""
    with open_archive(tmp_path / "news.db") as opened:
        opened.saved.save("birds", "storks OR herons", now=NOW)
        opened.saved.save("river", "river", now=NOW)
        keep(opened, 1, "Storks came back.", title="Storks <b>& \x1b[31mco</b>")
        keep(opened, 2, "Herons by the river.", title='Herons $(touch evil) `touch evil` "; touch evil')
        yield opened


class Server:
    """A server on the loopback that takes what is posted, and answers with `status`."""

    def __init__(self) -> None:
        self.status = 200
        self.taken: list[tuple[str, Any]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.taken.append((self.headers["Idempotency-Key"], given))
                self.send_response(server.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}/hook"
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


def program(folder: Path, name: str, script: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of this name, first in PATH, that runs a shell script; the file it may write to."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    return folder / "told"


def test_a_command_gets_all_hits_as_json_once(archive: Archive, tmp_path: Path) -> None:
    told = tmp_path / "told"
    settings = Settings(alert_command=f"cat >> {told}; echo >> {told}")
    assert hand_out(archive, settings) == []
    assert hand_out(archive, settings) == []
    (line,) = told.read_text().splitlines()
    hits = json.loads(line)["hits"]
    assert [(hit["saved"], hit["id"]) for hit in hits] == [("birds", 1), ("birds", 2), ("river", 2)]
    assert hits[0].keys() == {"key", "saved", "id", "url", "title", "published", "source", "section", "language"}
    assert len({hit["key"] for hit in hits}) == 3


def test_a_command_that_fails_is_tried_again_with_the_same_hits(archive: Archive, tmp_path: Path) -> None:
    told, broken = tmp_path / "told", tmp_path / "broken"
    broken.touch()
    settings = Settings(alert_command=f"if [ -e {broken} ]; then echo no printer >&2; exit 3; fi; cat >> {told}")
    assert hand_out(archive, settings) == [
        "alert_command: /bin/sh did not take it: no printer; the next sync tries again"
    ]
    keep(archive, 3, "More herons.", later=1)
    broken.unlink()
    assert hand_out(archive, settings) == []
    batches = told.read_text().replace("}{", "}\n{").splitlines()
    assert [[hit["id"] for hit in json.loads(batch)["hits"]] for batch in batches] == [[1, 2, 2], [3]]


def test_a_server_gets_all_hits_under_one_key_until_it_takes_them(archive: Archive, server: Server) -> None:
    settings = Settings(alert_webhook=server.url)
    server.status = 503
    (problem,) = hand_out(archive, settings)
    assert "503 Service Unavailable" in problem
    server.status = 204
    assert hand_out(archive, settings) == []
    assert hand_out(archive, settings) == []
    assert len(server.taken) == 2
    assert server.taken[0] == server.taken[1]
    key, given = server.taken[0]
    assert key == f'"{given["key"]}"'
    assert [hit["id"] for hit in given["hits"]] == [1, 2, 2]


def test_a_server_that_is_not_there_is_a_problem_told(archive: Archive) -> None:
    (problem,) = hand_out(archive, Settings(alert_webhook="http://127.0.0.1:9/hook"))
    assert problem == "alert_webhook: http://127.0.0.1:9/hook: connection refused; the next sync tries again"
    (problem,) = hand_out(archive, Settings(alert_webhook="file:///etc/passwd"))
    assert "not an http or https address" in problem


def test_a_mail_goes_through_sendmail(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = program(tmp_path, "sendmail", f"cat > {tmp_path}/told; echo $@ > {tmp_path}/arguments", monkeypatch)
    assert hand_out(archive, Settings(alert_mail="reader@home.example")) == []
    message = message_from_bytes(told.read_bytes(), policy=policy.default)
    assert message["To"] == "reader@home.example"
    assert message["Subject"] == "3 new: birds (2), river (1)"
    assert message["Message-ID"].endswith("@newscli>")
    assert (tmp_path / "arguments").read_text() == "-t -i\n"
    body = message.get_content()
    assert "BIRDS\n\nStorks" in body
    assert "\x1b" not in body


def test_a_notice_is_shown_on_the_desktop(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = program(tmp_path, "notify-send", f'for word; do echo "$word"; done > {tmp_path}/told', monkeypatch)
    assert hand_out(archive, Settings(alert_notice="yes")) == []
    assert told.read_text().splitlines()[:4] == [
        "--app-name=newscli",
        "--",
        "3 new: birds (2), river (1)",
        "Storks &lt;b&gt;&amp; �[31mco&lt;/b&gt;",
    ]


def test_nothing_of_an_article_is_ever_run(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("notify-send", "sendmail"):
        program(tmp_path, name, "cat > /dev/null", monkeypatch)
    settings = Settings(alert_command="cat > /dev/null", alert_notice="yes", alert_mail="reader@home.example")
    assert hand_out(archive, settings) == []
    assert not (tmp_path / "evil").exists()


def test_two_runs_at_once_do_not_tell_twice(archive: Archive, tmp_path: Path) -> None:
    told = tmp_path / "told"
    settings = Settings(alert_command=f"cat >> {told}")
    with held(archive.path) as receipts:
        assert receipts is not None
        assert hand_out(archive, settings) == []
    assert not told.exists()
    assert hand_out(archive, settings) == []
    assert told.exists()


def test_what_has_a_receipt_is_not_started_again(archive: Archive, tmp_path: Path) -> None:
    batch = archive.alerts.begin("command")
    assert batch is not None
    archive.path.with_name("news.db.told").write_text(f"command {batch.key}\n")
    assert hand_out(archive, Settings(alert_command=f"cat >> {tmp_path}/told")) == []
    assert not (tmp_path / "told").exists()
    assert archive.alerts.begin("command") is None
