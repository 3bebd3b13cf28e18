"""Looks at each row of a store for what SQL alone cannot tell: words, ids, days, quotes, what nodes are made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator

from foedus.graph.dates import interval
from foedus.graph.describing import merged
from foedus.graph.errors import BadDate
from foedus.graph.model import Assertion
from foedus.graph.names import fold
from foedus.graph.nodes import ROLES
from foedus.graph.ontology import ontology
from foedus.graph.provisions import stored_provision

_AGAIN = "Load its documents again."


def relations(connection: sqlite3.Connection) -> Iterator[str]:
    """Relations that the ontology does not have, or that are never stored."""
    for (name,) in connection.execute("SELECT name FROM relations ORDER BY name"):
        if name not in ontology().relations or ontology().relations[name].derived:
            yield f"relation {name!r} is none that this foedus stores. {_AGAIN}"


def words(connection: sqlite3.Connection) -> Iterator[str]:
    """Kinds, roles of names, obligations, polarities and modalities that are not declared."""
    known = ontology()
    yield from _unknown(connection, "kind", "nodes", known.kinds)
    yield from _unknown(connection, "kind", "descriptions", known.kinds)
    yield from _unknown(connection, "role", "names", ROLES)
    yield from _unknown(connection, "obligation", "provisions", known.obligations)
    yield from _unknown(connection, "polarity", "assertions", known.polarities)
    yield from _unknown(connection, "modality", "assertions", known.modalities)


def _unknown(connection: sqlite3.Connection, column: str, table: str, known: Collection[str]) -> Iterator[str]:
    counted = f"SELECT {column}, count(*) FROM {table} GROUP BY {column}"
    for word, count in connection.execute(counted):
        if word not in known:
            yield f"{word!r} is no {column}, but {count} of the {table} say so. {_AGAIN}"


def edges(connection: sqlite3.Connection) -> Iterator[str]:
    """Edges whose id or days do not follow from what they say."""
    rows = connection.execute(
        "SELECT a.edge, s.slug, r.name, t.slug, a.date, a.polarity, a.modality, p.slug, a.first_day, a.last_day"
        " FROM assertions a JOIN nodes s ON s.id = a.source JOIN relations r ON r.id = a.relation"
        " JOIN nodes t ON t.id = a.target LEFT JOIN nodes p ON p.id = a.speaker"
    )
    for ident, source, relation, target, date, polarity, modality, speaker, *days in rows:
        assertion = Assertion(source, relation, target, date, polarity, modality, speaker)
        if relation in ontology().relations and assertion.key[0] != source:
            yield f"edge {ident} has its ends the wrong way round. {_AGAIN}"
        elif relation in ontology().relations and assertion.id != ident:
            yield f"edge {ident} is not what its id says; its id should be {assertion.id}. {_AGAIN}"
        try:
            if tuple(days) != interval(date):
                yield f"edge {ident} has the date {date!r} but other days. {_AGAIN}"
        except BadDate as error:
            yield f"edge {ident}: {error} {_AGAIN}"


def ends(connection: sqlite3.Connection) -> Iterator[str]:
    """Edges between kinds that their relation does not join, as the documents that assert them describe the ends."""
    rows = connection.execute(
        "SELECT a.edge, d.name, r.name, ds.kind, dt.kind FROM (SELECT DISTINCT assertion, document FROM evidence) e"
        " JOIN assertions a ON a.id = e.assertion JOIN relations r ON r.id = a.relation"
        " JOIN documents d ON d.id = e.document"
        " JOIN mentions s ON s.document = e.document AND s.node = a.source"
        " JOIN mentions t ON t.document = e.document AND t.node = a.target"
        " JOIN descriptions ds ON ds.id = s.description JOIN descriptions dt ON dt.id = t.description"
    )
    for ident, document, name, source, target in rows:
        relation = ontology().relations.get(name)
        if relation and not relation.allows(source, target):
            joined = f"does not lead from a {source} to a {target}"
            yield f"edge {ident}: {name!r} {joined}, as {document!r} has it. {_AGAIN}"


def quotes(connection: sqlite3.Connection) -> Iterator[str]:
    """Evidence whose quote does not stand at its place in its sentence. Data sets have rows in place of sentences."""
    rows = connection.execute(
        "SELECT a.edge, d.name, e.start, e.stop, e.quote, e.sentence, e.sentence_start FROM evidence e"
        " JOIN assertions a ON a.id = e.assertion JOIN documents d ON d.id = e.document WHERE e.sentence != ''"
    )
    for ident, document, start, stop, quote, sentence, sentence_start in rows:
        place = start - sentence_start
        if place < 0 or stop - start != len(quote) or not sentence.startswith(quote, place):
            yield f"edge {ident}: its quote is not where it should be, in {document!r} at {start}. {_AGAIN}"


def documents(connection: sqlite3.Connection) -> Iterator[str]:
    """Documents with a date that is none."""
    for name, published in connection.execute("SELECT name, published FROM documents ORDER BY name"):
        try:
            interval(published)
        except BadDate as error:
            yield f"document {name!r}: {error} {_AGAIN}"


def details(connection: sqlite3.Connection) -> Iterator[str]:
    """Evidence with details that are not a JSON object."""
    rows = connection.execute(
        "SELECT a.edge, d.name FROM evidence e JOIN assertions a ON a.id = e.assertion"
        " JOIN documents d ON d.id = e.document WHERE NOT json_valid(e.details) OR json_type(e.details) != 'object'"
    )
    for ident, document in rows:
        yield f"edge {ident}: the details in {document!r} cannot be read. {_AGAIN}"


def provisions(connection: sqlite3.Connection) -> Iterator[str]:
    """Provisions that cannot be read, or with a date that is none."""
    rows = connection.execute(
        "SELECT n.slug, p.article, p.obligation, p.rest FROM provisions p JOIN nodes n ON n.id = p.node"
    )
    for treaty, article, obligation, rest in rows:
        try:
            provision = stored_provision(article, obligation, rest)
            interval(provision.start), interval(provision.end)
        except (BadDate, ValueError, TypeError, KeyError) as error:
            yield f"treaty {treaty!r}: its article {article!r} cannot be read: {error}. {_AGAIN}"


def nodes(connection: sqlite3.Connection) -> Iterator[str]:
    """Nodes whose row or names are not what their descriptions make of them."""
    for number, slug, kind, attributes in connection.execute("SELECT id, slug, kind, attributes FROM nodes"):
        described = connection.execute("SELECT kind, attributes, names FROM descriptions WHERE node = ?", (number,))
        said = described.fetchall()
        stored = connection.execute(
            "SELECT text, language, role, place FROM names WHERE node = ? AND document = 0", (number,)
        )
        names = {(text, language, role): place for text, language, role, place in stored}
        try:
            right = not said or merged(said) == (kind, attributes, names)
        except (ValueError, TypeError):  # JSON that is none, or not of the form it should be
            right = False
        if not right:
            yield f"node {slug!r} is not what its documents say. {_AGAIN}"


def spellings(connection: sqlite3.Connection) -> Iterator[str]:
    """Names that a search would not find, because they are folded in another way."""
    rows = connection.execute("SELECT n.slug, x.text, x.folded FROM names x JOIN nodes n ON n.id = x.node")
    for slug, text, folded in rows:
        if fold(text) != folded:
            yield f"node {slug!r}: its name {text!r} is not found by a search. {_AGAIN}"


LOOKS = (relations, words, edges, ends, quotes, documents, details, provisions, nodes, spellings)
