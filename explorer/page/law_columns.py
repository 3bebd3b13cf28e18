"""Instruments and attacks as columns for the page: whatever recurs (names, texts, days, steps) once, then by place."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.knowledge import Knowledge
from foedus.explorer.page.questions import article
from foedus.explorer.wording import Words
from foedus.graph import Node
from foedus.graph.dates import FOREVER
from foedus.graph.days import Days, Span
from foedus.graph.instruments import Clause, Instrument, Step, Tie
from foedus.graph.ledgers import Answer, Entry

LANGUAGES = ("fr", "en")
LINKS = ("party-to", "member-of", "founded-on", "in-force", "provides")
_CLAUSE = (
    "article", "obligation", "bound", "towards", "condition", "reference", "conditions", "hangs_fr", "hangs_en",
    "text_fr", "text_en", "span", "steps",
)  # fmt: skip
_TIE = ("state", "side", "span", "steps")
_STEP = ("source", "link", "target", "date", "span", "file", "proof")


class Places(dict[Hashable, int]):
    """The place of each thing in a list that grows with what is asked for."""

    def of(self, thing: Hashable) -> int:
        """Where it stands; at the end, if it was not there."""
        return self.setdefault(thing, len(self))


@dataclass
class Columns:
    """Writes instruments and attacks; the lists that they share grow meanwhile, and are written last."""

    facts: Knowledge
    names: Places = field(default_factory=Places)
    texts: Places = field(default_factory=lambda: Places({"": 0}))
    articles: Places = field(default_factory=Places)
    conditions: Places = field(default_factory=Places)
    spans: Places = field(default_factory=Places)
    rows: Places = field(default_factory=Places)

    def __post_init__(self) -> None:
        lookup = self.facts.words.lookup
        self._say = {lang: DutyPhrases(Words(lookup, lang), self.facts.known) for lang in LANGUAGES}

    def instruments(self, all_of_them: Sequence[Instrument]) -> dict[str, Any]:
        """Each with how many of the clauses and of the ties are its own: they follow each other."""
        return {
            "instruments": {
                "id": [self.names.of(each.id) for each in all_of_them],
                "clauses": [len(each.clauses) for each in all_of_them],
                "ties": [len(each.ties) for each in all_of_them],
            },
            "clauses": _turned(_CLAUSE, [self._clause(each) for one in all_of_them for each in one.clauses]),
            "ties": _turned(_TIE, [self._tie(each) for one in all_of_them for each in one.ties]),
        }

    def attack(self, entry: Entry, order: dict[str, int]) -> dict[str, Any]:
        """An attack; a line has the places of its instrument, clause and debtor, the verdict, calls and answers."""
        attack = entry.attack
        return {
            "attacked": attack.attacked, "attacker": attack.attacker, "days": list(attack.days), "dated": attack.dated,
            "edges": [each.id for each in attack.edges], "denied": [each.id for each in attack.denied],
            "lines": [
                [
                    order[each.judgement.duty.instrument.id],
                    each.judgement.duty.instrument.clauses.index(each.judgement.duty.clause),
                    self.names.of(each.judgement.duty.debtor),
                    each.verdict,
                    [call.id for call in each.calls],
                    _answers(each.answers),
                ]
                for each in entry.lines
            ],
            "calls": [each.id for each in entry.calls], "others": _answers(entry.others),
        }  # fmt: skip

    def shared(self, on_page: Collection[str]) -> dict[str, Any]:
        """The lists by whose places all else is written; what is a node of the page has its labels there."""
        rows = [tuple(map(_put, row)) for row in self.rows]
        certain = [_flat(span.certain) for span in self.spans]
        possible = [_flat(span.possible) for span in self.spans]
        return {
            "steps": _turned(_STEP, rows),
            "spans": {
                "possible": possible,
                "certain": [0 if one == other else one for one, other in zip(certain, possible, strict=True)],
            },
            "names": self._all_names(on_page),
            "articles": {
                "id": list(self.articles),
                **{lang: [say.words.article(each) for each in self.articles] for lang, say in self._say.items()},
            },
            "conditions": [{name: _put(value) for name, value in said} for said in self.conditions],
            "texts": list(self.texts),
            "links": LINKS,
        }

    def _all_names(self, on_page: Collection[str]) -> dict[str, list[Any]]:
        lookup = self.facts.words.lookup
        held = [
            lookup.node(ident) if ident not in on_page and self.facts.words.has(ident) else None for ident in self.names
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
            self.texts.of(said.towards), self.texts.of(said.condition), self.texts.of(said.reference),
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
        """Its place. What proves it is a row of a file, or an edge of the store."""
        piece = next(iter(step.evidence), None)
        file, proof = (piece.document, piece.start) if piece and not step.edge else ("", step.edge or "")
        places = self.articles if step.relation == "provides" else self.names
        target = places.of(step.target or "") if step.relation == "provides" or step.target else -1
        ends = self.names.of(step.source), LINKS.index(step.relation), target
        return self.rows.of(
            (*ends, self.texts.of(step.date or ""), self.spans.of(step.span), self.texts.of(file), proof)
        )


def _turned(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    """Rows as named columns."""
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def _put(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _label(node: Node | None, language: str) -> str:
    return node.label(language) if node else ""


def _answers(answers: Iterable[Answer]) -> list[list[Any]]:
    return [[made.edge.id, made.worth, made.kind, int(made.vague)] for made in answers]


def _flat(days: Days) -> list[int | None]:
    """First and last days in turn; None for a bound that is open."""
    return [None if abs(bound) == FOREVER else bound for each in days for bound in each]
