"""A small world with everything that there can be: parallel edges, doubts, typed provisions, rows, one man twice."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.graph import Assertion, Document, Evidence, Name, Node, Provision, Reading
from foedus.graph.provisions import Conditions

LETTER, ROWS, NOTES = "letters/1913.md", "table.csv", "notes.txt"


def _state(ident: str, english: str, french: str, **attributes: object) -> Node:
    names = (Name(french, "fr", "label"), Name(english, "en", "label"), Name(f"{english}n", "en", "demonym"))
    return Node(ident, "State", names, {"cow": ident.lower(), **attributes})


PACT = Node(
    "pact",
    "Treaty",
    (Name("the Pact", "en", "label"), Name("le Pacte", "fr", "label")),
    {"signed": "1907-06-03", "article_fr": "le"},
    (
        Provision("2", "defense", "if one is attacked without provocation"),
        Provision(
            "3", "defense", None, "PRY", "URY|BOL", "1908", "1912-03",
            Conditions(True, True, ("CHL", "any"), "rio-de-la-plata", "the war of 1910", 2, True, True, True, True),
            {"en": "Paraguay helps.", "fr": "Le Paraguay aide."}, "LNTS 12",
        ),
        Provision("4", "consultation", bound="guarantors", towards="some"),
    ),
)  # fmt: skip
NODES = {
    node.id: node
    for node in (
        _state("PRY", "Paraguay", "Paraguay", existed="1811/.."),
        _state("URY", "Uruguay", "Uruguay", landlocked=False, area=176215, share=0.5),
        _state("BOL", "Bolivia", "Bolivie", seats=["Sucre", "La Paz"], start="an attribute with a name of ours"),
        _state("CHL", "Chile", "Chili"),
        _state("cow-hse", "Hesse Electoral", "Hesse-Cassel"),
        Node("league", "Alliance", (Name("the League", "en", "label"), Name("la Ligue", "fr", "label"))),
        Node("court", "Organization", (Name("the Court", "", "label"),)),
        Node("bernardino-caballero", "Leader", (Name("Bernardino Caballero", "", "text"),)),
        Node("bernardino-cabalero", "Leader", (Name("Bernardino Cabalero", "", "text"),)),
        Node("alone", "Organization", (Name("a body that nobody speaks of", "en", "label"),)),
        PACT,
    )
}
Claim = tuple[str, str, str, str | None, dict[str, str]]
CLAIMS: dict[str, tuple[Claim, ...]] = {
    LETTER: (
        ("PRY", "party-to", "pact", "1907-06-03/..", {}),
        ("URY", "party-to", "pact", "1907/1912", {}),
        ("league", "founded-on", "pact", None, {}),
        ("BOL", "member-of", "league", "1909/..", {}),
        ("PRY", "attacked", "URY", "1910-04-01", {}),
        ("PRY", "attacked", "URY", "1910-04-01", {"polarity": "negated", "attributed_to": "PRY"}),
        ("PRY", "attacked", "URY", "1910-04", {"modality": "possible"}),
        ("PRY", "attacked", "URY", None, {"attributed_to": "bernardino-caballero"}),
        ("URY", "consulted-with", "BOL", "1910~", {}),
        ("bernardino-caballero", "leads", "PRY", "1880/1886", {}),
    ),
    NOTES: (
        ("bernardino-cabalero", "leads", "PRY", "1880/1886", {}),
        ("PRY", "attacked", "URY", "1910-04-01", {}),
        ("court", "called-on", "BOL", "-0044-03-15", {}),
        ("URY", "called-on", "court", "191X", {"modality": "planned"}),
        ("BOL", "attacked", "BOL", "1911", {}),
    ),
    ROWS: (("CHL", "party-to", "pact", "1908/1910", {}), ("cow-hse", "refused-to-sign", "pact", "1907-06-03", {})),
}
DOCUMENTS = (
    Document(LETTER, "Letters of a consul", "1913", "en", "A publisher", "https://example.org/1913", "ab" * 32, 7),
    Document(NOTES, "", "1914-02"),
    Document(ROWS, "A table"),
)


def readings() -> Iterator[Reading]:
    """The three documents, read."""
    for document in DOCUMENTS:
        said = tuple(_said(document.id, place, claim) for place, claim in enumerate(CLAIMS[document.id]))
        needed = {ident for a in said for ident in (a.source, a.target, a.attributed_to) if ident}
        needed |= {"alone"} if document.id == NOTES else set()
        yield Reading(document, tuple(NODES[ident] for ident in sorted(needed)), said)


def _said(document: str, place: int, claim: Claim) -> Assertion:
    source, relation, target, date, rest = claim
    quote = f"{source} {relation} {target}"
    if document == ROWS:
        piece = Evidence(document, place, place, quote, rule="table.row", details={"row": place + 2, "side": "a"})
    else:
        details = {"article": ["2", "3"], "troops": 300} if relation == "attacked" else {}
        start = 100 * place
        piece = Evidence(document, start + 4, start + 4 + len(quote), quote, f"So, {quote}.", start, "test", details)
    return Assertion(source, relation, target, date, evidence=(piece,), **rest)
