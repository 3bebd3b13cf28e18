"""The Neo4j server that the user names, and the password, which is never an argument and never shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from foedus.explorer.main import Misuse
from foedus.exports.neo4j.link import Server

_PASSWORD = "NEO4J_PASSWORD"  # noqa: S105  # the name of the variable

_OPTIONS = (
    click.option(
        "--uri",
        metavar="ADDRESS",
        default="bolt://localhost:7687",
        envvar="NEO4J_URI",
        show_default=True,
        show_envvar=True,
        help="Where Neo4j is: bolt://host:port, neo4j+s://host.",
    ),
    click.option(
        "--user", metavar="NAME", default="neo4j", envvar="NEO4J_USERNAME", show_default=True, show_envvar=True,
        help="Who asks.",
    ),
    click.option(
        "--database", metavar="NAME", envvar="NEO4J_DATABASE", show_envvar=True,
        help="Which database.  [default: the server's]",
    ),
)  # fmt: skip


def server_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --uri, --user and --database, as keyword arguments that `server` takes."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def server(uri: str, user: str, database: str | None) -> Server:
    """The server with its password, from NEO4J_PASSWORD or else from the keyboard. Raises ServerError, Misuse."""
    Server(uri, user, "", database)  # a wrong address is told before anything is asked
    return Server(uri, user, _password(user), database)


def _password(user: str) -> str:
    found = os.environ.get(_PASSWORD)
    if found:
        return found
    if sys.stdin is None or not sys.stdin.isatty():
        empty = f": {_PASSWORD} is empty" if found == "" else ""
        raise Misuse(f"there is no password for {user}{empty}. Set {_PASSWORD}, or run this at a keyboard.")
    return str(click.prompt(f"Password of {user}", hide_input=True, err=True))
