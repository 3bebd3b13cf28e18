"""Instruments as columns for the page: whatever recurs (names, texts, days, steps) once, then by place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from foedus.explorer.articles import article
from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.knowledge import Knowledge
from foedus.explorer.page.law_names import DATES, called, dates_of
from foedus.explorer.wording import Words
from foedus.graph import Node
from foedus.graph.dates import FOREVER, iso_day
from foedus.graph.days import Days, Span
from foedus.graph.instruments import Clause, Instrument, Step, Tie

Thing = TypeVar("Thing")
LANGUAGES = ("fr", "en")
_CLAUSE = (
    "article", "obligation", "bound", "towards", "condition", "reference", "conditions", "hangs_fr", "hangs_en",
    "text_fr", "text_en", "span", "steps",
)  # fmt: skip
_TIE = ("state", "side", "span", "steps")
_STEP = ("source", "link", "target", "date", "span", "proof")


class Places(dict[Thing, int]):
    """The place of each thing in a list that grows with what is asked for."""

    def of(self, thing: Thing) -> int:
        """Where it stands; at the end, if it was not there."""
        return self.setdefault(thing, len(self))


@dataclass
class Columns:
    """Writes instruments; the lists that they share grow meanwhile, and are written last. What is a node of the page
    has its names there."""

    facts: Knowledge
    on_page: Collection[str]
    names: Places[str] = field(default_factory=Places)
    texts: Places[str] = field(default_factory=lambda: Places({"": 0}))
    articles: Places[str] = field(default_factory=Places)
    conditions: Places[tuple[tuple[str, Any], ...]] = field(default_factory=Places)
    spans: Places[Span] = field(default_factory=Places)
    links: Places[tuple[str, str]] = field(default_factory=Places)
    rows: Places[tuple[Any, ...]] = field(default_factory=Places)

    def __post_init__(self) -> None:
        lookup = self.facts.words.lookup
        self._say = {lang: DutyPhrases(Words(lookup, lang), self.facts.known) for lang in LANGUAGES}

    def words(self) -> list[Words]:
        """How to say things in each language of the page, in the order of LANGUAGES."""
        return [say.words for say in self._say.values()]

    def instruments(self, all_of_them: Sequence[Instrument]) -> dict[str, Any]:
        """Each with how many of the clauses and of the ties are its own: they follow each other."""
        return {
            "instruments": {
                "id": [self.names.of(each.id) for each in all_of_them],
                "called": ["|".join(self._called(each)) for each in all_of_them],
                **_turned(DATES, [dates_of(each.id, self.facts.words) for each in all_of_them]),
                "clauses": [len(each.clauses) for each in all_of_them],
                "ties": [len(each.ties) for each in all_of_them],
            },
            "clauses": _turned(_CLAUSE, [self._clause(each) for one in all_of_them for each in one.clauses]),
            "ties": _turned(_TIE, [self._tie(each) for one in all_of_them for each in one.ties]),
        }

    def _called(self, each: Instrument) -> list[str]:
        return [] if each.id in self.on_page else called(each, self.facts.words)

    def shared(self) -> dict[str, Any]:
        """The lists by whose places all else is written."""
        rows = [tuple(map(_put, row)) for row in self.rows]
        return {
            "steps": _turned(_STEP, rows),
            "spans": {
                "possible": [_flat(span.possible) for span in self.spans],
                "certain": [_certain(span) for span in self.spans],
            },
            "names": self._all_names(),
            "articles": {
                "id": list(self.articles),
                **{lang: [say.words.article(each) for each in self.articles] for lang, say in self._say.items()},
            },
            "conditions": [{name: _put(value) for name, value in said} for said in self.conditions],
            "texts": list(self.texts),
            "links": [list(each) for each in self.links],
        }

    def _all_names(self) -> dict[str, list[Any]]:
        lookup = self.facts.words.lookup
        held = [
            lookup.node(ident) if ident not in self.on_page and self.facts.words.has(ident) else None
            for ident in self.names
        ]
        return {
            "id": list(self.names),
            **{lang: [_label(each, lang) for each in held] for lang in LANGUAGES},
            **{f"article_{lang}": [article(each, lang) if each else "" for each in held] for lang in LANGUAGES},
        }

    def _clause(self, clause: Clause) -> tuple[Any, ...]:
        said = clause.provision
        for state in said.conditions.adversary:
            self.names.of(state)
        return (
            self.articles.of(said.article), self.texts.of(said.obligation), self.texts.of(said.bound),
            self.texts.of(said.towards), self.texts.of(said.condition or ""), self.texts.of(said.reference),
            self.conditions.of(tuple(said.conditions.said())),
            *(self.texts.of(", ".join(say.conditions(said))) for say in self._say.values()),
            *(self.texts.of(said.statements.get(lang, "")) for lang in LANGUAGES),
            self.spans.of(clause.span), self._steps(clause.steps),
        )  # fmt: skip

    def _tie(self, tie: Tie) -> tuple[Any, ...]:
        return self.names.of(tie.state), self.texts.of(tie.side), self.spans.of(tie.span), self._steps(tie.steps)

    def _steps(self, steps: Iterable[Step]) -> list[int]:
        return [self._step(step) for step in steps]

    def _step(self, step: Step) -> int:
        """Its place. What proves it is a row of a file, or an edge of the store; most dates are as their spans say."""
        piece = next(iter(step.evidence), None)
        file, proof = (piece.document, piece.start) if piece and not step.edge else ("", step.edge or "")
        places = self.articles if step.relation == "provides" else self.names
        target = places.of(step.target or "") if step.relation == "provides" or step.target else -1
        ends = self.names.of(step.source), self.links.of((step.relation, file)), target
        date = -1 if step.date == _date(step.span) else self.texts.of(step.date or "")
        return self.rows.of((*ends, date, self.spans.of(step.span), proof))


def _turned(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    """Rows as named columns."""
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def _put(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _label(node: Node | None, language: str) -> str:
    return node.label(language) if node else ""


def _certain(span: Span) -> list[int | None] | int:
    """0 where all that is possible is certain, a day where it is so up to that day, else the days themselves."""
    possible, certain = _flat(span.possible), _flat(span.certain)
    if possible == certain:
        return 0
    last = certain[-1] if certain else None
    return last if last and possible[-1] is None and [*possible[:-1], last] == certain else certain


def _date(span: Span) -> str | None:
    """A date that says no more than from when to when something holds, if that is a span of days."""
    if len(span.possible) != 1:
        return None
    first, last = span.possible[0]
    bounds = [".." if abs(bound) == FOREVER else iso_day(bound) or "" for bound in (first, last)]
    return bounds[0] if first == last else "/".join(bounds)


def _flat(days: Days) -> list[int | None]:
    """First and last days in turn; None for a bound that is open."""
    return [None if abs(bound) == FOREVER else bound for each in days for bound in each]
