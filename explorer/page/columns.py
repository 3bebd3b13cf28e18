"""The data block of the page: columns rather than objects, names of things as places in lists."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from foedus.explorer.articles import article
from foedus.explorer.page import boxes, nodes
from foedus.explorer.page.disputes import disputed
from foedus.explorer.page.further import further
from foedus.explorer.stores import bonds
from foedus.exports.lookup import condition_line
from foedus.graph.dates import FOREVER, FOREVER_AGO
from foedus.graph.enduring import ends_told, last_day
from foedus.graph.model import Assertion, Evidence, Node
from foedus.graph.ontology import Manner, Relation, ontology
from foedus.graph.provisions import Provision
from foedus.graph.ties import lived
from foedus.graph.truces import is_truce
from foedus.graph.undated import time_of

if TYPE_CHECKING:
    import networkx

Places = Mapping[str, tuple[int, int]]
_LOOKED_FOR = ("acronym", "alias")


def node_columns(network: networkx.MultiDiGraph[str], names: list[str], places: Places) -> dict[str, list[Any]]:
    """One entry a node: identity, words, place in the drawing, and how many neighbours it has that are not here."""
    kinds = list(ontology().kinds)
    held = [network.nodes[ident]["node"] for ident in names]
    return {
        "id": names,
        "kind": [kinds.index(node.kind) for node in held],
        "fr": [node.label("fr") for node in held],
        "en": [node.label("en") for node in held],
        "tongue": [network.nodes[ident].get("tongue", "") for ident in names],
        # Empty where it is the label.
        **{f"short_{lang}": [_shorter(node, lang) for node in held] for lang in ("fr", "en")},
        **{f"article_{lang}": [article(node, lang) for node in held] for lang in ("fr", "en")},
        "names": [_names(node, aside=network.nodes[node.id].get("aside", 0)) for node in held],
        "year": [nodes.treaty_year(node) for node in held],
        "ended": [int(nodes.ended(node)) for node in held],
        "dates": [nodes.told_dates(node) for node in held],
        "truce": [int(is_truce(node)) for node in held],
        "life": [days[0] if (days := lived(node)) else None for node in held],
        "provisions": [[_provision(each) for each in node.provisions] for node in held],
        "x": [places[ident][0] for ident in names],
        "y": [places[ident][1] for ident in names],
        "beyond": [network.nodes[ident].get("beyond", 0) for ident in names],
        "aside": [network.nodes[ident].get("aside", 0) for ident in names],
    }


def edge_columns(network: networkx.MultiDiGraph[str], names: list[str]) -> dict[str, list[Any]]:
    """One entry an edge: ends and speaker are places among the nodes, `start` and `end` the days it may mean, of an
    undated tie those on which both its ends lived, but for the `gaps` (first and last day) between them; `until` is the
    last day on which it counts: what lasts goes on after its date."""
    known = ontology()
    relations, manners = list(known.relations), list(known.manners)
    number = {ident: index for index, ident in enumerate(names)}
    held = assertions(network)
    place = {each.id: index for index, each in enumerate(held)}
    against = disputed(network)
    ends = [(network.nodes[each.source]["node"], network.nodes[each.target]["node"]) for each in held]
    bound = bonds()
    told, ended = network.graph.get("tellings", {}), network.graph.get("ends") or ends_told(held)
    spans = [time_of(each, source, target, bound, told) for each, (source, target) in zip(held, ends, strict=True)]
    return {
        "id": [each.id for each in held],
        "source": [number[each.source] for each in held],
        "target": [number[each.target] for each in held],
        "relation": [relations.index(each.relation) for each in held],
        "date": [each.date for each in held],
        "start": [days[0].start if days else FOREVER for days in spans],
        "end": [days[-1].end if days else FOREVER_AGO for days in spans],
        "until": [
            max(days[-1].end if days else FOREVER_AGO, last_day(each, one, other, bound, ended))
            for each, (one, other), days in zip(held, ends, spans, strict=True)
        ],
        "gaps": [[[one.end, other.start] for one, other in pairwise(days)] for days in spans],
        "polarity": [known.polarities.index(each.polarity) for each in held],
        "modality": [known.modalities.index(each.modality) for each in held],
        "manner": [manners.index(each.manner) if each.manner else -1 for each in held],
        "speaker": [number[each.attributed_to] if each.attributed_to else -1 for each in held],
        "against": [[place[other] for other in against.get(each.id, ())] for each in held],
    }


def evidence_columns(network: networkx.MultiDiGraph[str], documents: list[str]) -> dict[str, list[Any]]:
    """One entry a piece of evidence, in the order of the edges; `edge` is a place among the edges.

    Most say what the page has already: a `quote` is null where it stands at its place in its sentence; a `sentence` or
    a `rule` is the place of the piece that has it first.
    """
    pieces = [(index, piece) for index, each in enumerate(assertions(network)) for piece in each.evidence]
    return {
        "edge": [index for index, _ in pieces],
        "document": [documents.index(piece.document) if piece.document in documents else -1 for _, piece in pieces],
        "start": [piece.start for _, piece in pieces],
        "end": [piece.end for _, piece in pieces],
        "quote": [None if _inside(piece) else piece.quote for _, piece in pieces],
        "sentence": _once([piece.sentence for _, piece in pieces]),
        "sentence_start": [piece.sentence_start for _, piece in pieces],
        "rule": _once([piece.rule for _, piece in pieces]),
        "trigger": [trigger(piece) for _, piece in pieces],
        "details": [
            [[str(key), _text(value)] for key, value in piece.details.items() if key != "trigger"]
            for _, piece in pieces
        ],
    }


def document_columns(
    network: networkx.MultiDiGraph[str], documents: list[str], known: Mapping[str, int]
) -> dict[str, list[Any]]:
    """One entry a document; `told` is how many edges it tells of, here or, as is `known`, in what this is a part of."""
    held = [network.graph["documents"][ident] for ident in documents]
    here = told(network)
    return {
        "id": documents,
        "title": [each.title for each in held],
        "published": [each.published for each in held],
        "language": [each.language for each in held],
        "outlet": [each.outlet for each in held],
        "address": [each.address for each in held],
        "further": [further(each) for each in held],
        "told": [max(here[ident], known.get(ident, 0)) for ident in documents],
    }


def told(network: networkx.MultiDiGraph[str]) -> Counter[str]:
    """How many edges each document tells of."""
    return Counter(ident for each in assertions(network) for ident in {piece.document for piece in each.evidence})


def vocabulary() -> dict[str, Any]:
    """The words of the ontology that the page shows, in its order."""
    known = ontology()
    relations, families = known.relations.values(), list(known.families)
    return {
        "kinds": {
            "name": list(known.kinds),
            **{lang: [kind.labels[lang] for kind in known.kinds.values()] for lang in ("fr", "en")},
            **{f"plural_{lang}": [kind.plurals[lang] for kind in known.kinds.values()] for lang in ("fr", "en")},
        },
        "families": {"name": families, **{lang: [f[lang] for f in known.families.values()] for lang in ("fr", "en")}},
        "relations": {
            "name": list(known.relations),
            "family": [families.index(each.family) for each in relations],
            "symmetric": [int(each.symmetric) for each in relations],
            **{lang: [each.labels[lang] for each in relations] for lang in ("fr", "en")},
            **_phrases(relations),
        },
        "manners": {
            **{lang: [each.labels[lang] for each in known.manners.values()] for lang in ("fr", "en")},
            **_phrases(known.manners.values()),
        },
        "polarities": list(known.polarities),
        "modalities": list(known.modalities),
    }


def _phrases(worded: Collection[Relation | Manner]) -> dict[str, list[str]]:
    """How relations or manners are said, said to be planned and denied, by language."""
    return {
        f"{status}_{lang}": [getattr(each, field).get(lang, "") for each in worded]
        for status, field in (("phrase", "phrases"), ("planned", "planned"), ("denial", "denials"))
        for lang in ("fr", "en")
    }


def assertions(network: networkx.MultiDiGraph[str]) -> list[Assertion]:
    """The assertions of all edges, in the network's order."""
    return [data["assertion"] for _, _, data in network.edges(data=True)]


