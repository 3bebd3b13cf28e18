"""One HTML text from a network: validation, layout, data block, template, policy."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from foedus.explorer.page import columns, scripts
from foedus.explorer.page.kept import kept, opened_on
from foedus.explorer.page.law import Law, with_aside
from foedus.explorer.page.law_questions import law_questions
from foedus.explorer.page.layout import positions
from foedus.explorer.page.marks import marks
from foedus.explorer.page.opening import MOST_NODES, OPENING_NODES, carried, opening, order
from foedus.explorer.page.questions import MOST_QUESTIONS, chosen, questions, unbroken
from foedus.explorer.page.svg import drawing
from foedus.explorer.page.times import bins
from foedus.explorer.page.tongues import LANGUAGES, named_in_both
from foedus.explorer.page.tours import Tour, shown_tours
from foedus.explorer.path_words import PATH_WORDS
from foedus.graph.ontology import ontology

if TYPE_CHECKING:
    import networkx

    from foedus.explorer.knowledge import Knowledge
    from foedus.graph import Filter

MOST_NAMES = 3


def render(
    network: networkx.MultiDiGraph[str],
    *,
    title: str | None = None,
    language: str = "fr",
    focus: tuple[str, ...] = (),
    total_nodes: int | None = None,
    total_edges: int | None = None,
    facts: Knowledge | None = None,
    most_nodes: int = MOST_NODES,
    question: str | None = None,
    mode: str = "explore",
    tours: Sequence[Tour] = (),
    start: str = "",
    served: str = "",
    wanted: Filter | None = None,
) -> str:
    """The page of a network that `foedus.graph.to_networkx` made, as one self-contained HTML text.

    Without a `title` it is named after its focus and the number of its documents.

    It opens on `focus` (ids), or on the best connected node; a `question` (its number, or words of it), `mode` or
    `start` (a state as the page writes it after #) say what is shown there. `total_nodes` and `total_edges` say how
    many the store holds where the network is a part of it. With `facts` it also carries what binds its states, for its
    mode of obligations; states that are bound and not in the network stand aside: they are drawn only there. `wanted`
    is the filter that the network was made with: the page says what it left out, and opens on its single date.

    Raises UnknownNode for a focus that is not in the network, UnknownQuestion, BadTour for a step that it cannot show,
    and ValueError for a language other than fr and en.
    """
    if language not in LANGUAGES:
        raise ValueError(f"the page speaks {' and '.join(LANGUAGES)}, not {language!r}.")
    # What is computed is in no store: there may be more here than in it.
    totals = [max(total_nodes or 0, len(network)), max(total_edges or 0, network.number_of_edges())]
    told = network.graph.get("told") or columns.told(network)
    network = named_in_both(carried(network, focus, most_nodes))
    first = opening(network, focus)
    law = Law(facts, network) if facts else None
    whole = with_aside(network, law) if law else network
    names = [*order(network), *(ident for ident in whole if ident not in network)]
    places = positions(whole, first, list(law.ties_beside()) if law else ())
    block = _block(whole, names, places, told) | {"law": law.block() if law else None}
    asked, about = law_questions(law, network) if law else ([], [])
    block["questions"] = [*asked, *questions(network, about)][:MOST_QUESTIONS]
    if question is not None:
        start = chosen(question, block["questions"])["hash"]
    elif mode != "explore":
        start = f"#v=1&m={mode[0]}"
    if (day := opened_on(wanted)) and not question:
        start = f"{start or '#v=1'}&on={day}"
    block |= {"title": {each: title or _title(network, first.focus, each) for each in LANGUAGES}}
    block |= {"titled": int(bool(title)), "kept": kept(wanted, network)}
    block |= {"language": language, "totals": totals, "opening": _opening(first, names)}
    block |= {"start": start, "served": int(bool(served)), "tours": shown_tours(tours, network, block["law"])}
    return _fill(block, drawing(network, first, places, language))


def write(path: str | Path, html: str) -> None:
    """Save a page as UTF-8, whole or not at all. Raises OSError where the folder cannot be written."""
    path = Path(path)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(html)
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


@cache
def words(language: str) -> dict[str, str]:
    """The dictionary of the page's own words."""
    text = files("foedus.explorer.page").joinpath(f"{language}.json").read_text("utf-8")
    found: dict[str, str] = json.loads(text)
    found |= PATH_WORDS[language]
    for name, detail in ontology().details.items():
        found[f"detail_{name}"] = detail.labels[language]
        found |= {f"detail_{name}_{value}": called[language] for value, called in detail.values.items()}
    return {key: unbroken(said) for key, said in found.items()} if language == "fr" else found


def _title(network: Any, focus: tuple[str, ...], language: str) -> str:
    names = [network.nodes[ident]["node"].label(language) for ident in focus[:MOST_NAMES]]
    said, number = ", ".join(names) + ("…" if len(focus) > MOST_NAMES else ""), len(network.graph.get("documents", {}))
    if not number:
        return said or "foedus"
    key = "title_one" if number == 1 else "title_other"
    return words(language)[key].replace("{n}", str(number)).replace("{focus}", said)  # last: a name may hold a brace


def _opening(first: Any, names: list[str]) -> dict[str, Any]:
    return {"focus": [names.index(ident) for ident in first.focus], "depth": first.depth, "most": OPENING_NODES}


def _block(
    network: Any, names: list[str], places: dict[str, tuple[int, int]], told: Mapping[str, int]
) -> dict[str, Any]:
    documents = sorted(network.graph.get("documents", {}))
    time = bins(each.date for each in columns.assertions(network))
    return {
        "version": 1,
        "nodes": columns.node_columns(network, names, places),
        "edges": columns.edge_columns(network, names),
        "evidence": columns.evidence_columns(network, documents),
        "documents": columns.document_columns(network, documents, told),
        "time": asdict(time),
        "marks": marks(),
        "words": {each: words(each) for each in LANGUAGES},
        **columns.vocabulary(),
    }


def _fill(block: dict[str, Any], picture: str) -> str:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    template = environment.from_string(files("foedus.explorer.page").joinpath("page.html").read_text("utf-8"))
    style, script = scripts.styles(), scripts.script()
    data = json.dumps(block, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return template.render(
        title=block["title"][block["language"]],
        language=block["language"],
        # no dict: in a template `words.copy` would be the method of that name
        words=SimpleNamespace(**block["words"][block["language"]]),
        policy=scripts.policy([script], style, fetches=bool(block["served"])),
        style=style,
        script=script,
        data=data,
        picture=picture,
    )
