"""The Cypher that foedus sends: composed of labels, types and property names of the model alone, never of text.

Values come as parameters, or in the script as literals in the place of `$rows`.
"""

from __future__ import annotations

from functools import cache

from foedus.exports.neo4j.model import ACTOR, ADOPTED, DIGEST, EDGE, LINK, RECORD, labels, links, nodes, types

Group = tuple[str, str, str]
# What the database has names for: where a label or type is not among them, nothing has to be looked for.
NAMES = ("CALL db.labels() YIELD label RETURN label AS name",
         "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS name")  # fmt: skip

OWNERLESS = "SHOW INDEXES YIELD name, owningConstraint WHERE owningConstraint IS NULL RETURN name"


@cache
def constraints(*, proofs: bool) -> dict[str, str]:
    """Name and statement of each constraint: an id is unique for its label or type. Each makes an index too."""
    made = {}
    for label in (ACTOR, *(labels() if proofs else nodes())):
        made[f"foedus_{label.lower()}_id"] = f"FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for kind in (*types(), *(links() if proofs else ())):
        made[f"foedus_{kind.lower()}_id"] = f"FOR ()-[r:{kind}]-() REQUIRE r.id IS UNIQUE"
    return {name: f"CREATE CONSTRAINT {name} IF NOT EXISTS {rule}" for name, rule in made.items()}


def drop_index(constraint: str) -> str:
    """Drops the index that has the name of a constraint. Raises KeyError for a name that no constraint has."""
    if constraint not in constraints(proofs=True):
        raise KeyError(constraint)
    return f"DROP INDEX {constraint} IF EXISTS"


@cache
def digests(name: str) -> str:
    """Reads what is there already of some `$ids` of a label or type: id and digest."""
    return f"MATCH {each(name)} WHERE x.id IN $ids RETURN x.id AS id, x.{DIGEST} AS digest"


@cache
def records(name: str) -> str:
    """Reads the records that foedus wrote of some `$ids` of a label or type."""
    return f"MATCH {each(name)} WHERE x.id IN $ids RETURN x.id AS id, x.{RECORD} AS record"


@cache
def optional_names(name: str) -> tuple[str, ...]:
    """The properties that a label or type of the model may have or not."""
    shape = labels().get(name)
    properties = shape.properties if shape else EDGE if name in types() else LINK
    return tuple(each.name for each in properties if each.name not in ("id", DIGEST))


@cache
def elsewhere(label: str) -> str:
    """Reads which of some `$ids` foedus wrote as nodes of another kind: id and label."""
    others = (each for each in nodes() if each != label)
    return " UNION ALL ".join(
        f"MATCH (n:{other}) WHERE n.id IN $ids AND n.{DIGEST} IS NOT NULL RETURN n.id AS id, '{other}' AS label"
        for other in others
    )


@cache
def relabel(old: str, new: str) -> str:
    """Gives nodes of some `$ids` that foedus wrote another label."""
    gone, come = ("".join(f":{each}" for each in (label, *beside(label))) for label in (old, new))
    return f"MATCH (n:{known(old)}) WHERE n.id IN $ids AND n.{DIGEST} IS NOT NULL REMOVE n{gone} SET n{come}"


@cache
def write(group: Group, *, new: bool) -> str:
    """Writes `$rows` of a group, each with id and properties and the ids of its ends, and gives their number.

    Of `new` ones none is there, so that none is looked for; should one have come meanwhile, its constraint refuses.
    """
    return f"UNWIND $rows AS row\n{_create(group) if new else _merge(group)}\nRETURN count(*) AS written"


@cache
def write_changed(group: Group) -> tuple[str, str]:
    """The same for rows in the script, which come between these two: what is there and unchanged is left alone."""
    there = f"OPTIONAL MATCH {each(group[0], ' {id: row.id}')}"
    guard = f"WITH row, x WHERE x.{DIGEST} IS NULL OR x.{DIGEST} <> row.properties.{DIGEST}"
    return "UNWIND [\n  ", f"\n] AS row\n{there}\n{guard}\n{_merge(group)};\n"


def _create(group: Group) -> str:
    name, source, target = group
    if not source:
        return f"CREATE (n{''.join(f':{label}' for label in (known(name), *beside(name)))})\nSET n = row.properties"
    return f"{_ends(source, target)}\nCREATE (a)-[r:{known(name)}]->(b)\nSET r = row.properties"


def _ends(source: str, target: str) -> str:
    return f"MATCH (a:{known(source)} {{id: row.source}}) MATCH (b:{known(target)} {{id: row.target}})"


def _merge(group: Group) -> str:
    name, source, target = group
    if not source:
        others = "".join(f", n:{label}" for label in beside(name))
        mark = _adopted("n", "labels(n) + [name IN keys(n) | '.' + name]")
        return f"MERGE (n:{known(name)} {{id: row.id}})\n{mark}\nSET n += row.properties{others}"
    mark = _adopted("r", "[name IN keys(r) | '.' + name]")
    return f"{_ends(source, target)}\nMERGE (a)-[r:{known(name)} {{id: row.id}}]->(b)\n{mark}\nSET r += row.properties"


def _adopted(variable: str, had: str) -> str:
    """What was there before foedus is marked, so that it is never taken for foedus's own."""
    mark, digest = f"{variable}.{ADOPTED}", f"{variable}.{DIGEST}"
    return f"ON MATCH SET {mark} = CASE WHEN {digest} IS NULL THEN {had} ELSE {mark} END"


def each(name: str, properties: str = "") -> str:
    """The pattern of one node or relationship `x` of a label or type."""
    is_label = known(name) in labels()
    return f"(x:{name}{properties})" if is_label else f"()-[x:{name}{properties}]->()"


def beside(label: str) -> tuple[str, ...]:
    """The labels that a node has with this one."""
    return labels()[label].beside


def known(name: str) -> str:
    """The name itself. Raises KeyError for what the model does not have."""
    if name != ACTOR and name not in labels() and name not in types() and name not in links():
        raise KeyError(name)
    return name
