"""Treaties, agreements and declarations that a text names or introduces, and what is said of their parties."""

from __future__ import annotations

from foedus.graph.names import fold, slug
from foedus.loaders.actors import Cast, owners, refer
from foedus.loaders.clauses import preposition
from foedus.loaders.words import Sentence, Word

_DEEP = 4


def treaties_of(sentence: Sentence, word: Word, cast: Cast, depth: int = 0) -> list[str]:
    """The ids of the treaties that a word means: by name, by a noun with its year, parties or body, through an
    article (« l'article 4 du traité »), or by a pronoun whose antecedent is one."""
    if depth > _DEEP:
        return []
    if word.mention:
        return [word.mention.node] if word.mention.kind == "Treaty" else []
    words = cast.words
    if words.is_a(word.lemma, "treaty_nouns"):
        return [_introduced(sentence, word, cast)]
    if words.is_a(word.lemma, "treaty_parts"):
        for child in sentence.children(word, "nmod", "obl", "appos"):
            if found := treaties_of(sentence, child, cast, depth + 1):
                return found
    if word.pos == "PRON":
        for above in sentence.ancestors(word):
            if above.dep == "acl:relcl":
                return treaties_of(sentence, sentence.head(above), cast, depth + 1)
    return []


def _introduced(sentence: Sentence, word: Word, cast: Cast) -> str:
    """The id of a treaty by its description: earlier ones of the same head, years and parties are the same one."""
    phrase = _phrase(sentence, word, cast)
    if ident := cast.treaties.get(fold(phrase)):
        return ident
    plain = fold(phrase).split()
    if len(plain) == 1 and (latest := next((t for t in reversed(cast.treaties.values()) if plain[0] in t), None)):
        return latest
    ident = slug(phrase)
    cast.treaties[fold(phrase)] = ident
    cast.kinds[ident] = "Treaty"
    cast.treaty_names[ident] = phrase
    return ident


def _phrase(sentence: Sentence, word: Word, cast: Cast) -> str:
    """The noun with what is close to it: adjectives, « de … » complements, year; no relative clause."""
    last = word.end
    for child in sentence.children(word, "amod", "nmod", "conj", "obl", "flat"):
        if child.start < word.end or child.dep == "conj":
            continue
        gap = [w for w in sentence.words if w.start >= last and w.end <= child.start and w.text in ",;"]
        case = preposition(sentence, child, cast.words)
        if gap or child.pos in ("VERB", "AUX") or case not in ("", *cast.words.classes["treaty_links"]):
            break
        last = max(w.end for w in sentence.subtree(child) if w.start <= child.end)
    inside = [w for w in sentence.words if word.start <= w.start and w.end <= last]
    return cast.text[inside[0].start : inside[-1].end]


def parties(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    """The states between which a treaty is: « un traité entre A et B », « avec la B » said by or of A."""
    between: list[str] = []
    for child in sentence.children(word, "nmod", "obl", "appos"):
        if preposition(sentence, child, cast.words) in cast.words.classes["between"]:
            between += refer(sentence, child, cast)
    return between or owners(sentence, word, cast)
