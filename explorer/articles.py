"""The articles that names take in a sentence."""

from __future__ import annotations

import re
from typing import Any

# What makes an English name take its article; "The Hague" has it already.
_COMMON = re.compile(
    r"^(?!the\b).*\b(?:states|kingdom|union|republic|emirates?|empire|caliphate|khanate|federation|confederation|islands"
    r"|see|netherlands|philippines|bahamas|gambia|maldives|comoros|organi[sz]ation|nations|league|community|association"
    r"|commonwealth|council|commission|committee|group|court|tribunal|agency|forum|assembly|parliament|congress|conference"
    r"|authority|administration|government|party|front|movement|coalition|brotherhood|powers|army|forces?|corps|legion"
    r"|mission|bank|fund|system|treaty|treaties|pact|alliance|entente|agreements?|accords?|declarations?|conventions?"
    r"|charter|act|protocols?|letters|notes|bargain|statement|understanding|armistice|memorandum|framework|communiqué"
    r"|compact|guarantee|purchase|statute|award)\b",
    re.IGNORECASE,
)
# What treaties are called in French, by the article that it takes; "Accords de paix" is several.
_TREATIES = {
    "le": "traité|pacte|protocole|mémorandum|statut|communiqué|règlement|concordat|compromis",
    "la": "charte|convention|déclaration|garantie|triplice|paix|résolution",
    "l'": "accord|alliance|acte|entente|armistice|arrangement|échange",
    "les": "traités|pactes|protocoles|accords|actes|conventions|déclarations|lettres|notes",
}


def treaty_article(node: Any) -> str:
    """The French article of a treaty that has none of its own: `le` for "Traité d'amitié", none for a proper name."""
    found = re.match(r"\w+", node.label("fr").lower()) if node.kind == "Treaty" else None
    return next((each for each, words in _TREATIES.items() if found and found[0] in words.split("|")), "")


def article(node: Any, language: str) -> str:
    """The article that a node's name takes: of its attributes, in English else "the" where the name is made of a common
    noun, such as Union, Kingdom or Treaty."""
    said = node.attributes.get(f"article_{language}", "")
    if isinstance(said, str) and said:
        return said
    if language == "fr":
        return treaty_article(node)
    common = language == "en" and node.kind != "Leader" and _COMMON.search(node.label(language))
    return "the" if common else ""
