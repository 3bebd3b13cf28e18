"""A case as a listing: which duties an attack calls up, which not and why, and which are open and on what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.folding import folded
from foedus.explorer.knowledge import Knowledge, shown
from foedus.explorer.output import Heading, Listing
from foedus.explorer.records import edge_record
from foedus.explorer.wording import Words
from foedus.graph import Assertion
from foedus.graph.attacks import Attacks
from foedus.graph.cases import (
    ATTACKED,
    ATTACKER,
    BINDING,
    COUNTED,
    NOT_BINDING,
    OPEN,
    OWN,
    POLITICAL,
    STRUCK_TOO,
    Case,
    Judgement,
    Reason,
)
from foedus.graph.days import NO
from foedus.graph.doubts import TREATY, doubts
from foedus.graph.duties import Duty
from foedus.graph.hearing import Heard, Hearing, hear

COLUMNS = (
    "side", "verdict", "debtor", "debtor_name", "obligation", "creditor", "creditor_name", "treaty", "treaty_name",
    "article", "reasons", "conditions", "statement", "reference", "calls",
)  # fmt: skip
_SIDES, _VERDICTS = (ATTACKED, ATTACKER, OWN), (BINDING, OPEN, POLITICAL, NOT_BINDING)
_NOT_IN_FORCE = "not-in-force"
_NAMING = ("adversary", "attacker-is-party", COUNTED, STRUCK_TOO)  # reasons whose values are states
# What matters most comes first: what binds by law, or may, before what is only words; help before talks before peace.
_TIERS = {BINDING: 0, OPEN: 0, POLITICAL: 1, NOT_BINDING: 2}
_KINDS = ("defense", "offense", "consultation", "nonaggression", "neutrality")


@dataclass(frozen=True)
class Group:
    """Judgements of one clause that come out alike for several debtors."""

    case: Case
    members: tuple[Heard, ...]

    @property
    def first(self) -> Judgement:
        """Any of them stands for all but the debtor."""
        return self.members[0].judgement

    @property
    def calls(self) -> dict[str, Assertion]:
        """The calls for any of them, by id."""
        return {call.id: call for each in self.members for call in each.calls}

    @property
    def notes(self) -> tuple[Reason, ...]:
        """What speaks for it, of any of them."""
        return tuple(dict.fromkeys(note for each in self.members for note in each.judgement.notes))

    @property
    def past(self) -> bool:
        """Whether it was not in force at all."""
        return _is_past(self.first)

    @property
    def order(self) -> tuple[Any, ...]:
        """Side, then what matters most, those not in force last, then instrument and article."""
        duty, verdict = self.first.duty, self.first.verdict
        tier, kind = _TIERS[verdict] + self.past, 0 if self.past else _KINDS.index(duty.obligation)
        where = duty.instrument.id, duty.clause.provision.article, duty.debtor
        return _SIDES.index(self.first.side), tier, kind, _VERDICTS.index(verdict), *where


def case_of(facts: Knowledge, case: Case, kinds: Collection[str] = ()) -> Listing[tuple[Group | None, Group]]:
    """A case as it stands in all sources, of all kinds of duties or of some."""
    hearing = hear(facts.court, Attacks(facts.store), case)
    kept = tuple(each for each in hearing.judged if not kinds or each.judgement.duty.obligation in kinds)
    say = DutyPhrases(facts.words, facts.known)

    def alive(state: str) -> bool:
        return any(life.overlaps(case.days) for life in facts.book.lived(state))

    return listing(hearing.case, replace(hearing, judged=kept), say, alive)


def listing(
    case: Case, hearing: Hearing, say: DutyPhrases, alive: Callable[[str], bool]
) -> Listing[tuple[Group | None, Group]]:
    """Judgements, those alike together, each with the group before it; after the last, the calls for help. Of what was
    not in force, people are told the few texts that are of use, and records hold all."""
    groups = sorted(_groups(case, hearing.judged), key=lambda group: group.order)
    hidden = folded(groups, case.days, alive)
    last = {group.first.side: group for group in groups}

    def lines(pair: tuple[Group | None, Group]) -> Iterator[str]:
        yield from _lines(*pair, hearing, say, hidden=any(pair[1] is each for each in hidden))
        side = pair[1].first.side
        if pair[1] is last[side] and (more := sum(each.first.side == side for each in hidden)):
            yield f"  {say.words.duty['past_one' if more == 1 else 'past_more'].format(more)}"
        if pair[1] is groups[-1]:
            yield from _headings(case, _SIDES.index(pair[1].first.side) + 1, None, say)
            yield from _asked(hearing, say) if hearing.attacks else ()
            yield from _fought(hearing, say)

    return Listing(
        zip([None, *groups], groups, strict=False),
        lines,
        lambda pair: _record(pair[1], hearing, say),
        COLUMNS,
        lambda pair: (_row(each, pair[1].case, hearing, say) for each in pair[1].members),
    )


def mark_of(note: Reason) -> str:
    """The word before a fact of another war: whether it makes a duty bind, or stands beside it."""
    return "because" if note.name == COUNTED else "besides"


def reason(reason: Reason, judgement: Judgement, case: Case, say: DutyPhrases) -> str:
    """Why a duty does not bind, or what is open about it, in words."""
    words, duty = say.words, judgement.duty
    if reason.name == "dates":
        return say.open_dates(duty, case.days)
    if reason.name == _NOT_IN_FORCE:
        return words.duty[reason.name].format(say.doubt(duty, case.days, NO))
    named = reason.values[1:] if reason.name == "adversaries" else ()
    if reason.name in _NAMING:
        values: object = words.names(*reason.values)
    elif reason.name in ("conflict", "words"):
        values = ", ".join(say.known.word(each, words.language) for each in reason.values)
    else:
        values = ", ".join(say.known.area_name(each, words.language) for each in reason.values[: 1 if named else None])
    key = f"{reason.name}_{'settled' if reason.settled else 'open'}"
    more = f"{key}_of" if named else f"{key}_here"
    said = words.duty[more if (named or reason.about) and more in words.duty else key]
    told = said.format(values, words.names(duty.creditor), words.names(*reason.about), words.names(*named))
    return f"{told} ({', '.join(reason.edges)})" if reason.edges else told


def _groups(case: Case, judged: Iterable[Heard]) -> Iterator[Group]:
    alike: dict[tuple[Any, ...], list[Heard]] = {}
    every = list(judged)
    live = {_bond(heard.judgement) for heard in every if not _is_past(heard.judgement)}
    for heard in every:
        each, duty = heard.judgement, heard.judgement.duty
        # What is not in force is told once an instrument, whatever its articles and parties; and not where others of
        # its articles bind the same two.
        past = _is_past(each)
        if past and _bond(each) in live:
            continue
        whose = doubts(duty, case.days, NO)[:1] if past else []
        key = (each.side, duty.creditor, duty.instrument.id, each.verdict, tuple(d.whose for d in whose))
        alike.setdefault(key if past else (*key, id(duty.clause), each.reasons), []).append(heard)
    return (Group(case, tuple(members)) for members in alike.values())


def _is_past(each: Judgement) -> bool:
    return any(reason.name == _NOT_IN_FORCE for reason in each.reasons)


def _bond(each: Judgement) -> tuple[str, str, str, str]:
    return each.side, each.duty.debtor, each.duty.creditor, each.duty.instrument.id


def _lines(before: Group | None, group: Group, hearing: Hearing, say: DutyPhrases, *, hidden: bool) -> Iterator[str]:
    case, duty, words = group.case, group.first.duty, say.words
    if before is None:
        attacked, attackers = words.names(case.attacked), words.names(*case.attackers)
        yield Heading(words.duty["case"].format(attacked, attackers, shown(case.days)))
        yield from _where(case, hearing, words)
    yield from _headings(case, _SIDES.index(before.first.side) + 1 if before else 0, group, say)
    if hidden:
        return
    debtors = ", ".join(words.in_order(each.judgement.duty.debtor for each in group.members))
    if group.past:
        yield f"  {words.duty['past'].format(debtors, _past(duty, case, say))}"
        return
    yield f"  {words.pair(words.duty[group.first.verdict], f'{debtors} → {words.label(duty.creditor)}')}"
    provision = duty.clause.provision
    yield f"    {words.label(duty.instrument.id)} ({duty.instrument.id}), {say.clause(provision)}"
    if stated := say.stated(provision):
        yield f"    {stated}"
    for each in group.first.reasons:
        yield f"    {words.duty['why' if each.settled else 'hangs_on']}{reason(each, group.first, case, say)}"
    for each in group.notes:
        yield f"    {words.duty[mark_of(each)]}{reason(each, group.first, case, say)}"
    made = [call for call in group.calls.values() if call in hearing.calls]
    if made and provision.conditions.on_request:
        yield f"    {words.duty['asked_by'].format(', '.join(call.id for call in made))}"


def _where(case: Case, hearing: Hearing, words: Words) -> Iterator[str]:
    """Where the attack is taken to be, unless the user said so."""
    if case.place is None:
        yield words.duty["at_home"].format(words.names(case.attacked))
    elif hearing.placed:
        yield words.duty["told_place"].format(words.names(str(case.place)))


def _headings(case: Case, first: int, group: Group | None, say: DutyPhrases) -> Iterator[str]:
    """The heads of the sides from the first up to that of a group, or to the attacker's; that nobody owes the attacked
    or the attacker anything is said too."""
    words = say.words
    last = group.first.side if group else ATTACKER
    for side in _SIDES[first : _SIDES.index(last) + 1]:
        mine = group if group and side == group.first.side else None
        owed = case.attackers[0] if side == ATTACKER else case.attacked
        creditor = mine.first.duty.creditor if mine else owed
        yield ""
        yield Heading(words.duty[f"side_{side}"].format(words.names(creditor), words.names(*case.attackers)))
        yield from [f"  {words.duty['attacker_alone']}"] if side == ATTACKER else []
        yield from [] if mine else [f"  {words.duty['none_owed']}"]


def _asked(hearing: Hearing, say: DutyPhrases) -> Iterator[str]:
    """The calls for help with what tells of them; those that may be later than the case are marked."""
    words = say.words
    yield ""
    yield Heading(words.duty["asked_heading"])
    yield from () if hearing.calls or hearing.late else [f"  {words.duty['none_asked']}"]
    for call in (*hearing.calls, *hearing.late):
        later = call in hearing.late and call.modality == "actual"
        yield f"  {call.id}  {words.sentence(call)}{', ' + words.duty['perhaps_after'] if later else ''}"
        yield from (f"    {words.evidence(piece)}" for piece in call.evidence[:1])


def _fought(hearing: Hearing, say: DutyPhrases) -> Iterator[str]:
    """The other wars of that time, with what tells of them."""
    if hearing.fought:
        yield ""
        yield Heading(say.words.duty["fought_heading"])
    for each in hearing.fought:
        yield f"  {each.id}  {say.words.sentence(each)}"
        yield from (f"    {say.words.evidence(piece)}" for piece in each.evidence[:1])


def _past(duty: Duty, case: Case, say: DutyPhrases) -> str:
    """An instrument that did not bind that day: when it was in force, or else who was not bound by it and when."""
    failing = doubts(duty, case.days, NO)
    if failing and failing[0].whose != TREATY:
        return f"{say.words.label(duty.instrument.id)}, {say.doubt(duty, case.days, NO)}"
    return say.instrument(duty.instrument)


def _record(group: Group, hearing: Hearing, say: DutyPhrases) -> dict[str, Any]:
    rows = [_row(each, group.case, hearing, say) for each in group.members]
    shared = {name: rows[0][name] for name in ("side", "verdict", "creditor", "creditor_name", "treaty", "treaty_name")}
    reasons, notes = (
        [
            {"name": each.name, "values": list(each.values), "settled": each.settled, "about": list(each.about),
             "edges": list(each.edges), "phrase": reason(each, group.first, group.case, say)}
            for each in some
        ]
        for some in (group.first.reasons, group.notes)
    )  # fmt: skip
    debtors = {str(row["debtor"]): row["debtor_name"] for row in rows}
    provision = {} if group.past else {"provision": say.provision(group.first.duty.clause.provision)}
    named = [{"id": ident, "name": name} for ident, name in debtors.items()]
    calls = [{**edge_record(each, say.words), "in_time": each in hearing.calls} for each in group.calls.values()]
    return {**shared, "debtors": named, "reasons": reasons, "because": notes, "calls": calls, **provision}


def _row(heard: Heard, case: Case, hearing: Hearing, say: DutyPhrases) -> dict[str, object]:
    judgement, duty = heard.judgement, heard.judgement.duty
    provision, label = duty.clause.provision, say.words.label
    values = (
        judgement.side, judgement.verdict, duty.debtor, label(duty.debtor), duty.obligation, duty.creditor,
        label(duty.creditor), duty.instrument.id, label(duty.instrument.id), provision.article,
        "; ".join(reason(each, judgement, case, say) for each in judgement.reasons),
        "; ".join(say.conditions(provision)), say.statement(provision), provision.reference,
        " ".join(call.id for call in heard.calls if call in hearing.calls),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))
