"""`foedus obligations`: what a state owes and is owed, and which of it binds when one state attacks another."""

from __future__ import annotations

import click
from click.exceptions import Exit

from foedus.explorer.duties import entries
from foedus.explorer.duties import listing as duties_listing
from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.edition import AS_OF
from foedus.explorer.knowledge import Knowledge, asked, knowledge
from foedus.explorer.options import NODE, OBLIGATION
from foedus.explorer.output import Output, listing, say
from foedus.graph import ontology
from foedus.graph.dates import Interval
from foedus.graph.duties import Duty


@click.command("obligations")
@click.argument("state", type=NODE)
@click.option("--as-of", metavar="DATE", type=AS_OF, help="On this date (EDTF: 1982-04-02).  [default: today]")
@click.option("--from", "outgoing", is_flag=True, help="Only what it owes.")
@click.option("--to", "incoming", is_flag=True, help="Only what it is owed.")
@click.option("--with", "others", metavar="STATE", type=NODE, multiple=True, help="Only towards this state or from it.")
@click.option("--kind", "kinds", type=OBLIGATION, multiple=True, help="Only this obligation.")
@click.option("--attacked-by", "attackers", metavar="STATE", type=NODE, multiple=True, help="What binds if it attacks.")
@click.option(
    "--place",
    help="Where: a state or an area.  [default: where documents put it, else in the homeland of the attacked]",
)
@listing
def command(
    *,
    output: Output,
    state: str,
    as_of: str | None,
    outgoing: bool,
    incoming: bool,
    others: tuple[str, ...],
    kinds: tuple[str, ...],
    attackers: tuple[str, ...],
    place: str | None,
) -> None:
    """Say what a state owes and is owed, by instrument and article.

    Instruments come from the store and from the gazetteer that ships with foedus, which serves without a store too.
    A date of low precision makes a duty uncertain, and is named. With --attacked-by, each duty is judged in that
    case: binding, not binding and why, open, with the condition that the sources cannot settle, or a political
    commitment, which binds nobody by law. What they do not cover is said to be so: it never means that there is no
    obligation. A call for help that documents tell of, made by that date, settles what is owed on request. Exit 1 when
    nothing is covered.

    \b
    Examples:
      foedus obligations Armenia --as-of 2022-09-13 --attacked-by Azerbaijan
      foedus obligations France --as-of 1914-07-28 --to --kind defense
      foedus obligations Iceland --with Norway --format csv
    """
    if place and not attackers:
        raise click.UsageError("--place is where an attack happens: say who attacks with --attacked-by.")
    days = asked(as_of)
    with knowledge(output.language) as facts:
        ident = facts.living(state, days)
        if attackers:
            from foedus.explorer.cases import case_of

            case = facts.case(ident, [facts.living(each, days) for each in attackers], days, place)
            printed = case_of(facts, case, kinds).print(output)
        else:
            wanted = {facts.living(each, days) for each in others}
            duties = _duties(facts, ident, days, kinds, outgoing=outgoing >= incoming, incoming=incoming >= outgoing)
            duties = [duty for duty in duties if not wanted or wanted & {duty.debtor, duty.creditor}]
            printed = duties_listing(entries(ident, days, duties), DutyPhrases(facts.words, facts.known)).print(output)
        if not printed:
            words, labels = facts.words, ontology().obligation_labels
            only = [labels[kind][output.language] for kind in kinds]
            only += [words.duty[f"only_{way}"] for way, alone in (("to", incoming), ("from", outgoing)) if alone]
            only += [words.duty["only_with"].format(words.names(facts.living(each, days))) for each in others]
            say(facts.uncovered(ident, days, only))
            raise Exit(1)


def _duties(
    facts: Knowledge, state: str, days: Interval, kinds: tuple[str, ...], *, outgoing: bool, incoming: bool
) -> list[Duty]:
    owed = facts.book.owed_by(state, days, kinds) if outgoing else []
    return owed + (facts.book.owed_to(state, days, kinds) if incoming else [])
