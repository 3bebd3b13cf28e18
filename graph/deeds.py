"""What was done in the time of an attack that may answer a duty, and what it is worth for one duty of one debtor."""

from __future__ import annotations

from dataclasses import dataclass, replace

from foedus.graph.answers import ANSWERS, AT_WAR, BEFORE, HONOURED, LATER, OTHERWISE, THIRD, Answer
from foedus.graph.attacks import Attack, Attacks
from foedus.graph.beginnings import NEAR, shifted
from foedus.graph.cases import ATTACKED, ATTACKER
from foedus.graph.dates import Interval, interval
from foedus.graph.duties import Duty
from foedus.graph.edges import Filter, select
from foedus.graph.model import Assertion
from foedus.graph.nodes import node

# Days within which a meeting answers a call to confer. Articles say "at once" or give no time; this is as long as
# attacks are taken to be of one war.
CONFER_WITHIN = NEAR
_BEFOREHAND = ("refused-aid-to", "pledged-aid-to")
_BODIES = ("Alliance", "Organization")


@dataclass(frozen=True)
class Deeds:
    """The deeds that a store tells of, asked for attack by attack."""

    attacks: Attacks

    def about(self, attack: Attack) -> list[tuple[Assertion, str]]:
        """The edges that may be answers, with whether they are towards the attacked, the attacker or a third."""
        found: dict[str, tuple[Assertion, str]] = {}
        ends = [(ATTACKED, attack.attacked), (ATTACKER, attack.attacker)]
        for towards, owner in (*ends, *((THIRD, each) for each in self._thirds(attack))):
            voices = self.attacks.voices.of(owner)
            for edge in select(self.attacks.store, Filter(nodes=tuple(voices), relations=ANSWERS)):
                made = turned(edge, voices)
                theirs = self.attacks.voices.owner(made.source) in (attack.attacked, attack.attacker)
                timely = self.attacks.about(edge, attack) or (towards == ATTACKED and self._before(edge, attack))
                if not theirs and made.target in voices and timely:
                    found.setdefault(f"{edge.id} {towards}", (made, towards))
        return list(found.values())

    def _before(self, edge: Assertion, attack: Attack) -> bool:
        """Whether it is a refusal or a promise of help from the days in which the attack was looming."""
        if edge.relation not in _BEFOREHAND or not edge.date or not attack.dated:
            return False
        days, looming = interval(edge.date), self.attacks.looming(attack)
        return looming.start <= days.start and days.end <= looming.end

    def invoked(self, attack: Attack) -> list[tuple[Assertion, bool]]:
        """The treaties that others than these two held to apply in the time of an attack, and whether it was an
        alliance or another organization, which invokes a treaty for all who are bound by that."""
        wanted = Filter(relations=("invoked",), polarity="affirmed", modality="actual")
        both = (attack.attacked, attack.attacker)
        found = (e for e in select(self.attacks.store, wanted) if self.attacks.voices.owner(e.source) not in both)
        mine = [each for each in found if self.attacks.about(each, attack)]
        return [(each, node(self.attacks.store, each.source).kind in _BODIES) for each in mine]

    def declined(self, attack: Attack) -> list[Assertion]:
        """What the attacked turned down in the time of an attack that others than its attacker wanted of it."""
        wanted = Filter(sources=tuple(self.attacks.voices.of(attack.attacked)), relations=("rejected",),
                        polarity="affirmed", modality="actual")  # fmt: skip
        found = (each for each in select(self.attacks.store, wanted) if self.attacks.about(each, attack))
        return [each for each in found if self.attacks.voices.owner(each.target) != attack.attacker]

    def wars_before(self, attack: Attack) -> list[Assertion]:
        """The blows of the days before an attack that put its attacker at war with others than the attacked already."""
        voices = self.attacks.voices
        wanted = Filter(nodes=tuple(voices.of(attack.attacker)), relations=("attacked",), polarity="affirmed",
                        modality="actual", dated=True)  # fmt: skip
        since = shifted(attack.days.start, -NEAR)
        return [
            blow
            for blow in select(self.attacks.store, wanted)
            if since <= interval(blow.date).start and interval(blow.date).end < attack.days.start
            and attack.attacked not in (voices.owner(blow.source), voices.owner(blow.target))
        ]  # fmt: skip

    def weighed(self, made: Answer, duty: Duty, attack: Attack, since: Interval) -> Answer:
        """An answer to a duty whose debtor was asked on some day: whether it came in time, whether it was rather for
        the debtor itself, and from which body it came, where it was not the debtor's own."""
        made = in_time(_conferred(made, duty, shifted(since.end, CONFER_WITHIN)), attack)
        if self._for_itself(made, attack):
            made = replace(made, kind=AT_WAR)
        own = made.edge.source in self.attacks.voices.of(duty.debtor)
        return made if own else replace(made, body=self.attacks.voices.owner(made.edge.source))

    def _for_itself(self, made: Answer, attack: Attack) -> bool:
        """Whether it is a blow at the attacker by one on whom that had fallen too, and may have been for itself."""
        if made.edge.relation != "attacked" or made.worth != HONOURED:
            return False
        who, whom = (tuple(self.attacks.voices.of(each)) for each in (attack.attacker, made.edge.source))
        since, day = shifted(attack.days.start, -NEAR), interval(made.edge.date).start
        fallen = (interval(each.date) for each in self._blows(who) if each.target in whom and each.date)
        return any(since <= each.start and each.end < day for each in fallen)

    def _thirds(self, attack: Attack) -> list[str]:
        """Whom else the attacked attacks in the time of an attack, such as whoever shelters the attacker."""
        blows = self._blows(tuple(self.attacks.voices.of(attack.attacked)))
        meant = (each.target for each in blows if each.date and self.attacks.about(each, attack))
        whom = self.attacks.voices.owners(meant)
        return [each for each in whom if each not in (attack.attacked, attack.attacker)]

    def _blows(self, who: tuple[str, ...]) -> list[Assertion]:
        wanted = Filter(sources=who, relations=("attacked",), polarity="affirmed", modality="actual")
        return [each for each in select(self.attacks.store, wanted) if not each.mutual]


def in_time(made: Answer, attack: Attack) -> Answer:
    """An answer, vague where no date puts it in the time that an attack began: it may be about something else. What was
    surely said before is told so."""
    if made.edge.date and interval(made.edge.date).end < attack.days.start:
        return replace(made, kind=BEFORE)
    return replace(made, vague=interval(made.edge.date).start < attack.days.start)


def _conferred(made: Answer, duty: Duty, until: int) -> Answer:
    """An answer; a meeting after some day is no longer one to a duty to confer, and is called a later one."""
    late = duty.obligation == "consultation" and made.worth == HONOURED and until < interval(made.edge.date).start
    return replace(made, worth=OTHERWISE, kind=LATER) if late else made


def turned(edge: Assertion, voices: frozenset[str]) -> Assertion:
    """A symmetric edge so that it ends at one of some actors."""
    from foedus.graph.ontology import ontology

    if ontology().relations[edge.relation].symmetric and edge.target not in voices:
        return replace(edge, source=edge.target, target=edge.source)
    return edge
