"""The store that the user named, and what the user's words mean in it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import click

from foedus.explorer.main import Misuse
from foedus.graph import Filter, Store, documents, resolve


def open_store(*, create: bool = False) -> Store:
    """The store of --store. Raises StoreError and its like."""
    return Store.open(click.get_current_context().find_root().params["store"], create=create)


def wanted(store: Store, chosen: dict[str, object]) -> Filter:
    """The filter that a command's filter options ask for. Raises UnknownNode, Misuse, BadDate."""
    given = dict(chosen)
    for name in ("sources", "targets", "nodes"):
        given[name] = tuple(resolve(store, text) for text in _texts(given.get(name)))
    given["documents"] = tuple(known_document(store, ident) for ident in _texts(given.get("documents")))
    made = Filter(**given)  # type: ignore[arg-type]
    made.days()
    return made


def known_document(store: Store, ident: str) -> str:
    """The id itself where such a document is loaded. Raises Misuse with suggestions."""
    idents = [each.id for each in documents(store)]
    if ident not in idents:
        near = difflib.get_close_matches(ident, idents, 3, 0.4)
        hint = f" Did you mean: {', '.join(near)}?" if near else " See: foedus sources"
        raise Misuse(f"no document {ident!r} is loaded.{hint}")
    return ident


def _texts(values: object) -> Iterable[str]:
    return (str(value) for value in values) if isinstance(values, tuple) else ()
