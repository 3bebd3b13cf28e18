"""What was read, put together: one assertion an edge with all its evidence, and the nodes that the edges need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.graph.model import Assertion, Name, Node
from foedus.graph.persons import ACTS_FOR
from foedus.loaders.cast import Cast
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.person import Person, spellings_of


def nodes_of(assertions: Sequence[Assertion], cast: Cast) -> Iterator[Node]:
    """The nodes at the ends of assertions and their speakers, with the names that the text gives them."""
    for ident in sorted({n for a in assertions for n in (a.source, a.target, a.attributed_to) if n}):
        person = cast.people.get(ident)
        written = spellings_of(person) if person else cast.wordings.get(ident, [])
        spelt = tuple(Name(text, "", "text") for text in dict.fromkeys(written))
        attributes = _acts_for(person) if person else {}
        if known := cast.names.nodes.get(ident):
            yield Node(ident, known.kind, (*known.names, *spelt), {**known.attributes, **attributes})
        else:
            yield Node(ident, cast.kinds[ident], spelt, attributes or _articles(written, cast.words))


def _articles(written: Sequence[str], words: Lexicon) -> dict[str, str]:
    """The articles before a treaty that a text describes, by the noun it begins with: « la déclaration de l'OTSC »."""
    noun = written[0].split()[0] if written and written[0].strip() else ""
    articles: dict[str, dict[str, str]] = words.settings.get("treaty_articles", {})
    return {f"article_{code}": of_nouns[noun] for code, of_nouns in articles.items() if noun in of_nouns}


def _acts_for(person: Person) -> dict[str, str]:
    """Whom a leader leads or represents, or did: what tells the store who may be one in several documents."""
    return {ACTS_FOR: "|".join(sorted({held.of for held in person.offices}))} if person.offices else {}


def unique(assertions: Sequence[Assertion]) -> Iterator[Assertion]:
    """One assertion an edge, in the order of the text, with all its evidence."""
    merged: dict[tuple[str | None, ...], Assertion] = {}
    for a in assertions:
        if a.source == a.target:
            continue
        before = merged[a.key].evidence if a.key in merged else ()
        places = {(e.start, e.end, e.rule) for e in before}
        evidence = (*before, *(e for e in a.evidence if (e.start, e.end, e.rule) not in places))
        merged[a.key] = Assertion(
            a.source, a.relation, a.target, a.date, a.polarity, a.modality, a.attributed_to, evidence
        )  # fmt: skip
    return iter(merged.values())
