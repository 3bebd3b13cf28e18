"""Prepositions of several words, « aux côtés de », which the parser is shown as one simple preposition."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from foedus.loaders.lexicon import Lexicon, lexicon


def compound(small: Sequence[str], i: int, words: Lexicon) -> tuple[str, str, int] | None:
    """The compound preposition that begins at a token of a paragraph, given as its tokens in small letters: what to
    show for it, its name in rules, and how many tokens it has. The lexicon gives both in one text (`avec
    aux_côtés_de`) or one for both (`contre`)."""
    for parts, meaning in _by_first(words.language).get(small[i], ()):
        last = i + len(parts) - 1
        if last >= len(small) or small[i:last] != parts[:-1] or not _ends(small[last], parts[-1], words):
            continue
        if i and words.has("of_help", small[i - 1]):
            continue  # « un appel à l'aide de X »
        after = small[last + 1] if last + 1 < len(small) else ""
        counted = after.isdigit() or after in words.settings["numbers"] or words.has("number_words", after)
        if counted and (about := words.settings.get("about", {}).get(" ".join(parts))):
            return about, about, len(parts)
        if meaning[0] != "-":
            return meaning[0], meaning[-1], len(parts)
    return None


def _ends(written: str, last: str, words: Lexicon) -> bool:
    """Whether a word is the last one of a compound, by itself or joined with an article: `du` for `de`."""
    return written == last or words.settings["prepositions"].get(written) == last


@cache
def _by_first(language: str) -> dict[str, list[tuple[list[str], list[str]]]]:
    """The compounds of a language by their first word, the longest first."""
    found: dict[str, list[tuple[list[str], list[str]]]] = {}
    settings = lexicon(language).settings
    declared: dict[str, str] = {
        **dict.fromkeys(settings.get("about", ()), "-"),
        **settings.get("compound_prepositions", {}),
    }
    for written, meaning in sorted(declared.items(), key=lambda each: -len(each[0])):
        parts = written.replace("'", "' ").split()
        found.setdefault(parts[0], []).append((parts, meaning.split()))
    return found
