"""The store that the user named, and what the user's words mean in it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from foedus.explorer.main import Misuse
from foedus.graph import Filter, Store, documents, node, ontology, resolve, search
from foedus.graph.dates import ALWAYS, Interval, interval
from foedus.graph.errors import UnknownNode, UntoldNode

_STILL = "9999"

if TYPE_CHECKING:
    from foedus.graph.derived import Derived
    from foedus.graph.undated import Bonds


def open_store(*, create: bool = False) -> Store:
    """The store of --store. Raises StoreError and its like."""
    return Store.open(click.get_current_context().find_root().params["store"], create=create)


def open_or_empty() -> Store:
    """The same; an empty one where the user named no store and has none, for what is computed from the gazetteer."""
    root = click.get_current_context().find_root()
    unnamed = root.get_parameter_source("store") is ParameterSource.DEFAULT
    if unnamed and not Path(root.params["store"]).exists():
        return Store.empty()
    return open_store()


def asks_for_derived(chosen: Mapping[str, object]) -> bool:
    """Whether filter options ask for what is computed: by --derived, or by naming such a relation or their family."""
    asked = {*_texts(chosen.get("relations")), *_texts(chosen.get("families"))}
    return bool(chosen.get("derived")) or bool(asked & {"derived", *ontology().family("derived")})


def open_for(chosen: Mapping[str, object]) -> Store:
    """The store for some filter options: without one, derived relations can be had all the same."""
    return open_or_empty() if asks_for_derived(chosen) else open_store()


def wanted(store: Store, chosen: dict[str, object]) -> Filter:
    """The filter that a command's filter options ask for. Raises UnknownNode, Misuse, BadDate."""
    given = dict(chosen)
    given["beyond"] = derived(store) if asks_for_derived(given) else None
    given.pop("derived", None)
    for name in ("sources", "targets", "nodes"):
        given[name] = tuple(
            named(store, text, beyond=bool(given["beyond"]), as_of=given.get("as_of"))
            for text in _texts(given.get(name))
        )
    given["documents"] = tuple(known_document(store, ident) for ident in _texts(given.get("documents")))
    made = Filter(**given, bonds=bonds())  # type: ignore[arg-type]
    made.days()
    return made


def named(store: Store, text: str, *, beyond: bool, as_of: object = None) -> str:
    """The id of the node that is called so, in the store or, with `beyond`, in the gazetteer. Of states of one name it
    is the one that existed on a date, and without a date the one that still exists. Raises UnknownNode, BadDate."""
    try:
        return resolve(store, text)
    except UnknownNode as error:
        if error.several and (one := _of_its_time(store, text, str(as_of) if as_of else _STILL)):
            return one
        if error.several and not as_of:
            raise
        from foedus.loaders.known import known

        days = interval(str(as_of)) if as_of else ALWAYS
        if beyond:
            return known().state(text, days).id
        if state := untold(text, days):
            raise UntoldNode(text, state) from error
        if error.several:
            raise
        near: dict[str, str] = {}
        for each in (*known().near(text), *error.suggestions):  # « Chile (CHL) », once by its id
            near.setdefault(each.rpartition("(")[2], each)
        raise UnknownNode(text, tuple(near.values())[:3]) from error


def untold(text: str, days: Interval = ALWAYS) -> str | None:
    """The id of the state that the gazetteer knows by this name."""
    from foedus.loaders.known import known

    with suppress(UnknownNode):
        return known().state(text, days).id
    return None


def _of_its_time(store: Store, text: str, date: str) -> str | None:
    """The one of several states of this name that existed on a date, if they are states and it is one."""
    from foedus.loaders.known import living

    called = [node(store, hit.id) for hit in search.named(store, text)]
    if any(each.kind != "State" for each in called):
        return None
    there = living(called, interval(date))
    return there[0].id if len(there) == 1 else None


def bonds() -> Bonds:
    """When parties were bound, as the gazetteer has it, for ties that no document dates."""
    from foedus.loaders.tables import tables

    return tables()


def derived(store: Store) -> Derived:
    """What states owe each other, by the instruments of a store and of the gazetteer."""
    from foedus.explorer.knowledge import derived_relations

    return derived_relations(store)


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
