"""`foedus ledger`: for each attack what was owed, who was asked, and what came of it."""

from __future__ import annotations

import click
from click.exceptions import Exit

from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.knowledge import knowledge
from foedus.explorer.ledgers import listing as ledger_listing
from foedus.explorer.options import NODE
from foedus.explorer.output import Output, listing, say
from foedus.graph.dates import interval
from foedus.graph.ledgers import Ledger


@click.command("ledger")
@click.option("--state", type=NODE, help="Only attacks on this state or by it.")
@click.option("--dispute", nargs=2, type=NODE, metavar="STATE STATE", help="Only attacks of these two on each other.")
@click.option("--since", metavar="DATE", help="Only attacks on this date or later (EDTF).")
@click.option("--until", metavar="DATE", help="Only attacks on this date or earlier.")
@listing
def command(
    *, output: Output, state: str | None, dispute: tuple[str, str] | None, since: str | None, until: str | None
) -> None:
    """Say for each attack what was owed, who was asked, and what came of it.

    Attacks, calls and answers are what the documents in the store tell; duties come from the store and the gazetteer.
    Duty, call and deed are kept apart. The verdicts are few: honoured, honoured in part (war declared), answered
    otherwise (helped, mediated, consulted, promised help, words only), refused, also beforehand, no answer in these
    sources, and no dated answer where only such as no date puts after the attack stand there; where documents disagree,
    both stand. What only speakers say names them. Each line has the id of its edge: foedus evidence ID quotes who says
    so. Exit 1 when the documents tell of no attack.

    \b
    Examples:
      foedus ledger --state Armenia
      foedus ledger --dispute Armenia Azerbaijan --since 2022 --format csv
    """
    for date in (since, until):
        interval(date)
    with knowledge(output.language) as facts:
        if dispute and facts.state(dispute[0]) == facts.state(dispute[1]):
            raise click.BadParameter("name two states: one has no dispute with itself.", param_hint="--dispute")
        states = frozenset(facts.state(each) for each in (*(dispute or ()), *([state] if state else [])))
        ledger = Ledger(facts.store, facts.court, states, since, until)
        if not ledger_listing(ledger.entries(), DutyPhrases(facts.words, facts.known)).print(output):
            say(facts.words.duty["no_attack"])
            raise Exit(1)
