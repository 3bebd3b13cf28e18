"""What a document has told so far, for what later sentences leave unsaid: « le retrait », « refuse », « aussi »."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from foedus.graph.ontology import ontology

_REQUESTS = ("called-on", "requested-aid-from", "threatened", "pledged-aid-to", "accused", "mediated-between")
_INTRUSIONS = ("occupied", "attacked", "deployed-forces-to", "coerced")
_HOSTILE = ("occupied", "attacked", "coerced")
_FIGHTS = ("attacked", "occupied", "mobilized-against")
_QUARRELS = (*_FIGHTS, "coerced", "threatened", "accused", "protested-against", "sanctioned")
_AGREEMENTS = ("agreed-with", "signed", "allied-with", "cooperated-with")
_MEETINGS = ("consulted-with", "agreed-with", "cooperated-with")
_FRIENDLY = ("allied-with", "supported", "aided", "deployed-forces-to", "pledged-aid-to", "requested-aid-from")
_KEPT = 200
_PAIRS = 4
_FAR = 2  # times as often


@dataclass(frozen=True, slots=True)
class Told:
    """A relation as it was told, with the states of its ends, where its trigger stands in the text and
    which of the things that the relation gathers it is."""

    source: str
    relation: str
    target: str
    source_state: str
    target_state: str
    place: int
    polarity: str
    modality: str
    manner: str = ""


@dataclass(slots=True)
class Memory:
    """The relations that a document has told, the latest last, of a chronology those of an entry and `before` it, and
    who asked for help without saying whom."""

    told: list[Told] = field(default_factory=list)
    before: list[Told] = field(default_factory=list)
    pleas: list[str] = field(default_factory=list)

    def note(self, each: Told) -> None:
        """Remember a relation."""
        self.told.append(each)
        if len(self.told) > 2 * _KEPT:
            del self.told[:_KEPT]

    def begin_anew(self) -> None:
        """Keep what was told for « les deux Empires » alone, that a chronology may name in one entry for all."""
        self.before, self.told, self.pleas = [*self.before, *self.told][-_KEPT:], [], []

    def asker(self, of: str) -> list[str]:
        """Who last asked, offered or threatened something that `of` may answer."""
        return [t.source for t in self._latest(lambda t: t.relation in _REQUESTS and t.target_state == of)]

    def asked(self) -> list[str]:
        """Of whom something was asked, or to whom it was offered, by what was told last."""
        return [t.target for t in self.latest() if t.relation in _REQUESTS and t.polarity == "affirmed"]

    def attacker(self, of: str) -> list[str]:
        """Who attacked a state by what was told last of violence."""
        told = self._latest(lambda t: t.relation in _INTRUSIONS and t.polarity == "affirmed")
        return [t.source for t in told if t.target_state == of]

    def beggar(self, of: str) -> list[str]:
        """Who last asked `of`, or anybody, for help."""
        asked = self._latest(lambda t: t.relation == "requested-aid-from" and t.target_state == of)
        return [t.source for t in asked] or [plea for plea in self.pleas[-1:] if plea != of]

    def begging(self, of: str) -> list[str]:
        """Who asked `of` for help by what was told last."""
        return [t.source for t in self.latest() if t.relation == "requested-aid-from" and t.target_state == of]

    def opponent(self, of: str) -> list[str]:
        """With whom a state was said to be at odds most often, of several the one told of last."""
        conflicts = ontology().relations
        at_odds = [t for t in self.told if conflicts[t.relation].family == "conflict"]
        ends = [(t.source_state, t.target_state) for t in at_odds if t.source_state != t.target_state]
        return _most_often([target if source == of else source for source, target in ends if of in (source, target)])

    def foes(self, of: str) -> set[str]:
        """With whom a state was told to quarrel, by whichever of the two."""
        return self._sharing(of, _QUARRELS)

    def friends_of(self, of: str) -> set[str]:
        """With whom a state was told to be friends or to have agreed."""
        return self._sharing(of, (*_FRIENDLY, *_AGREEMENTS))

    def _sharing(self, of: str, relations: Collection[str]) -> set[str]:
        pairs = [{t.source_state, t.target_state} for t in self.told if t.relation in relations]
        return {state for pair in pairs if of in pair for state in pair - {of}}

    def friends(self, of: str) -> list[str]:
        """With whom a state was last said to be friends."""
        told = self._latest(lambda t: t.relation in _FRIENDLY and of in (t.source_state, t.target_state))
        return [t.target_state if t.source_state == of else t.source_state for t in told]

    def intruder(self, but: str) -> list[str]:
        """Who last attacked or occupied somebody, other than `but`."""
        others = self._latest(lambda t: t.relation in _HOSTILE and t.source_state != but)
        return [t.source for t in others or self._latest(lambda t: t.relation in _INTRUSIONS and t.source_state != but)]

    def prey(self, of: str) -> list[str]:
        """Whom a state last attacked or occupied, or where it sent its troops."""
        return [t.target_state for t in self._latest(lambda t: t.relation in _INTRUSIONS and t.source_state == of)]

    def victim(self, but: str) -> list[str]:
        """Who was last attacked, other than `but`."""
        return [t.target for t in self._latest(lambda t: t.relation in _INTRUSIONS and t.target_state != but)]

    def rivals(self, *but: str) -> list[str]:
        """The two who were last said to be at odds, in deeds rather than words, none of them among `but`; or others who
        were so far more often."""
        conflicts = ontology().relations
        at_odds = [t for t in reversed(self.told) if conflicts[t.relation].family == "conflict"]
        at_odds = [t for t in at_odds if not {*but} & {t.source_state, t.target_state}]
        at_odds = [t for t in at_odds if t.relation in _FIGHTS] or at_odds
        pairs = [(t.source_state, t.target_state) for t in at_odds]
        often = Counter(frozenset(pair) for pair in pairs)
        far = (pair for pair in pairs if often[frozenset(pair)] > _FAR * often[frozenset(pairs[0])])
        return list(next(far, pairs[0])) if pairs else []

    def same(self, relation: str, but: str) -> list[str]:
        """Against or for whom a relation of a kind was told most often, other than `but`."""
        return _most_often([t.target for t in self.told if t.relation == relation and t.target_state != but])

    def agents(self, relations: Collection[str], but: str) -> list[str]:
        """Who did what was told last of some relations (any, where none is named), other than `but`."""
        structure = ontology().relations

        def fits(t: Told) -> bool:
            kind = t.relation in relations if relations else structure[t.relation].family != "structure"
            return kind and t.source_state != but and t.polarity == "affirmed"

        return list(dict.fromkeys(t.source for t in self._latest(fits)))

    def parties(self, but: str) -> list[str]:
        """All who took part in the agreement told last."""
        found = self._latest(lambda t: t.relation in _AGREEMENTS and t.polarity == "affirmed")
        return [node for node in _ends(found) if node != but]

    def pairs(self) -> list[tuple[str, ...]]:
        """The states between which something was told, the latest last."""
        told = [*self.before, *self.told]
        ends = [(t.source_state, t.target_state) for t in told if t.source_state != t.target_state]
        return [pair for pair in ends[-_PAIRS:] if all(pair)]

    def met(self) -> list[str]:
        """The two who talked or agreed with each other by what was told last."""
        told = self.latest()
        return [told[0].source, told[0].target] if len(told) == 1 and told[0].relation in _MEETINGS else []

    def allies(self) -> list[str]:
        """Those who were last said to be allied with each other."""
        return _ends(self._latest(lambda t: t.relation == "allied-with" and t.polarity == "affirmed"))

    def requests(self) -> list[Told]:
        """What was told last, where somebody asked, offered or threatened something by it."""
        return [t for t in self.latest() if t.relation in _REQUESTS and t.target_state]

    def latest(self) -> list[Told]:
        """What was told last, with all that the same words told."""
        return self._latest(lambda t: True)

    def _latest(self, fits: Callable[[Told], bool]) -> list[Told]:
        """The latest relation that fits, with those of its trigger that fit too."""
        found: list[Told] = []
        for t in reversed(self.told):
            if found and t.place != found[0].place:
                break
            if fits(t):
                found.insert(0, t)
        return found


def _ends(told: Sequence[Told]) -> list[str]:
    """Who did something, and with whom."""
    kinds = ontology().relations
    ends = (node for t in told for node in (t.source, t.target if kinds[t.relation].symmetric else t.source))
    return list(dict.fromkeys(ends))


def _most_often(nodes: Sequence[str]) -> list[str]:
    """The node that is there most often, of several the last one."""
    often = Counter(nodes)
    return [max(reversed(nodes), key=lambda node: often[node])] if nodes else []
