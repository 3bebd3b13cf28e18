"""First stage: whom the heading of a text tells that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.graph.names import fold
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Mention, Token

_BODIES = ("Alliance", "Organization")
_LONGEST = 60  # tokens


def assembled(
    paragraphs: Sequence[Sequence[Token]], mentions: Sequence[Sequence[Mention]], words: Lexicon
) -> list[str]:
    """The bodies behind the noun for an assembly in the first paragraph: « COMMUNIQUÉ DU SOMMET DE L'ALLIANCE »."""
    tokens = next((part for part in paragraphs if part), [])
    if len(tokens) > _LONGEST:
        return []
    place = next((t.end for t in tokens if words.has("assembly_nouns", t.text.lower())), None)
    if place is None:
        return []
    behind = [m for m in mentions[paragraphs.index(tokens)] if m.start > place and m.kind in _BODIES]
    return [node for mention in behind for node in mention.nodes]


def hero(paragraphs: Sequence[Sequence[Token]], mentions: Sequence[Sequence[Mention]], words: Lexicon) -> str | None:
    """The leader whose life a text tells, because its heading begins with his name and says no more of him than what
    he was: « A, the liberator », « Death of A », « A (1901-1970) »."""
    tokens = next((part for part in paragraphs if part), [])
    named = mentions[paragraphs.index(tokens)] if tokens else ()
    first = named[0] if named and named[0].kind == "Leader" and len(named[0].nodes) == 1 else None
    if first is None or len(tokens) > _LONGEST:
        return None
    before = [fold(t.text) for t in tokens if t.start < first.start]
    behind = next((t.text for t in tokens if t.start >= first.end), "")
    plain = all(not word or words.has("life_stories", word) for word in before)
    return first.node if plain and (behind in ("", ",", ":", "(", "-", ".")) else None
