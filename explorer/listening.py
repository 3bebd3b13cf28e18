"""The page shown on this machine: the same page as a file, which fetches neighbours and paths as they are asked for.

It listens on the loopback address only, answers nothing but GET and HEAD under a path that holds a secret token, and
only to requests that name that very address as their host and, where they name one, as their origin.
"""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote

import click

from foedus.explorer.serving import Served
from foedus.graph.errors import FoedusError

_HOST = "127.0.0.1"
_LONGEST_QUERY = 20_000
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one page."""

    served: Served
    token: str
    port: int
    timeout = 10

    def handle(self) -> None:
        """Answer, or let it be where the reader has gone away, as one does who loads again while the page is made."""
        with suppress(ConnectionError):
            super().handle()

    def do_HEAD(self) -> None:
        """The same answer without its body."""
        self.do_GET()

    def do_GET(self) -> None:
        """The page, or a part of the store as JSON."""
        address = f"{_HOST}:{self.port}"
        origin = self.headers.get("Origin")
        path, _, query = self.path.partition("?")
        own = secrets.compare_digest(path.split("/")[1].encode() if "/" in path else b"", self.token.encode())
        strange = self.headers.get("Host") != address or (origin and origin != f"http://{address}")
        if strange or not own or len(query) > _LONGEST_QUERY:
            self._answer(404, "text/plain", "Not found.\n")
            return
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        try:
            self._answer(200, *self._found(unquote(path.removeprefix(f"/{self.token}/")), asked))
        except (FoedusError, KeyError, ValueError) as error:
            self._answer(400, "application/json", json.dumps({"error": str(error)}))

    def _found(self, name: str, asked: dict[str, str]) -> tuple[str, str]:
        if not name:
            return "text/html", self.served.page(self.token)
        by = asked.get("by", "")
        if name == "near":
            made = self.served.near(asked["id"], by)
        elif name == "routes":
            made = self.served.routes(asked, by)
        elif name == "find":
            made = self.served.find(asked["q"], by)
        elif name == "document":
            made = self.served.document(asked["id"], by)
        else:
            raise KeyError(name)
        return "application/json", json.dumps(made, ensure_ascii=False)

    def _answer(self, status: int, kind: str, text: str) -> None:
        body = text.encode("utf-8", "replace")
        self.send_response(status)
        for header, value in {
            "Content-Type": f"{kind}; charset=utf-8", "Content-Length": str(len(body)), **_HEADERS,
        }.items():  # fmt: skip
            self.send_header(header, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Nothing: the token would be in it."""


def server(served: Served, port: int = 0) -> tuple[HTTPServer, str]:
    """A server that is ready to serve, and the address of the page."""
    token = secrets.token_urlsafe(24)
    handler: Any = type("PageHandler", (Handler,), {"served": served, "token": token})
    made = HTTPServer((_HOST, port), handler)
    handler.port = made.server_port
    return made, f"http://{_HOST}:{made.server_port}/{quote(token)}/"


def serve(served: Served) -> None:
    """Show the page until Ctrl-C."""
    made, address = server(served)
    with made:
        click.echo(f"The page is at {address}\nClose it with Ctrl-C.")
        try:
            made.serve_forever()
        except KeyboardInterrupt:
            click.echo("")
