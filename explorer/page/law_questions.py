"""The questions that duties answer: who was bound to defend the attacked, and who came when help was asked for."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from foedus.explorer.articles import article
from foedus.explorer.page.law import Law
from foedus.explorer.page.law_columns import LANGUAGES
from foedus.explorer.page.questions import unbroken
from foedus.graph.attacks import Attack
from foedus.graph.dates import iso_day
from foedus.graph.ledgers import Entry
from foedus.graph.ontology import with_article

if TYPE_CHECKING:
    import networkx


def law_questions(law: Law, network: networkx.MultiDiGraph[str]) -> tuple[list[dict[str, str]], list[str]]:
    """Who was bound to defend the attacked: of the dated attacks for which most was owed, two at most, of other states;
    and who came when help was asked for without an attack. With the ids of those asked about."""
    every = [each for each in law.entries if each.attack.dated and each.lines]
    here = [each for each in every if _pair(each) <= network.nodes.keys()]
    told = sorted((each for each in here if each.attack.attacker), key=_worth)
    others = (each for each in told if not _pair(each) & _pair(told[0]))
    defended = [each.attack for each in (*told[:1], *islice(others, 1))]
    about = [each.attacked for each in defended]
    asked = [_defence_question(each, network) for each in defended]
    if appeals := sorted((each for each in here if not each.attack.attacker), key=_worth):
        call = next((each for each in appeals if each.attack.attacked not in about), appeals[0]).attack
        about.append(call.attacked)
        asked.insert(1, _appeal_question(call, network))
    return asked, about


def _worth(entry: Entry) -> tuple[int, int, int]:
    """By how much is told and owed, the most first, the earlier before the later."""
    return -len(entry.calls), -len(entry.lines), entry.attack.days.start


def _pair(entry: Entry) -> set[str]:
    """The attacked and, where one is told of, the attacker."""
    return {entry.attack.attacked, entry.attack.attacker or entry.attack.attacked}


def _defence_question(attack: Attack, network: networkx.MultiDiGraph[str]) -> dict[str, str]:
    node, day = network.nodes[attack.attacked]["node"], iso_day(attack.days.start)
    ends = "~".join(quote(ident, safe="") for ident in (attack.attacked, attack.attacker))
    named = {lang: with_article(node.label(lang), article(node, lang)) for lang in LANGUAGES}
    return {
        "fr": unbroken(f"Qui devait défendre {named['fr']} le {{date}} ?"),
        "en": f"Who was bound to defend {named['en']} on {{date}}?",
        "date": day or "",
        "hash": f"#v=1&m=o&o={ends}~{day}",
    }


def _appeal_question(call: Attack, network: networkx.MultiDiGraph[str]) -> dict[str, str]:
    """What came of a call for help without an attack."""
    node = network.nodes[call.attacked]["node"]
    named = {lang: (node.label(lang), article(node, lang)) for lang in LANGUAGES}
    return {
        "fr": unbroken(f"Qui a répondu à l'appel {with_article(*named['fr'], 'de')}, le {{date}} ?"),
        "en": f"Who came when {with_article(*named['en'])} asked for help on {{date}}?",
        "date": iso_day(call.days.start) or "",
        "hash": f"#v=1&m=o&g=ledger&w=table&o={quote(call.attacked, safe='')}~~{iso_day(call.days.start)}",
    }
