"""A cascade: who is bound to come in when one state attacks another, step after step, if each keeps its word and does
nothing more. It says what texts bind, never what will happen.

Whoever is bound to help the attacked comes in against the attacker; whoever is bound to join the attacker comes in
against the attacked. Coming in is a use of force, which may call up further duties at the next step: those owed to
whoever it is used against, and those to join in a war whatever its origin. What a text promises against an attack does
not plainly reach an ally whose side began: there the cascade stops, and says so. Who owes help to both sides can keep
its word to neither, and stands still.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from foedus.graph.cases import ATTACKED, ATTACKER, BINDING, NOT_BINDING, OWN, POLITICAL, Case, Judgement
from foedus.graph.court import Court
from foedus.graph.days import NO
from foedus.graph.duties import duties

_PROVOKED = "unprovoked"
_KEPT_OUT = ("nonaggression", "neutrality")


@dataclass(frozen=True, slots=True)
class Clash:
    """The use of force by one state against another. `answer` is that the side of the attacked had begun."""

    attacker: str
    attacked: str
    answer: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A duty that a clash calls up: against whom it is, and the side that its debtor comes in on (`attacked` is that of
    the first attacked). `new` is that the debtor was not in before, `sure` that nothing on the way to it is open.
    `against` are duties of the debtor to keep peace with that enemy, or to stay out of its war."""

    judgement: Judgement
    clash: Clash
    enemy: str
    side: str
    new: bool = True
    sure: bool = False
    against: tuple[Judgement, ...] = ()

    @property
    def debtor(self) -> str:
        """Who is bound."""
        return self.judgement.duty.debtor


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the clashes looked at, the links by which states come in, and what binds states that are bound both
    ways, which stand still or stay on the side they are on."""

    number: int
    clashes: tuple[Clash, ...]
    entries: tuple[Link, ...]
    torn: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Cascade:
    """All steps, and the duties to those at war that fall short, with the reasons; `finished` unless steps were cut."""

    case: Case
    steps: tuple[Step, ...]
    stops: tuple[Link, ...]
    finished: bool = True


def cascade(court: Court, case: Case, most: int | None = None, *, answer: bool = False) -> Cascade:
    """The cascade of a case with one attacker, of at most so many steps.

    Everybody is taken to ask for the help that must be asked for, and each attack to be on the homeland of the
    attacked, unless the case has another place for the first. `answer` is that the side of the attacked had begun.
    """
    return _War(court, case, answer=answer).run(most)


class _War:
    """Who is in, on which side, for sure or perhaps, and who has used force against whom."""

    def __init__(self, court: Court, case: Case, *, answer: bool) -> None:
        (attacker,) = case.attackers
        self._court, self._case = court, case
        self._sides = {case.attacked: ATTACKED, attacker: ATTACKER}
        self._sure = {case.attacked, attacker}
        self._torn: set[str] = set()
        self._clashes = [Clash(attacker, case.attacked, answer)]

    def run(self, most: int | None) -> Cascade:
        steps: list[Step] = []
        stops: list[Link] = []
        fresh = list(self._clashes)
        while fresh and (most is None or len(steps) < most):
            links = [link for clash in fresh for link in self._links(clash)]
            stops += [link for link in links if not _goes_on(link)]
            step = self._step(len(steps) + 1, fresh, [link for link in links if _goes_on(link)])
            steps += [step] if step.torn or any(link.new for link in step.entries) else []
            fresh = [clash for clash in map(_use_of_force, step.entries) if self._begins(clash)]
        return Cascade(self._case, tuple(steps), tuple(self._short(stops)), finished=not fresh)

    def _step(self, number: int, clashes: list[Clash], called: list[Link]) -> Step:
        wanted: dict[str, set[str]] = {}
        for link in called:
            wanted.setdefault(link.debtor, {self._sides.get(link.debtor, link.side)}).add(link.side)
        both = {who for who, sides in wanted.items() if len(sides) > 1}
        self._torn |= both - self._sides.keys()
        torn = [link for link in called if link.debtor in both]
        in_now = [link for link in called if link.debtor not in self._torn and self._right_side(link)]
        entries = [self._weighed(link) for link in in_now]
        for link in entries:
            self._sides.setdefault(link.debtor, link.side)
            self._sure |= {link.debtor} if link.sure else set()
        return Step(number, tuple(clashes), tuple(entries), tuple(torn))

    def _right_side(self, link: Link) -> bool:
        return self._sides.get(link.debtor, link.side) == link.side

    def _links(self, clash: Clash) -> Iterator[Link]:
        """The duties that one clash calls up, whether or not they bind."""
        yield from self._owed(clash, clash.attacked, "defense", clash.attacker)
        yield from self._owed(clash, clash.attacker, "offense", clash.attacked)
        if clash.answer:  # who began is at war with whoever answers, and may be owed help in any war
            yield from self._owed(clash, clash.attacked, "offense", clash.attacker)

    def _owed(self, clash: Clash, creditor: str, kind: str, enemy: str) -> Iterator[Link]:
        case = self._looked_at(clash, creditor, kind, enemy)
        for instrument in self._court.book.of(creditor):
            for duty in duties(instrument, creditor=creditor, kinds=(kind,)):
                if duty.debtor not in (clash.attacked, clash.attacker) and duty.span.on(case.days) != NO:
                    judgement = self._court.judged(duty, ATTACKED if kind == "defense" else ATTACKER, case)
                    judgement = self._court.answered(judgement) if clash.answer else judgement
                    sure = judgement.verdict == BINDING and {clash.attacked, clash.attacker} <= self._sure
                    yield Link(judgement, clash, enemy, self._sides[creditor], duty.debtor not in self._sides, sure)

    def _looked_at(self, clash: Clash, creditor: str, kind: str, enemy: str) -> Case:
        """The clash as a case: of help against an attack the creditor is the attacked, of help in war the attacker."""
        first = clash == self._clashes[0]
        provoked = self._case.provoked if first else True if clash.answer else None
        place = self._case.place if first else None
        if kind == "offense":
            return replace(self._case, attacked=enemy, attackers=(creditor,), asked=True, place=place)
        others = [each.attacker for each in self._clashes if each.attacked == creditor]
        enemies = tuple(dict.fromkeys((enemy, *others)))
        return replace(self._case, attacked=creditor, attackers=enemies, asked=True, provoked=provoked, place=place)

    def _weighed(self, link: Link) -> Link:
        """A link with the duties of its debtor that stand against it."""
        kept = (
            self._court.judged(duty, OWN, self._case)
            for instrument in self._court.book.of(link.debtor)
            for duty in duties(instrument, debtor=link.debtor, creditor=link.enemy, kinds=_KEPT_OUT)
        )
        return replace(link, against=tuple(each for each in kept if each.verdict not in (NOT_BINDING, POLITICAL)))

    def _begins(self, clash: Clash) -> bool:
        """Note a use of force; whether it is new."""
        if any((each.attacker, each.attacked) == (clash.attacker, clash.attacked) for each in self._clashes):
            return False
        self._clashes.append(clash)
        return True

    def _short(self, stops: list[Link]) -> Iterator[Link]:
        """What falls short, of states that stayed out, each duty once."""
        seen = set()
        for link in stops:
            duty = link.judgement.duty
            key = (link.debtor, duty.creditor, id(duty.clause), tuple(reason.name for reason in link.judgement.reasons))
            if link.debtor not in self._sides and key not in seen:
                seen.add(key)
                yield link


def _goes_on(link: Link) -> bool:
    """Whether the cascade follows a duty: where it binds, or hangs on nothing but that the attack was not provoked."""
    binds = link.judgement.verdict not in (NOT_BINDING, POLITICAL)
    return binds and {each.name for each in link.judgement.reasons} <= {_PROVOKED}


def _use_of_force(link: Link) -> Clash:
    """What it is to come in: to use force against the enemy of whom one helps."""
    return Clash(link.debtor, link.enemy, answer=link.side == ATTACKED)
