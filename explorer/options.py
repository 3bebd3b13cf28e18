"""Options that several commands share, with their shell completion."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import click
from click.shell_completion import CompletionItem

from foedus.explorer.edition import AS_OF
from foedus.explorer.plain import printable
from foedus.graph import Store, documents, find, nodes, ontology
from foedus.graph.errors import FoedusError
from foedus.graph.names import fold

_MOST_COMPLETIONS = 50


class OntologyWord(click.ParamType):  # type: ignore[type-arg]  # generic in newer clicks only
    """A name from the ontology, or what it is called in French or English: case, accents and underscores do not matter,
    a wrong one gets "did you mean"."""

    def __init__(self, *vocabularies: str) -> None:
        self.vocabularies = vocabularies
        self.name = " or ".join(vocabularies)

    def words(self) -> list[str]:
        """All that may be said."""
        return [word for name in self.vocabularies for word in getattr(ontology(), name)]

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        known = {fold(word): word for word in self.words()}
        for vocabulary in self.vocabularies:
            for name, called in ontology().called(vocabulary).items():
                for word in called:
                    known.setdefault(fold(word), name)
        if found := known.get(fold(str(value))):
            return found
        near = dict.fromkeys(known[each] for each in difflib.get_close_matches(fold(str(value)), known, 3))
        hint = f"Did you mean: {', '.join(near)}?" if near else f"One of: {', '.join(self.words())}."
        raise click.BadParameter(printable(f"{str(value)!r} is unknown. {hint}"), ctx, param)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(word) for word in self.words() if fold(word).startswith(fold(incomplete))]


class NodeName(click.ParamType):  # type: ignore[type-arg]  # generic in newer clicks only
    """A node by any spelling; completed from the store. Made an id by `stores.wanted` or `graph.resolve`."""

    name = "node"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return _from_store(ctx, lambda store: _near(store, incomplete))


class DocumentName(click.ParamType):  # type: ignore[type-arg]  # generic in newer clicks only
    """The id of a loaded document; completed from the store."""

    name = "document"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return _from_store(
            ctx, lambda store: ((d.id, d.title) for d in documents(store) if d.id.startswith(incomplete))
        )


def _from_store(ctx: click.Context, read: Callable[[Store], Iterable[tuple[str, str]]]) -> list[CompletionItem]:
    try:
        with Store.open(ctx.find_root().params["store"]) as store:
            return [CompletionItem(ident, help=text) for ident, text in islice(read(store), _MOST_COMPLETIONS)]
    except FoedusError:  # nothing to complete from; the command itself will say why
        return []


def _near(store: Store, incomplete: str) -> Iterable[tuple[str, str]]:
    if hits := find(store, incomplete, _MOST_COMPLETIONS):
        return ((hit.id, hit.name) for hit in hits)
    short = incomplete.casefold()
    return ((n.id, n.label()) for n in islice(nodes(store), 2000) if n.id.casefold().startswith(short))


NODE, DOCUMENT = NodeName(), DocumentName()
RELATION, FAMILY, KIND = OntologyWord("relations"), OntologyWord("families"), OntologyWord("kinds")
RELATION_OR_FAMILY = OntologyWord("relations", "families")
OBLIGATION = OntologyWord("obligations")

relation = click.option("--relation", "relations", type=RELATION, multiple=True, help="Only this relation.")
family = click.option("--family", "families", type=FAMILY, multiple=True, help="Only this family of relations.")
without = click.option("--without", type=RELATION_OR_FAMILY, multiple=True, help="Not this relation or family.")
as_of = click.option(
    "--as-of", metavar="DATE", type=AS_OF,
    help="Only edges that may hold on this date (EDTF: 1982, 1982-04-02), or today.",
)  # fmt: skip
dated = click.option("--dated", is_flag=True, help="Leave out edges without a date.")
to_file = click.option(
    "-o", "--output", "target", type=click.Path(dir_okay=False, allow_dash=True), default="-",
    help="Where to write; - is standard output.  [default: -]",
)  # fmt: skip
derived = click.option("--derived", is_flag=True, help="Also what states owe each other, which is computed.")

_FILTERS = (
    click.option("--source", "sources", type=NODE, multiple=True, help="Only edges from this node."),
    relation,
    family,
    without,
    click.option("--target", "targets", type=NODE, multiple=True, help="Only edges to this node."),
    click.option("--node", "nodes", type=NODE, multiple=True, help="Only edges that begin or end at this node."),
    click.option("--since", metavar="DATE", help="Only edges that may hold on this date or later."),
    click.option("--until", metavar="DATE", help="Only edges that may hold on this date or earlier."),
    as_of,
    dated,
    click.option("--document", "documents", type=DOCUMENT, multiple=True, help="Only what this document says."),
    click.option("--polarity", type=OntologyWord("polarities"), help="affirmed or negated."),
    click.option("--modality", type=OntologyWord("modalities"), help="actual, planned, conditional or possible."),
    derived,
)


def filters(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command all options of `foedus list`, as keyword arguments that `stores.wanted` takes.

    An option given several times means any of its values; different options must all fit.
    """
    for option in reversed(_FILTERS):
        function = option(function)
    return function