def _provision(provision: Provision) -> list[str]:
    """Article, obligation, what it says and hangs on in French and in English, and where its text is printed."""
    said = {
        lang: "; ".join(
            [
                *filter(None, [provision.statements.get(lang), provision.condition]),
                *(condition_line(name, value, lang) for name, value in provision.conditions.said()),
            ]
        )
        for lang in ("fr", "en")
    }
    return [provision.article, provision.obligation, said["fr"], said["en"], provision.reference]


def _shorter(node: Node, language: str) -> str:
    short = boxes.short(node, language)
    return "" if short == node.label(language) else short


def _once(texts: list[str]) -> list[str | int]:
    """Texts, each where it comes first; after that its place."""
    first: dict[str, int] = {}
    return [text if first.setdefault(text, place) == place else first[text] for place, text in enumerate(texts)]


def _names(node: Node, *, aside: int) -> dict[str, list[str]]:
    """Its names by language and role; of what stands aside those that it is looked for by."""
    found: dict[str, list[str]] = {}
    for name in node.names:
        if not aside or name.role in _LOOKED_FOR:
            found.setdefault(f"{name.language} {name.role}", []).append(name.text)
    return found


def _inside(piece: Evidence) -> bool:
    """Whether a quote is exactly what its sentence has at its place."""
    start = piece.start - piece.sentence_start
    return start >= 0 and piece.sentence[start : piece.end - piece.sentence_start] == piece.quote != ""


def trigger(piece: Evidence) -> list[int] | None:
    """Where in the quote the words stand that tell the relation, where whoever read it says which they are."""
    words = str(piece.details.get("trigger") or "")
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", piece.quote) if words else None
    return list(found.span()) if found else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
