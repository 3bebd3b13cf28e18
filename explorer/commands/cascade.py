"""`foedus cascade`: who is bound to come in when one state attacks another, step after step."""

from __future__ import annotations

from pathlib import Path

import click

from foedus.explorer.cascades import listing as cascade_listing
from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.edition import AS_OF
from foedus.explorer.knowledge import asked, knowledge
from foedus.explorer.options import NODE
from foedus.explorer.output import Output, listing, say
from foedus.graph.attacks import Attacks
from foedus.graph.cascades import cascade
from foedus.graph.hearing import is_answer, placed


@click.command("cascade")
@click.option("--attack", "attacked", metavar="STATE", type=NODE, required=True, help="Who is attacked.")
@click.option("--by", "attacker", metavar="STATE", type=NODE, required=True, help="Who attacks.")
@click.option("--as-of", metavar="DATE", type=AS_OF, help="On this date (EDTF: 1982-04-02).  [default: today]")
@click.option(
    "--place",
    help="Where: a state or an area.  [default: where documents put it, else in the homeland of the attacked]",
)
@click.option("--steps", type=click.IntRange(1), help="At most so many steps.  [default: until nobody else is bound]")
@click.option("--picture", type=click.Path(dir_okay=False), metavar="FILE", help="Also draw it, as SVG.")
@listing
def command(
    *,
    output: Output,
    attacked: str,
    attacker: str,
    as_of: str | None,
    place: str | None,
    steps: int | None,
    picture: str | None,
) -> None:
    """Say who is bound to come in when one state attacks another, and then who, if each keeps its word.

    Step after step, by which article, and where it stops and why: what texts bind, never what will happen. Whoever
    comes in does so against the enemy of whom it helps, which may call up other duties. A duty that hangs on the
    attack not being provoked is followed and marked; one that hangs on anything else is told and not followed.

    \b
    Examples:
      foedus cascade --attack Serbia --by Austria-Hungary --as-of 1914-07-28
      foedus cascade --attack Poland --by Germany --as-of 1939-09-01 --steps 2 --format json
    """
    days = asked(as_of)
    with knowledge(output.language) as facts:
        case = facts.case(facts.living(attacked, days), [facts.living(attacker, days)], days, place)
        attacks = Attacks(facts.store)
        told = attacks.of(case)
        there = placed(facts.court, told, case)
        found = cascade(facts.court, there, steps, answer=is_answer(facts.court, attacks, told))
        phrases = DutyPhrases(facts.words, facts.known)
        cascade_listing(found, phrases, None if there == case else there.place).print(output)
        if picture:
            from foedus.explorer.cascade_picture import draw
            from foedus.exports.saving import save

            save(Path(picture), [draw(found, phrases)])
            say(f"The picture is at {Path(picture).resolve()}")
