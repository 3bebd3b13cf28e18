"""A cascade as a listing: step after step who is bound to come in and by which article, and where it stops and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from foedus.explorer.cases import reason
from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.knowledge import shown
from foedus.explorer.output import Heading, Listing
from foedus.graph.cascades import Cascade, Link, Step
from foedus.graph.cases import OPEN, Judgement

COLUMNS = (
    "step", "what", "debtor", "debtor_name", "side", "creditor", "creditor_name", "enemy", "enemy_name", "obligation",
    "treaty", "treaty_name", "article", "verdict", "sure", "reasons", "against", "statement", "reference",
)  # fmt: skip


def listing(found: Cascade, say: DutyPhrases, told: str | None = None) -> Listing[Cascade]:
    """The cascade as one thing; in csv, a row for each duty by which somebody comes in, is torn, or falls short. `told`
    is where documents put the attack, if not at home."""
    return Listing(
        [found],
        lambda each: _lines(each, say, told),
        lambda each: _record(each, say),
        COLUMNS,
        lambda each: _rows(each, say),
        single=True,
    )


def _lines(found: Cascade, say: DutyPhrases, told: str | None) -> Iterator[str]:
    words, case = say.words, found.case
    ends = words.names(case.attacked), words.names(*case.attackers)
    yield Heading(words.duty["case"].format(*ends, shown(case.days)))
    yield words.duty["premise"]
    if told:
        yield words.duty["told_place"].format(words.names(told))
    for step in found.steps:
        yield ""
        yield Heading(words.duty["step"].format(step.number))
        yield from _step(step, say, found)
    yield ""
    yield words.duty[_end(found)]
    if found.stops:
        yield Heading(words.duty["stops"])
    for links in _alike(found.stops):
        both = (_names((link.debtor for link in links), say), _names((_creditor(link) for link in links), say))
        enemies = words.names(*(link.enemy for link in links))
        yield f"  {words.duty['not_reached'].format(*both, enemies, _named(links[0], say))}"
        yield from (f"    {line}" for line in _reasons(links[0], say, found))


def _end(found: Cascade) -> str:
    """The word for how it ends: it goes on, or nobody else is bound, or only perhaps."""
    if not found.finished:
        return "cut"
    return "nobody_sure" if any(link.judgement.verdict == OPEN for link in found.stops) else "nobody"


def _alike(stops: Iterable[Link]) -> list[list[Link]]:
    """Links of one clause that fall short for the same reasons, whoever is bound to whom."""
    grouped: dict[tuple[int, tuple[str, ...]], list[Link]] = {}
    for link in stops:
        names = tuple(each.name for each in link.judgement.reasons)
        grouped.setdefault((id(link.judgement.duty.clause), names), []).append(link)
    return list(grouped.values())


def _names(idents: Iterable[str], say: DutyPhrases) -> str:
    return ", ".join(dict.fromkeys(map(say.words.label, idents)))


def _creditor(link: Link) -> str:
    return link.judgement.duty.creditor


def _step(step: Step, say: DutyPhrases, found: Cascade) -> Iterator[str]:
    grouped: dict[tuple[str, str, str], list[Link]] = {}
    for link in step.entries:
        if link.new:
            grouped.setdefault((link.debtor, link.judgement.duty.creditor, link.enemy), []).append(link)
    for ends, links in grouped.items():
        sure = any(link.sure for link in links)
        yield f"  {say.words.duty['comes_in' if sure else 'comes_in_if'].format(*map(say.words.names, ends))}"
        for link in links:
            yield f"    {_named(link, say)}"
            yield from (f"      {line}" for line in _reasons(link, say, found))
        yield from (f"    {line}" for line in _against(links[0], say))
    for debtor in dict.fromkeys(link.debtor for link in step.torn):
        yield f"  {say.words.duty['torn'].format(say.words.label(debtor))}"
        for link in (each for each in step.torn if each.debtor == debtor):
            yield f"    → {say.words.pair(say.words.label(link.judgement.duty.creditor), _named(link, say))}"


def _named(link: Link, say: DutyPhrases) -> str:
    instrument = link.judgement.duty.instrument.id
    return f"{say.words.label(instrument)} ({instrument}), {say.clause(link.judgement.duty.clause.provision)}"


def _reasons(link: Link, say: DutyPhrases, found: Cascade) -> Iterator[str]:
    for each in link.judgement.reasons:
        mark = say.words.duty["why" if each.settled else "hangs_on"]
        yield f"{mark}{reason(each, link.judgement, found.case, say)}"


def _against(link: Link, say: DutyPhrases) -> Iterator[str]:
    """What the debtor owes its enemy all the same, each treaty once."""
    for obligation, treaties in _grouped(link.against).items():
        named = ", ".join(map(say.words.label, treaties))
        yield say.words.duty["against"].format(say.obligation(obligation), say.words.names(link.enemy), named)


def _grouped(judgements: Iterable[Judgement]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in judgements:
        treaties = found.setdefault(each.duty.obligation, [])
        if each.duty.instrument.id not in treaties:
            treaties.append(each.duty.instrument.id)
    return found


def _record(found: Cascade, say: DutyPhrases) -> dict[str, Any]:
    label, case = say.words.label, found.case
    return {
        "attacked": {"id": case.attacked, "name": label(case.attacked)},
        "attacker": {"id": case.attackers[0], "name": label(case.attackers[0])},
        "as_of": shown(case.days),
        "finished": found.finished,
        "steps": [
            {
                "step": step.number,
                "clashes": [{"from": c.attacker, "to": c.attacked, "answer": c.answer} for c in step.clashes],
                "entries": [_link(link, say, found) for link in step.entries],
                "bound_both_ways": [_link(link, say, found) for link in step.torn],
            }
            for step in found.steps
        ],
        "stops": [_link(link, say, found) for link in found.stops],
    }


def _link(link: Link, say: DutyPhrases, found: Cascade) -> dict[str, Any]:
    row = _row("", "", link, say, found)
    return {
        **{name: row[name] for name in COLUMNS[2:] if name not in ("reasons", "against")},
        "new": link.new,
        "phrase": _named(link, say),
        "reasons": list(_reasons(link, say, found)),
        "against": [{"obligation": kind, "treaties": ids} for kind, ids in _grouped(link.against).items()],
    }


def _rows(found: Cascade, say: DutyPhrases) -> Iterator[dict[str, object]]:
    for step in found.steps:
        yield from (_row(step.number, "comes in", link, say, found) for link in step.entries if link.new)
        yield from (_row(step.number, "bound both ways", link, say, found) for link in step.torn)
    yield from (_row("", "stops", link, say, found) for link in found.stops)


def _row(step: object, what: str, link: Link, say: DutyPhrases, found: Cascade) -> dict[str, object]:
    duty, label = link.judgement.duty, say.words.label
    provision = duty.clause.provision
    values = (
        step, what, link.debtor, label(link.debtor), link.side, duty.creditor, label(duty.creditor), link.enemy,
        label(link.enemy), duty.obligation, duty.instrument.id, label(duty.instrument.id), provision.article,
        link.judgement.verdict, link.sure, "; ".join(_reasons(link, say, found)), "; ".join(_against(link, say)),
        say.statement(provision), provision.reference,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))
