"""Three to five questions that the data can answer, each with the state of the page that answers it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from foedus.explorer.articles import article
from foedus.graph.names import fold
from foedus.graph.ontology import with_article

if TYPE_CHECKING:
    import networkx

MOST_QUESTIONS = 5
# Relation asked about, the end that is named, French (preposition, before, after), English (before, after).
_ASKED = (
    ("requested-aid-from", 0, ("par", "Qui a été appelé à l'aide {} ?"), "Whom did {} ask for aid?"),
    ("refused-aid-to", 1, ("à", "Qui a refusé son aide {} ?"), "Who refused aid to {}?"),
    ("refused-to-sign", 1, ("", "Qui n'a pas voulu signer {} ?"), "Who would not sign {}?"),
    ("attacked", 1, ("", "Qui a attaqué {}, d'après qui ?"), "Who attacked {}, and who says so?"),
    ("member-of", 1, ("de", "Qui est membre {} ?"), "Who is a member of {}?"),
    ("party-to", 1, ("", "Qui est lié par {} ?"), "Who is bound by {}?"),
    ("accused", 1, ("", "Qui a accusé {} ?"), "Who accused {}?"),
)


class UnknownQuestion(ValueError):
    """A page was asked to open on a question that it has not."""


def chosen(asked: str, known: list[dict[str, str]]) -> dict[str, str]:
    """The question with this number, or the first that holds all of these words. Raises UnknownQuestion."""
    if asked.isdigit() and 0 < int(asked) <= len(known):
        return known[int(asked) - 1]
    words = fold(asked).split()
    for each in known if words else ():
        if any(all(word in fold(_told(each, language)) for word in words) for language in ("fr", "en")):
            return each
    listed = "; ".join(f"{number} {_told(each, 'en')}" for number, each in enumerate(known, 1)) or "none"
    raise UnknownQuestion(f"no question of this page is called {asked!r}. There are: {listed}")


def _told(question: dict[str, str], language: str) -> str:
    """A question in words, with its date as it can be typed."""
    return question[language].replace("{date}", question.get("date", ""))


def questions(network: networkx.MultiDiGraph[str], before: Iterable[str] = ()) -> list[dict[str, str]]:
    """At most five, each with `fr`, `en` and `hash`: of each kind of question the one with most answers, or with half
    as many about somebody of whom nothing is asked yet: `before` are nodes of whom other questions ask."""
    tallies: defaultdict[str, list[Counter[str]]] = defaultdict(lambda: [Counter(), Counter()])
    for source, target, data in network.edges(data=True):
        tallies[data["relation"]][0][source] += 1
        tallies[data["relation"]][1][target] += 1
    asked, known = [], set(before)
    for relation, end, french, english in _ASKED:
        tally = tallies[relation][end]
        if tally:
            about = _fresh(sorted(tally, key=lambda ident: (-tally[ident], ident)), tally, known)
            known.add(about)
            asked.append(_question(network.nodes[about], relation, french, english))
    return asked[:MOST_QUESTIONS]


def _fresh(best: Sequence[str], worth: Mapping[str, int], known: Container[str]) -> str:
    """Of some nodes, the best first, the first of which nothing is asked yet, unless it is worth less than half."""
    return next((each for each in best if each not in known and 2 * worth[each] >= worth[best[0]]), best[0])


def _question(data: dict[str, Any], relation: str, french: tuple[str, str], english: str) -> dict[str, str]:
    node = data["node"]
    preposition, pattern = french
    named = {language: (data[f"label_{language}"], article(node, language)) for language in ("fr", "en")}
    about = quote(node.id, safe="")
    return {
        "fr": unbroken(pattern).replace("{}", with_article(*named["fr"], preposition)),
        "en": english.replace("{}", with_article(*named["en"])),
        "hash": f"#v=1&f={about}&d=1&r=*{relation}&s=n:{about}",
    }


def unbroken(french: str) -> str:
    """French with spaces that do not break before its high punctuation and within its quotation marks."""
    return re.sub(r" (?=[:;?!»])|(?<=«) ", "\u00a0", french)
