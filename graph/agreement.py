"""How far two readers of the same documents agree, by what the store holds of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from foedus.graph.errors import UnknownReader
from foedus.graph.ontology import ontology
from foedus.graph.store import Store

RULES = "rules"  # what a user calls the reader whose evidence bears no mark
Said = tuple[str | None, str, str]  # date, polarity, modality: what both may have read of one relation in two ways
Triple = tuple[str, str, str]


@dataclass(slots=True)
class Agreement:
    """What two readers read of one document: the relations that both found, and those that only one did. Of those that
    both found `alike` are said with the same date, polarity, modality and speaker."""

    document: str
    both: list[Triple] = field(default_factory=list)
    alike: list[Triple] = field(default_factory=list)
    only_one: list[Triple] = field(default_factory=list)
    only_other: list[Triple] = field(default_factory=list)

    @property
    def share(self) -> float | None:
        """Relations in which they agree, as the harmonic mean of both shares (F1); None where neither found any."""
        every = 2 * len(self.both) + len(self.only_one) + len(self.only_other)
        return 2 * len(self.both) / every if every else None


def readers(store: Store) -> list[str]:
    """The readers by whom some document in the store was read."""
    rows = store.connection.execute("SELECT DISTINCT reader FROM documents ORDER BY reader")
    return [reader or RULES for (reader,) in rows]


def agreements(store: Store, one: str, other: str) -> Iterator[Agreement]:
    """For each document that both readers read, in the order of ids, how far they agree.

    Raises UnknownReader for a reader that read no document in the store.
    """
    known = readers(store)
    for name in (one, other):
        if name not in known:
            raise UnknownReader(
                f"no document in the store was read by {name!r}. There are: {', '.join(known) or 'none'}."
            )
    for (document,) in store.connection.execute(
        "SELECT a.name FROM documents a JOIN documents b ON a.name = b.name WHERE a.reader = ? AND b.reader = ?"
        " ORDER BY a.name", (_stored(one), _stored(other)),
    ).fetchall():  # fmt: skip
        yield _compared(document, _read(store, document, one), _read(store, document, other))


def _stored(reader: str) -> str:
    return "" if reader == RULES else reader


def _compared(document: str, one: dict[Triple, set[Said]], other: dict[Triple, set[Said]]) -> Agreement:
    both = sorted(one.keys() & other.keys())
    alike = [triple for triple in both if one[triple] == other[triple]]
    return Agreement(document, both, alike, sorted(one.keys() - other.keys()), sorted(other.keys() - one.keys()))


def _read(store: Store, document: str, reader: str) -> dict[Triple, set[Said]]:
    rows = store.connection.execute(
        "SELECT DISTINCT s.slug, r.name, t.slug, a.date, a.polarity, a.modality, p.slug FROM documents d"
        " JOIN evidence e ON e.document = d.id JOIN assertions a ON a.id = e.assertion"
        " JOIN nodes s ON s.id = a.source JOIN relations r ON r.id = a.relation JOIN nodes t ON t.id = a.target"
        " LEFT JOIN nodes p ON p.id = a.speaker WHERE d.name = ? AND d.reader = ?",
        (document, _stored(reader)),
    )
    found: dict[Triple, set[Said]] = {}
    for source, relation, target, date, polarity, modality, speaker in rows:
        ends = sorted((source, target)) if ontology().relations[relation].symmetric else (source, target)
        found.setdefault((ends[0], relation, ends[1]), set()).add((date, f"{polarity} {modality}", speaker or ""))
    return found
