"""What can go wrong between foedus and a Neo4j server, each as one line that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from foedus.graph.errors import FoedusError

if TYPE_CHECKING:
    from neo4j.exceptions import DriverError, Neo4jError

    from foedus.exports.neo4j.link import Server

_READ_ONLY = ("General.ForbiddenOnReadOnlyDatabase", "General.WriteOnReadOnlyAccessDatabase", "Statement.AccessMode")
_AT_MOST = 300  # characters of what the server itself says


class ServerError(FoedusError):
    """The Neo4j server cannot be reached, or does not do what it is asked for."""


@contextmanager
def explained(server: Server) -> Iterator[None]:
    """Errors of the driver inside become ServerErrors, without its trace and without any secret."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except Neo4jError as error:
        raise ServerError(_refusal(error, server)) from None
    except DriverError as error:
        raise ServerError(_break(error, server)) from None


def _refusal(error: Neo4jError, server: Server) -> str:
    code, where = error.code or "", str(server)
    known = {
        "Security.Unauthorized": f"{where} does not know this user and password. Set NEO4J_PASSWORD, and see --user.",
        "Security.CredentialsExpired": f"the password of {server.user} must be changed first, in Neo4j Browser.",
        "Security.AuthenticationRateLimit": f"{where} has seen too many wrong passwords. Wait some seconds.",
        "Security.Forbidden": f"{server.user} may not write in {where}. Take a user who may, with --user.",
        "Security.TokenExpired": f"what {server.user} logged in with has expired. Log in anew.",
        "Database.DatabaseNotFound": f"{server.uri} has no database {server.database!r}. Ask it with: SHOW DATABASES",
        **dict.fromkeys(_READ_ONLY, f"{where} can only be read. Allow writing, or name another --database."),
        "Schema.ConstraintCreationFailed": (
            f"{where} holds nodes or relationships that share a label or type and an id, and foedus keeps them unique. "
            f"Name another --database, or mend it: {_said(error)}"
        ),
        "Schema.ConstraintValidationFailed": (
            f"{where} holds a relationship with an id of foedus between other nodes: {_said(error)}"
        ),
        "General.TransactionOutOfMemoryError": f"{where} lacks memory. Raise dbms.memory.transaction.total.max.",
        "General.OutOfMemoryError": f"{where} lacks memory. Raise server.memory.heap.max_size.",
        "Database.DatabaseUnavailable": f"{where} is there but its database is not, or not yet. Try again.",
        "General.DatabaseUnavailable": f"{where} is there but its database is not, or not yet. Try again.",
    }
    name = code.split(".", 2)[-1]
    return known.get(name, f"{where} refuses: {name or 'error'}: {_said(error)}")


def _break(error: DriverError, server: Server) -> str:
    from neo4j.exceptions import ConfigurationError, UnsupportedServerProduct

    # Of servers before 5.7 the driver cannot turn notifications off.
    if isinstance(error, UnsupportedServerProduct) or "Bolt Protocol" in str(error.args):
        return f"{server} is too old for foedus, which needs Neo4j 5.7 or newer."
    if isinstance(error, ConfigurationError):
        return f"{server} is no address that the driver takes: {_said(error)}"
    return f"no Neo4j answers at {server}. Is it running, and is this its Bolt address? See --uri."


def _said(error: Exception) -> str:
    text = (getattr(error, "message", "") if hasattr(error, "code") else "") or next(iter(error.args), error)
    line = " ".join(str(text).split())
    return line if len(line) <= _AT_MOST else f"{line[:_AT_MOST]}…"
