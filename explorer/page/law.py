"""The law that a page carries: instruments, who is bound by them and when, and the attacks that its documents tell of.

js/law.js judges cases by it as `foedus.graph.cases` does, and js/cascade.js follows them as `foedus.graph.cascades`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.duty_words import DUTY_WORDS
from foedus.explorer.knowledge import Knowledge
from foedus.explorer.page.questions import article, unbroken
from foedus.explorer.wording import Words
from foedus.graph import Node, ontology
from foedus.graph.cases import Case
from foedus.graph.dates import FOREVER, FOREVER_AGO, Interval, interval, iso_day
from foedus.graph.days import Days, Span, union
from foedus.graph.hearing import calls_for
from foedus.graph.instruments import Clause, Instrument, Step, Tie
from foedus.graph.ledgers import Entry, Ledger
from foedus.graph.ontology import with_article

if TYPE_CHECKING:
    import networkx

_MOST_INSTRUMENTS = 400
_MOST_ATTACKS = 200
_MOST_ASIDE = 120
_LINKS = ("party-to", "member-of", "founded-on", "in-force", "provides")
_LANGUAGES = ("fr", "en")
_YEAR = 10_000  # as days are written


@dataclass
class Law:
    """What binds the states of one network, as columns for the page."""

    facts: Knowledge
    network: networkx.MultiDiGraph[str]
    _names: dict[str, int] = field(default_factory=dict)
    _spans: dict[Span, int] = field(default_factory=dict)
    _steps: dict[tuple[Any, ...], int] = field(default_factory=dict)

    @cached_property
    def days(self) -> Days:
        """The times that the network and its documents tell of: a year around each day that they name."""
        dates = {data["date"] for *_, data in self.network.edges(data=True)}
        dates |= {each.published for each in self.network.graph.get("documents", {}).values()}
        bounds = {b for date in dates if date for b in interval(date) if b not in (FOREVER, FOREVER_AGO)}
        return union(tuple(sorted(Interval(bound - _YEAR, bound + _YEAR) for bound in bounds)))

    @cached_property
    def instruments(self) -> list[Instrument]:
        """Those that bind two of the network's states at any time, and all that may be in force in its times."""
        here = {ident for ident, data in self.network.nodes(data=True) if data["kind"] == "State"}
        between = {each.id: each for state in sorted(here) for each in self.facts.book.of(state)}
        wanted = {ident for ident, each in between.items() if len(here & each.by_state.keys()) > 1}
        for days in self.days if between else ():
            wanted |= {each.id for each in self.facts.book.every(days) if _in_force(each, days)}
        found = [self.facts.book.instrument(ident) for ident in wanted]
        found.sort(key=lambda each: (-len(here & each.by_state.keys()), each.id))
        return sorted((each for each in found[:_MOST_INSTRUMENTS] if each.clauses), key=lambda each: each.id)

    def beside(self) -> list[str]:
        """The states that these instruments bind and the network does not hold, those with most instruments first."""
        tally: dict[str, int] = {}
        for each in self.instruments:
            for state in each.by_state:
                if state not in self.network and self.facts.words.has(state):
                    tally[state] = tally.get(state, 0) + 1
        return sorted(tally, key=lambda state: (-tally[state], state))

    def block(self) -> dict[str, Any]:
        """All of it, names, steps and spans once each and by their place."""
        instruments = [self._instrument(each) for each in self.instruments]
        attacks = [self._attack(each) for each in self.entries]
        provisions = [each.provision for one in self.instruments for each in one.clauses]
        conditions = [each.conditions for each in provisions]
        told = sorted({*(each.conflict for each in conditions), *(each.condition or "" for each in provisions)} - {""})
        used = {each.place for each in conditions} - {""}
        return {
            "days": [list(each) for each in self.days],
            "instruments": instruments,
            "attacks": attacks,
            "areas": {area: sorted(self.facts.known.areas.get(area, ())) for area in sorted(used)},
            "area_names": {
                lang: {area: self.facts.known.area_name(area, lang) for area in sorted(used)} for lang in _LANGUAGES
            },
            "links": _LINKS,
            "steps": [list(step) for step in self._steps],
            "spans": [[_flat(span.possible), _flat(span.certain)] for span in self._spans],
            "names": self._all_names(),
            "told": {lang: {each: self.facts.known.word(each, lang) for each in told} for lang in _LANGUAGES},
            "words": {lang: DUTY_WORDS[lang] for lang in _LANGUAGES},
            "obligations": {name: dict(labels) for name, labels in ontology().obligation_labels.items()},
        }

    @cached_property
    def _say(self) -> dict[str, DutyPhrases]:
        lookup = self.facts.words.lookup
        return {lang: DutyPhrases(Words(lookup, lang), self.facts.known) for lang in _LANGUAGES}

    def _all_names(self) -> dict[str, list[str]]:
        """The id, the labels and the articles of everything named."""
        lookup = self.facts.words.lookup
        held = [lookup.node(ident) if self.facts.words.has(ident) else None for ident in self._names]
        return {
            "id": list(self._names),
            **{lang: self._labels(held, lang) for lang in _LANGUAGES},
            **{f"article_{lang}": [article(each, lang) if each else "" for each in held] for lang in _LANGUAGES},
        }

    def _labels(self, held: list[Node | None], language: str) -> list[str]:
        return [each.label(language) if each else ident for ident, each in zip(self._names, held, strict=True)]

    def _instrument(self, each: Instrument) -> dict[str, Any]:
        return {
            "id": self._name(each.id),
            "clauses": [self._clause(clause) for clause in each.clauses],
            "ties": [self._tie(tie) for tie in each.ties],
        }

    def _clause(self, clause: Clause) -> dict[str, Any]:
        provision = clause.provision
        for state in provision.conditions.adversary:
            self._name(state)
        said = {
            "article": provision.article, "obligation": provision.obligation, "bound": provision.bound,
            "towards": provision.towards, "condition": provision.condition, "reference": provision.reference,
            "conditions": {name: list(v) if isinstance(v, tuple) else v for name, v in provision.conditions.said()},
            **{f"phrase_{lang}": say.clause(provision) for lang, say in self._say.items()},
            **{f"text_{lang}": text for lang, text in provision.statements.items() if lang in _LANGUAGES},
        }  # fmt: skip
        kept = {key: value for key, value in said.items() if value}
        return {**kept, "span": self._span(clause.span), "steps": self._all(clause.steps)}

    def _tie(self, tie: Tie) -> list[Any]:
        return [self._name(tie.state), tie.side, self._span(tie.span), self._all(tie.steps)]

    def _all(self, steps: Iterable[Step]) -> list[int]:
        return [self._step(step) for step in steps]

    def _step(self, step: Step) -> int:
        target = step.target if step.relation == "provides" else self._name(step.target) if step.target else None
        piece = next(iter(step.evidence), None)
        proof = step.edge or (f"{piece.document} {piece.start}" if piece else None)
        row = (self._name(step.source), _LINKS.index(step.relation), target, step.date, self._span(step.span), proof)
        return self._steps.setdefault(row, len(self._steps))

    def _span(self, span: Span) -> int:
        return self._spans.setdefault(span, len(self._spans))

    def _name(self, ident: str) -> int:
        return self._names.setdefault(ident, len(self._names))

    @cached_property
    def _ledger(self) -> Ledger:
        return Ledger(self.facts.store, self.facts.court)

    @cached_property
    def entries(self) -> list[Entry]:
        """The attacks that the network's edges tell of, as the ledger has them."""
        held = {key for *_, key in self.network.edges(keys=True)}
        told = (each for each in self._ledger.entries() if any(edge.id in held for edge in each.attack.edges))
        return list(islice(told, _MOST_ATTACKS))

    def _attack(self, entry: Entry) -> dict[str, Any]:
        attack = entry.attack
        lines = [
            {
                "duty": [
                    each.judgement.duty.instrument.id,
                    each.judgement.duty.instrument.clauses.index(each.judgement.duty.clause),
                    each.judgement.duty.debtor,
                ],
                "verdict": each.verdict,
                "calls": [call.id for call in each.calls],
                "answers": [[made.edge.id, made.worth, made.kind, int(made.vague)] for made in each.answers],
            }
            for each in entry.lines
        ]
        return {
            "attacked": attack.attacked, "attacker": attack.attacker, "days": list(attack.days), "dated": attack.dated,
            "near": list(attack.near), "asked": self._asked(entry),
            "edges": [each.id for each in attack.edges], "denied": [each.id for each in attack.denied], "lines": lines,
            "calls": [each.id for each in entry.calls],
            "others": [[made.edge.id, made.worth, made.kind, int(made.vague)] for made in entry.others],
        }  # fmt: skip

    def _asked(self, entry: Entry) -> dict[str, int]:
        """By treaty and debtor, the first day on which it had been asked for sure to keep its word."""
        attacks, attack = self._ledger.attacks, entry.attack
        case = Case(attack.attacked, (attack.attacker,), attack.days)
        asked: dict[str, int] = {}
        for each in self.facts.court.judge(case) if entry.calls else ():
            key = f"{each.duty.instrument.id} {each.duty.debtor}"
            for call in calls_for(attacks.voices, each, entry.calls):
                if day := attacks.known_by(call):
                    asked[key] = min(day, asked.get(key, day))
        return asked


