"""Third stage, what qualifies a relation: under which treaty or article, with what aid, how many troops, on what
condition and where, in the words of the document.

What may qualify which relation stands in the ontology (`[details]`), the words that tell of it in the lexicon. What is
not plainly of the trigger's own clause is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import takewhile

from foedus.graph.ontology import ontology
from foedus.loaders.clauses import is_verb
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.scenes import Scene
from foedus.loaders.treaties import treaties_of
from foedus.loaders.words import Sentence, Word

_LONGEST = 160  # letters of a detail; what is longer is left to the quote
_DESCRIBING = ("amod", "nummod", "nmod", "compound", "flat", "appos", "fixed")


def circumstances(scene: Scene, ends: Collection[str]) -> dict[str, str]:
    """What a scene tells of its relation between `ends` (ids), by the name of the detail, as the document writes it."""
    found: dict[str, list[Word]] = {}
    for name, told in _READ.items():
        if ontology().details[name].fits(scene.relation) and (words := told(scene, ends)):
            found[name] = words
    written = {name: scene.written(words) for name, words in found.items()}
    if "aid" in found and (kind := _kind(found["aid"], scene.cast.words)):
        written["kind"] = kind
    return {name: text for name, text in written.items() if len(text) <= _LONGEST}


def _under(scene: Scene, ends: Collection[str]) -> list[Word]:
    """« En vertu de l'article 4 du traité », « invoquant leur pacte »: what stands for a treaty that is neither end."""
    told = [word for word in scene.words if scene.stands_behind(word, "under")]
    for word in (*told, *scene.invoked()):
        treaties = treaties_of(scene.sentence, word, scene.cast)
        if treaties and not {*treaties} & {*ends}:
            return _phrase(scene.sentence, word, *_DESCRIBING)
    return []


def _article(scene: Scene, ends: Collection[str]) -> list[Word]:
    """« invoque l'article 4 du traité »: the article of the treaty at the other end."""
    words = scene.cast.words
    for word in scene.words:
        numbered = words.has("article_nouns", word.lemma) and _number_behind(scene.sentence, word)
        if numbered and {*treaties_of(scene.sentence, word, scene.cast)} & {*ends}:
            return [word, numbered]
    return []


def _number_behind(sentence: Sentence, noun: Word) -> Word | None:
    behind = sentence.words[noun.i + 1 : noun.i + 2]
    roman = {*"IVXLC"}
    return next((w for w in behind if w.text[:1].isdigit() or {*w.text} <= roman), None)


def _aid(scene: Scene, ends: Collection[str]) -> list[Word]:
    """The things or the kind of help: « des munitions », « un appui aérien »; « l'aide russe » tells none."""
    words = scene.cast.words
    for noun in scene.objects():
        named = any(words.has(each, noun.lemma) for each in ("aid", "goods", "troops", "weapons"))
        if not named or noun.mention:
            continue
        phrase = _phrase(scene.sentence, noun, *_DESCRIBING)
        if any(not w.mention for w in phrase if w is not noun) or not words.has("help_itself", noun.lemma):
            return phrase
    return []


def _kind(phrase: Collection[Word], words: Lexicon) -> str:
    """The kind of aid: that of the first word which tells one, of those that describe before those described."""
    for word in sorted(phrase, key=lambda w: words.has("aid", w.lemma)):
        for kind in ontology().details["kind"].values:
            if words.has(f"aid_{kind}", word.lemma) or words.has(f"aid_{kind}", word.lower):
                return kind
    return ""


def _troops(scene: Scene, ends: Collection[str]) -> list[Word]:
    """« un millier de soldats », "some 2,000 men": a number and whom it counts."""
    for noun in scene.words:
        if noun.mention or not scene.are_forces(noun) or not scene.acts(noun):
            continue
        before = list(takewhile(scene.counts, reversed(scene.sentence.words[: noun.i])))
        numbers = [word for word in before if scene.is_number(word)]
        if numbers:
            first = scene.with_article(numbers[-1])
            return scene.sentence.words[first.i : noun.i + 1]
    return []


def _condition(scene: Scene, ends: Collection[str]) -> list[Word]:
    """« Si … », « à condition que … », « en cas d'attaque »."""
    for opening in scene.openings():
        head = scene.sentence.head(opening)
        if is_verb(head) or not scene.cast.words.has("if", opening.lower):
            return scene.sentence.subtree(head)
        rest = scene.sentence.words[opening.i :]  # where the parser tore the clause apart
        return list(takewhile(lambda word: word.pos != "PUNCT", rest))
    return []


def _where(scene: Scene, ends: Collection[str]) -> list[Word]:
    """« À Genève », « près de Kobané »: a place that is none of the ends."""
    states = {scene.cast.state_of(node) for node in ends}
    for word in scene.words:
        here = scene.is_beside(word) and scene.stands_behind(word, "where") and _is_place(word)
        if here and not (word.mention and {*word.mention.nodes} & {*ends, *states}):
            return _phrase(scene.sentence, word, "flat", "compound", "fixed")
    return []


def _is_place(word: Word) -> bool:
    if word.mention:
        return word.mention.kind == "State" and word.mention.role not in ("demonym", "list")
    return word.pos == "PROPN" and word.text[:1].isupper()


def _phrase(sentence: Sentence, noun: Word, *describing: str) -> list[Word]:
    """A noun with what describes it in one of these ways, without article and clauses, as far as it stands together."""
    kept = {noun.i}
    for child in sentence.children(noun, *describing):
        below = sentence.subtree(child)
        owner = child.relation == "nmod" and child.mention and child.mention.kind != "Treaty"
        if not owner and not any(is_verb(w) for w in below):
            kept |= {w.i for w in below}
    first = last = noun.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return sentence.words[first : last + 1]


_READ: dict[str, Callable[[Scene, Collection[str]], list[Word]]] = {
    "under": _under,
    "article": _article,
    "aid": _aid,
    "troops": _troops,
    "condition": _condition,
    "where": _where,
}
