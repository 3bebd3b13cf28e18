"""What stands against a duty in a case, leaves it open or speaks for it: adversaries, other wars, how the attack came.

Each is told by a `Reason`; where the attack was is for the court, which knows the areas.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.graph.cases import ATTACKED, ATTACKER, COUNTED, OWN, STRUCK, STRUCK_TOO, Case, Reason
from foedus.graph.duties import Duty
from foedus.graph.provisions import ANY

_PEACE = ("neutrality", "nonaggression")  # what is owed to nobody who attacks


def against(
    number: int, named: tuple[str, ...], enemies: tuple[str, ...], creditor: str, case: Case
) -> Iterator[Reason]:
    """Whether the enemies are those whom a text is meant against; open where only wars that the creditor began, or that
    speakers alone tell of, would make it so."""
    found = tuple(_adversaries(number, named, enemies, creditor, case.enemies(creditor, sure=True)))
    doubtful = bool(found) and not any(_adversaries(number, named, enemies, creditor, case.enemies(creditor)))
    yield from (replace(each, settled=not doubtful) for each in found)


def _adversaries(
    number: int, named: tuple[str, ...], enemies: tuple[str, ...], creditor: str, also: tuple[str, ...]
) -> Iterator[Reason]:
    """Of the states that a text names one must be an enemy, or as many as it takes; of the enemies there must be so
    many, with those whom the creditor fights `also`. Whom it helps is not told to be one of those against whom it does
    so."""
    others = tuple(each for each in named if each != creditor) or named
    every = tuple(dict.fromkeys((*enemies, *(also if number > 1 else ()))))
    met = tuple(each for each in every if not named or each in named)
    if not met:
        yield Reason("adversary", others, about=enemies)
    elif len(every) < number or len(met) < min(number, len(named)):
        yield Reason("adversaries", (str(number), *others), about=met if len(named) >= number else every)


def struck(duty: Duty, side: str, case: Case) -> Iterator[Reason]:
    """Peace is not owed to a state that has attacked; whether help and talks still are is open. What the attacker owed
    is asked of the time before its attack."""
    until = case.days.start - 1 if side == OWN else case.days.end
    for war in case.wars:
        if (war.attacker, war.attacked) == (duty.creditor, duty.debtor) and war.by <= until:
            yield Reason(STRUCK, settled=duty.obligation in _PEACE and not war.claimed, about=(duty.debtor,),
                         edges=war.edges)  # fmt: skip


def notes(duty: Duty, side: str, case: Case) -> Iterator[Reason]:
    """Whom else the creditor fights, where the text asks for several, and that the attacker had struck the debtor."""
    conditions = duty.clause.provision.conditions
    if conditions.adversaries > 1 and side != OWN:
        named = {each for each in conditions.adversary if each != ANY}
        for who in case.enemies(duty.creditor):
            if (not named or who in named) and who not in (*case.attackers, case.attacked):
                yield Reason(COUNTED, (who,), about=(duty.creditor,), edges=case.told(who, duty.creditor))
    if side == ATTACKED and duty.obligation == "defense":
        for war in case.wars:
            if war.attacked == duty.debtor and war.attacker in case.attackers and duty.creditor == case.attacked:
                yield Reason(STRUCK_TOO, (duty.debtor,), about=(war.attacker,), edges=war.edges)


def manner(duty: Duty, side: str, case: Case, enemies: tuple[str, ...]) -> Iterator[Reason]:
    conditions = duty.clause.provision.conditions
    if side == ATTACKER and (conditions.unprovoked or conditions.armed_attack) and duty.obligation != "offense":
        yield Reason("unprovoked" if conditions.unprovoked else "armed_attack", about=enemies)
    elif conditions.unprovoked and side == ATTACKED and case.attackers and case.provoked is not False:
        yield Reason("unprovoked", settled=case.provoked is True)
    if conditions.on_request and side != OWN and not case.asked:
        yield Reason("on_request", settled=case.asked is False)
    if conditions.consent and side != OWN:
        yield Reason("consent", settled=False)
