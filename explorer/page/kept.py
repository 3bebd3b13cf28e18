"""Of what part of a store a page was made: the filter that left the rest out, in words, for whoever reads the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foedus.explorer.page.tongues import LANGUAGES
from foedus.graph import Filter
from foedus.graph.ontology import ontology

if TYPE_CHECKING:
    import networkx

_WORDS = {
    "fr": {
        "heading": "Cette page ne tient qu'une partie du graphe",
        "as_of": "au {}", "since": "depuis {}", "until": "jusqu'à {}", "dated": "datées seulement",
        "sources": "de {}", "targets": "vers {}", "nodes": "de ou vers {}", "relations": "relations : {}",
        "families": "familles : {}", "without": "sans : {}", "documents": "documents : {}",
        "polarity": {"affirmed": "affirmées", "negated": "niées"},
        "modality": {
            "actual": "réelles", "planned": "prévues", "conditional": "conditionnelles", "possible": "possibles",
        },
    },
    "en": {
        "heading": "This page holds only a part of the graph",
        "as_of": "on {}", "since": "since {}", "until": "until {}", "dated": "dated ones only",
        "sources": "from {}", "targets": "to {}", "nodes": "from or to {}", "relations": "relations: {}",
        "families": "families: {}", "without": "without: {}", "documents": "documents: {}",
        "polarity": {"affirmed": "affirmed", "negated": "denied"},
        "modality": {"actual": "actual", "planned": "planned", "conditional": "conditional", "possible": "possible"},
    },
}  # fmt: skip
_DATES, _ENDS = ("as_of", "since", "until"), ("sources", "targets", "nodes")
_NAMES = ("relations", "families", "without")
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


def kept(wanted: Filter | None, network: networkx.MultiDiGraph[str]) -> dict[str, str]:
    """By language what a filter left in, in one line; empty where it left in all."""
    return {language: _told(wanted, network, language) if wanted else "" for language in LANGUAGES}


def opened_on(wanted: Filter | None) -> str:
    """The single day, month or year on which a page opens that was made for it, as its state has it."""
    return wanted.as_of if wanted and wanted.as_of and _DAY.fullmatch(wanted.as_of) else ""


def _told(wanted: Filter, network: networkx.MultiDiGraph[str], language: str) -> str:
    words = _WORDS[language]
    parts = [str(words[each]).format(said) for each in _DATES if (said := getattr(wanted, each))]
    parts += [str(words["dated"])] * wanted.dated
    for field in (*_ENDS, *_NAMES, "documents"):
        if chosen := getattr(wanted, field):
            parts.append(str(words[field]).format(", ".join(_named(each, field, network, language) for each in chosen)))
    for field in ("polarity", "modality"):
        if said := getattr(wanted, field):
            parts.append(dict(words[field])[said])  # type: ignore[arg-type]
    colon = " : " if language == "fr" else ": "
    return f"{words['heading']}{colon}{' ; '.join(parts) if language == 'fr' else '; '.join(parts)}." if parts else ""


def _named(ident: str, field: str, network: networkx.MultiDiGraph[str], language: str) -> str:
    if field in _ENDS:
        return network.nodes[ident]["node"].label(language) if ident in network else ident
    known = ontology()
    if field in _NAMES:
        return known.families[ident][language] if ident in known.families else known.relations[ident].labels[language]
    return ident
