"""Looks at each row of a store for what SQL alone cannot tell: words, ids, days, quotes, what nodes are made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator

from foedus.graph.dates import interval
from foedus.graph.describing import descriptions, merged
from foedus.graph.errors import BadDate
from foedus.graph.merging import everything, placed
from foedus.graph.model import Assertion
from foedus.graph.names import fold
from foedus.graph.nodes import ROLES
from foedus.graph.ontology import ontology
from foedus.graph.persons import gathered, known
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
        " FROM said a JOIN nodes s ON s.id = a.source JOIN relations r ON r.id = a.relation"
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
        " JOIN said a ON a.id = e.assertion JOIN relations r ON r.id = a.relation"
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
        said = descriptions(connection, number)
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


def same(connection: sqlite3.Connection) -> Iterator[str]:
    """Nodes that count as one though they should not, or the other way round, or for other reasons."""
    try:
        pairs, reasons = everything(connection)
    except (ValueError, TypeError):  # JSON that is none, or not of the form it should be
        yield f"what is known of the leaders cannot be read. {_AGAIN}"
        return
    stored = dict(
        connection.execute(
            "SELECT n.slug, c.slug FROM same JOIN nodes n ON n.id = node JOIN nodes c ON c.id = counts_as"
        )
    )
    for slug in sorted({*pairs.items()} ^ {*stored.items()}):
        yield f"node {slug[0]!r} should {'' if slug[0] in pairs else 'not '}count as {slug[1]!r}. {_AGAIN}"
    why = connection.execute(
        "SELECT a.slug, b.slug, said_by FROM reasons JOIN nodes a ON a.id = one JOIN nodes b ON b.id = other"
    )
    for one, other, by in sorted({*reasons} ^ {*why}):
        yield f"why nodes {one!r} and {other!r} are one (by {by}) is not as it should be. {_AGAIN}"


def persons(connection: sqlite3.Connection) -> Iterator[str]:
    """Leaders of whom the store does not know what their documents tell."""
    rows = connection.execute(
        "SELECT DISTINCT n.id, n.slug FROM nodes n WHERE n.id IN (SELECT node FROM descriptions WHERE kind = 'Leader')"
        " OR n.id IN (SELECT node FROM persons)"
    )
    for number, slug in rows.fetchall():
        try:
            right = known(connection, number, slug) == gathered(connection, number, slug)
        except (ValueError, TypeError):
            right = False
        if not right:
            yield f"what is known of {slug!r} is not what its documents tell. {_AGAIN}"


def renamed(connection: sqlite3.Connection) -> Iterator[str]:
    """Edges that do not begin and end where their nodes count as being."""
    rows = connection.execute(
        "SELECT a.id, a.edge, s.source, s.target, s.speaker, a.source, a.target, a.speaker, x.edge FROM assertions a"
        " JOIN said s ON s.id = a.id LEFT JOIN renamed x ON x.assertion = a.id WHERE x.edge IS NOT NULL"
        " OR EXISTS (SELECT 1 FROM same WHERE node IN (a.source, a.target, a.speaker))"
    )
    for ident, edge, *ends, stands in rows.fetchall():
        if placed(connection, ident, ends[:3]) != (tuple(ends[3:]), stands):
            yield f"edge {edge} does not begin and end at the nodes that its own count as. {_AGAIN}"


LOOKS = (
    relations, words, edges, ends, quotes, documents, details, provisions, nodes, spellings, same, persons, renamed,
)  # fmt: skip
