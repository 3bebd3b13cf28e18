"""What stands where in Neo4j: labels and types from the ontology, and every property with its type and meaning.

Everything that writes to Neo4j (push, script, files for the importer) and its documentation reads it here.
"""

from __future__ import annotations

from dataclasses import fields
from typing import NamedTuple

from foedus.graph import ontology
from foedus.graph.provisions import Conditions

ACTOR = "Actor"
DIGEST, RECORD, ADOPTED = "x_foedus_digest", "x_foedus_record", "x_foedus_adopted"
_MOST_CODE = 3


class Property(NamedTuple):
    """A property: its name, its type as the importer calls it, and what it says."""

    name: str
    type: str
    says: str


class Shape(NamedTuple):
    """What bears properties: a label (with others beside it) or a type, and what each may have."""

    name: str
    beside: tuple[str, ...]
    properties: tuple[Property, ...]
    says: str = ""


class Link(NamedTuple):
    """A relationship that is no edge of the graph but leads to what proves it; `sources` and `targets` are labels."""

    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    says: str


_KEPT = (
    Property(RECORD, "string", "all of it as JSON, from which `foedus pull` makes the store again"),
    Property(DIGEST, "string", "what was written, in short: what has not changed is not written again"),
)
_MARK = Property(ADOPTED, "string[]", "only where it was there before foedus: the labels that it had then")

NODE = (
    Property("id", "string", "the id, which is unique for its label"),
    Property("kind", "string", "the kind, as the label says it"),
    Property("name", "string", "the name to show, in English where there is one"),
    Property("name_fr", "string", "the name to show in French"),
    Property("aliases", "string[]", "all other names"),
    Property("iso", "string", "of states: the ISO 3166-1 alpha-3 code"),
    Property("provisions", "string[]", "of treaties: article, obligation and condition, one line each"),
    *_KEPT,
)
EDGE = (
    Property("id", "string", "the edge's id, which is unique for its type: parallel edges stay apart"),
    Property("relation", "string", "the relation as foedus writes it"),
    Property("family", "string", "its family"),
    Property("start", "date", "the first day that the date may mean; absent where open"),
    Property("end", "date", "the last day that the date may mean; absent where open"),
    Property("edtf", "string", "the date as written; absent where there is none"),
    Property("polarity", "string", "affirmed or negated"),
    Property("modality", "string", "actual, planned, conditional or possible"),
    Property("attributed_to", "string", "the id of the actor who says so; absent where the document says it itself"),
    Property("details", "string[]", "what qualifies it: article, office, number of troops, …"),
    Property("cameo", "string[]", "CAMEO codes of the relation"),
    Property("plover", "string[]", "PLOVER types of the relation"),
    Property("quote", "string", "the sentence or part of it that states it: the first piece of evidence"),
    Property("title", "string", "the title of the document in which the quote stands"),
    Property("place", "string", "the document's id, and where in it the quote stands"),
    Property("documents", "string[]", "the ids of all documents that state it"),
    Property("evidence", "long", "the number of pieces of evidence"),
    *_KEPT,
)
_DIGEST_ONLY = _KEPT[1:]
_TYPES: dict[type, str] = {bool: "boolean", int: "long", tuple: "string[]", str: "string"}


def _conditions() -> tuple[Property, ...]:
    """The typed conditions of a provision, each present where it is made."""
    words = ontology().conditions
    return tuple(
        Property(each.name, _TYPES[type(each.default)], f"condition: {words[each.name]['en'].replace('{}', '…')}")
        for each in fields(Conditions)
    )


PROOFS = (
    Shape(
        "Document",
        (),
        (
            Property("id", "string", "the document's id"),
            Property("title", "string", "its title"),
            Property("published", "string", "when it was published, in EDTF"),
            Property("language", "string", "its language, ISO 639-1"),
            Property("outlet", "string", "who published it"),
            Property("address", "string", "where it was found"),
            Property("digest", "string", "SHA-256 of its bytes"),
            Property("skipped", "long", "characters that were left out as not part of the text"),
            *_DIGEST_ONLY,
        ),
        "what was read",
    ),
    Shape(
        "Evidence",
        (),
        (
            Property("id", "string", "made of the edge and the place"),
            Property("edge", "string", "the id of the edge that it proves"),
            Property("relation", "string", "the relation of that edge"),
            Property("quote", "string", "the quote"),
            Property("sentence", "string", "the sentence around it"),
            Property("from", "long", "the character of the document at which the quote begins"),
            Property("to", "long", "the character behind its end"),
            Property("sentence_from", "long", "the character at which the sentence begins"),
            Property("rule", "string", "what read it"),
            Property("details", "string[]", "what this piece adds"),
            *_DIGEST_ONLY,
        ),
        "a piece of evidence, whole",
    ),
    Shape(
        "Provision",
        (),
        (
            Property("id", "string", "made of the treaty and what it provides"),
            Property("article", "string", "the article"),
            Property("obligation", "string", "defense, offense, neutrality, nonaggression or consultation"),
            Property("name", "string", "all of it in words"),
            Property("bound", "string[]", "who owes it: all, the name of a side, or ids of states"),
            Property("towards", "string[]", "to whom: all, some, the name of a side, or ids of states"),
            Property("start", "date", "the first day of the part of the treaty's life in which it holds"),
            Property("end", "date", "the last day of that part"),
            Property("edtf", "string", "that part as written; absent where it holds as long as the treaty"),
            Property("condition", "string", "what triggers it, in the words of a document"),
            *_conditions(),
            Property("statements", "string[]", "what it obliges to in our own words, after the language"),
            Property("reference", "string", "where its text is to be found"),
            *_DIGEST_ONLY,
        ),
        "what an article of a treaty obliges to",
    ),
)
LINK = (Property("id", "string", "made of the ids of both ends"), *_DIGEST_ONLY)


def nodes() -> dict[str, Shape]:
    """The kinds of the ontology by their label."""
    return {
        kind.name: Shape(kind.name, (ACTOR,) if kind.acts else (), NODE, kind.labels["en"].lower())
        for kind in ontology().kinds.values()
    }


def proofs() -> dict[str, Shape]:
    """The labels that come with `--evidence`."""
    return {shape.name: shape for shape in PROOFS}


def links() -> dict[str, Link]:
    """The types that come with `--evidence`."""
    kinds = tuple(ontology().kinds)
    return {
        link.name: link
        for link in (
            Link("STANDS_IN", ("Evidence",), ("Document",), "the document in which the evidence stands"),
            Link("OF_SOURCE", ("Evidence",), kinds, "the source of the edge that it proves"),
            Link("OF_TARGET", ("Evidence",), kinds, "the target of the edge that it proves"),
            Link("PROVIDES", kinds, ("Provision",), "the treaty's provision"),
        )
    }


def labels() -> dict[str, Shape]:
    """Every label that foedus may write, but Actor."""
    return {**nodes(), **proofs()}


def types() -> dict[str, str]:
    """Every relationship type of the ontology, with its relation."""
    return {relation.neo4j_type: name for name, relation in ontology().relations.items()}


def iso_code(ident: str, kind: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of a state, which is its id; other ids of states are longer or not in capitals."""
    return ident if kind == "State" and len(ident) == _MOST_CODE and ident.isascii() and ident.isupper() else None
