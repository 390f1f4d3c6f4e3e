"""A time stamp authority (RFC 3161) made with OpenSSL, asked in this process or over loopback HTTP."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

#: From a query to the reply, both in DER.
Ask = Callable[[bytes], bytes]


def make(folder: Path) -> Ask:
    """An authority whose files are in a folder; its certificate is `tsa.pem`."""
    (folder / "tsa.cnf").write_text(
        f"""
        [req]
        distinguished_name = name
        prompt = no
        x509_extensions = v3
        [name]
        CN = Test Authority
        [v3]
        extendedKeyUsage = critical,timeStamping
        keyUsage = critical,digitalSignature
        [tsa]
        default_tsa = ours
        [ours]
        serial = {folder}/serial
        signer_cert = {folder}/tsa.pem
        signer_key = {folder}/tsa.key
        signer_digest = sha256
        default_policy = 1.2.3.4
        digests = sha256
        """
    )
    (folder / "serial").write_text("01\n")
    key = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-config", f"{folder}/tsa.cnf"]
    _run(*key, "-keyout", f"{folder}/tsa.key", "-out", f"{folder}/tsa.pem")

    def ask(query: bytes) -> bytes:
        (folder / "query").write_bytes(query)
        reply = ["openssl", "ts", "-reply", "-config", f"{folder}/tsa.cnf", "-queryfile", f"{folder}/query"]
        _run(*reply, "-out", f"{folder}/reply")
        return (folder / "reply").read_bytes()

    return ask


@contextmanager
def serve(ask: Ask) -> Iterator[str]:
    """The address of an authority that answers POSTs as RFC 3161, section 3.4 says."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            fine = self.headers["Content-Type"] == "application/timestamp-query"
            body = ask(asked) if fine else b""
            self.send_response(200 if fine else 415)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it
            """Keep silent."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
