"""A network as plain pyvis has it, for those who want its object: nothing from a CDN, nothing run, nothing lost."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from foedus.explorer.page.layout import positions
from foedus.explorer.page.marks import marks
from foedus.explorer.page.opening import opening

if TYPE_CHECKING:
    import networkx
    from pyvis.network import Network  # type: ignore[import-untyped]

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False, "arrowStrikethrough": False},
}
_ELSEWHERE = re.compile(
    r'<link[^>]*href="(?:https?:)?//[^>]*>|<script[^>]*src="(?:https?:)?//[^>]*>\s*</script>', re.DOTALL
)
# One title that holds these letters makes pyvis show all of them as markup; a word joiner between them cannot be seen.
_LINK = re.compile("href", re.IGNORECASE)


def to_pyvis(network: networkx.MultiDiGraph[str], language: str = "en") -> Network:
    """A pyvis Network of a network that `foedus.graph.to_networkx` made: directed, an edge for every edge, positions of
    the page, no physics; its HTML loads nothing, and what names and sentences hold is shown as text."""
    from pyvis.network import Network

    class Plain(Network):  # type: ignore[misc]
        """A Network whose HTML asks nobody for anything."""

        def generate_html(self, *args: Any, **kwargs: Any) -> str:
            """As pyvis makes it, without what it would load from elsewhere."""
            return _ELSEWHERE.sub("", super().generate_html(*args, **kwargs))

    drawn = Plain(directed=True, cdn_resources="in_line", width="100%", height="700px")
    places = positions(network, opening(network, ()))
    for ident, data in network.nodes(data=True):
        mark = marks()["kinds"][data["kind"]]
        x, y = places[ident]
        label = data[f"label_{language}"] or ident
        drawn.add_node(ident, label=label, shape=mark["shape"], size=mark["size"], x=x, y=y, color=mark["light"])
    for source, target, ident, data in network.edges(keys=True, data=True):
        drawn.add_edge(source, target, id=ident, title=_text(data), **_style(data["family"]))
    drawn.set_options(json.dumps(_OPTIONS))
    return drawn


def _text(data: dict[str, Any]) -> str:
    quotes = [piece.quote for piece in data["assertion"].evidence[:1]]
    parts = filter(None, [data["relation"], data["date"], *quotes])
    return _LINK.sub(lambda found: f"{found[0][:1]}\u2060{found[0][1:]}", " — ".join(parts))


def _style(family: str) -> dict[str, Any]:
    mark = marks()["families"][family]
    return {"width": mark["width"], "dashes": bool(mark["dashes"]), "color": mark["light"]}
