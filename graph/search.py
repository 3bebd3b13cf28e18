"""Finding a node by any spelling: exact, then within names, then the nearest by edit distance."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import NamedTuple

from foedus.graph.errors import UnknownNode
from foedus.graph.names import fold
from foedus.graph.store import Store

_ARTICLE = re.compile(r"^\s*(?:(?:le|la|les|the)\s+|l['’]\s*)(?=\w)", re.IGNORECASE)
_ENOUGH_CANDIDATES = 2000
_COUNTS_AS = "coalesce((SELECT counts_as FROM same WHERE node = {0}), {0})"
_NEAR_ENOUGH = 70.0
_LIKE = 65
_LONG_ENOUGH = 4  # letters: of shorter ones, mostly acronyms, any order may be another name
_LONGEST = 100  # letters: no name is so long, and all turns of a text take the square of its length


class Hit(NamedTuple):
    """A node that a search found: its id, the name that matched, and how well, from 0 to 100 (100 is exact)."""

    id: str
    name: str
    score: float


def find(store: Store, text: str, limit: int = 20) -> list[Hit]:
    """Nodes called something like `text`, best first: one hit a node, exact ones alone where there are any."""
    folded = fold(text)
    exact = _known(store, text)
    if exact or not folded:
        return exact[:limit]
    return (_containing(store, folded) or _misspelt(store, folded))[:limit]


def resolve(store: Store, text: str) -> str:
    """The id of the one node that is called so exactly. Raises UnknownNode with suggestions."""
    exact = _known(store, text)
    if not exact:
        raise UnknownNode(text, tuple(f"{hit.name} ({hit.id})" for hit in find(store, text, 3)))
    if len(exact) > 1:
        raise UnknownNode(text, tuple(f"{hit.name} ({hit.id})" for hit in exact), several=True)
    return exact[0].id


def named(store: Store, text: str) -> list[Hit]:
    """The nodes that have this id, or else this name, in any spelling of it."""
    return _known(store, text)


def _known(store: Store, text: str) -> list[Hit]:
    """Nodes of exactly this name, or of what is left of it without an article before it: « le Kremlin »."""
    exact = _exact(store, text, fold(text))
    bare = _ARTICLE.sub("", text)
    return exact or (_exact(store, bare, fold(bare)) if bare != text else [])


def _exact(store: Store, text: str, folded: str) -> list[Hit]:
    try:
        row = store.connection.execute(
            "SELECT c.slug FROM nodes n LEFT JOIN same ON node = n.id JOIN nodes c ON c.id = coalesce(counts_as, n.id)"
            " WHERE n.slug = ?1", (text,)
        ).fetchone()  # fmt: skip
    except UnicodeEncodeError:  # half a character, which no name in the store has
        return []
    if row:
        return [Hit(row[0], text, 100.0)]
    # Names without any letter or digit all fold to nothing: of those only the same text is the same name.
    rows = store.connection.execute(
        f"SELECT DISTINCT nodes.slug, names.text FROM names JOIN nodes ON nodes.id = {_COUNTS_AS.format('names.node')}"
        " WHERE folded = ?1 AND role != 'demonym' AND (?1 != '' OR text = ?2) UNION SELECT c.slug, n.slug FROM nodes n"
        f" JOIN nodes c ON c.id = {_COUNTS_AS.format('n.id')}"
        " WHERE n.slug IN (?2, replace(?1, ' ', '-'), upper(?1)) ORDER BY 1, 2",
        (folded, text.strip()),
    )
    return _one_a_node(Hit(slug, name, 100.0) for slug, name in rows)


def _containing(store: Store, folded: str) -> list[Hit]:
    if len(folded) < 3:
        return []
    rows = store.connection.execute(
        "SELECT nodes.slug, names.text, length(names.folded) FROM names_index"
        f" JOIN names ON names.id = names_index.rowid JOIN nodes ON nodes.id = {_COUNTS_AS.format('names.node')}"
        " WHERE names_index MATCH ? ORDER BY length(names.folded), 1, 2 LIMIT ?",
        (_quoted(folded), _ENOUGH_CANDIDATES),
    ).fetchall()
    hits = [Hit(slug, name, round(99.0 * len(folded) / size, 1)) for slug, name, size in rows]
    return _one_a_node(sorted(hits, key=lambda hit: (-hit.score, hit.id, hit.name)))


def _misspelt(store: Store, folded: str) -> list[Hit]:
    hits = [*_swapped(store, folded), *_near(store, folded)]
    return _one_a_node(sorted(hits, key=lambda hit: (-hit.score, hit.id, hit.name)))


def _swapped(store: Store, folded: str) -> list[Hit]:
    """Names in which two letters next to each other stand the other way round, which may leave a short one without any
    piece of itself. It is half an error in each letter."""
    if not _LONG_ENOUGH <= len(folded) <= _LONGEST:
        return []
    turned = {folded[:i] + folded[i + 1] + folded[i] + folded[i + 2 :] for i in range(len(folded) - 1)}
    rows = store.connection.execute(
        f"SELECT nodes.slug, names.text FROM names JOIN nodes ON nodes.id = {_COUNTS_AS.format('names.node')}"
        " WHERE folded IN (SELECT value FROM json_each(?)) AND role != 'demonym'",
        (json.dumps(sorted(turned)),),
    )
    return [Hit(slug, name, round(100 - 50 / len(folded), 1)) for slug, name in rows]


def _near(store: Store, folded: str) -> list[Hit]:
    from rapidfuzz import fuzz

    pieces = {folded[i : i + 3] for i in range(len(folded) - 2)}
    if not pieces:
        return []
    rows = store.connection.execute(
        "SELECT nodes.slug, names.text, names.folded FROM names_index JOIN names ON names.id = names_index.rowid"
        f" JOIN nodes ON nodes.id = {_COUNTS_AS.format('names.node')}"
        " WHERE names_index MATCH ? ORDER BY rank, 3, 1, 2 LIMIT ?",
        (" OR ".join(_quoted(piece) for piece in sorted(pieces)), _ENOUGH_CANDIDATES),
    ).fetchall()
    # A short name that lies by chance inside a long word is no misspelling of it: one word has to be like another.
    alike = (row for row in rows if _share_a_word(folded, row[2]))
    hits = [Hit(slug, name, round(fuzz.WRatio(folded, other), 1)) for slug, name, other in alike]
    return [hit for hit in hits if hit.score >= _NEAR_ENOUGH]


def _share_a_word(one: str, other: str) -> bool:
    from rapidfuzz import fuzz, process

    return any(process.extractOne(word, other.split(), scorer=fuzz.ratio, score_cutoff=_LIKE) for word in one.split())


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _one_a_node(hits: Iterable[Hit]) -> list[Hit]:
    best: dict[str, Hit] = {}
    for hit in hits:
        best.setdefault(hit.id, hit)
    return list(best.values())