def _in_force(each: Instrument, days: Interval) -> bool:
    return any(possible.overlaps(days) for clause in each.clauses for possible in clause.span.possible)


def _flat(days: Days) -> list[int | None]:
    """First and last days in turn; None for a bound that is open."""
    return [None if abs(bound) == FOREVER else bound for each in days for bound in each]


def with_aside(network: networkx.MultiDiGraph[str], law: Law) -> networkx.MultiDiGraph[str]:
    """The network with the states that the law binds and it does not hold, without any edge, marked `aside`."""
    whole = network.copy()
    for ident in law.beside()[:_MOST_ASIDE]:
        node = law.facts.words.lookup.node(ident)
        labels = {f"label_{lang}": node.label(lang) for lang in _LANGUAGES}
        whole.add_node(ident, kind=node.kind, node=node, aside=1, **labels)
    return whole


def law_questions(law: Law, network: networkx.MultiDiGraph[str]) -> list[dict[str, str]]:
    """Who was bound to defend whoever was attacked: of the dated attack for which most was owed."""
    told = [each for each in law.entries if each.attack.dated and each.lines]
    here = [each for each in told if {each.attack.attacked, each.attack.attacker} <= network.nodes.keys()]
    if not here:
        return []
    attack = max(here, key=lambda each: (len(each.calls), len(each.lines), -each.attack.days.start)).attack
    node = network.nodes[attack.attacked]["node"]
    day = iso_day(attack.days.start)
    ends = "~".join(quote(ident, safe="") for ident in (attack.attacked, attack.attacker))
    named = {lang: with_article(node.label(lang), article(node, lang)) for lang in _LANGUAGES}
    return [
        {
            "fr": unbroken(f"Qui devait défendre {named['fr']} le {{date}} ?"),
            "en": f"Who was bound to defend {named['en']} on {{date}}?",
            "date": day or "",
            "hash": f"#v=1&m=o&o={ends}~{day}",
        }
    ]
