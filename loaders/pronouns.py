"""Whom a pronoun or a possessive means, or nobody; see loaders.antecedents for pronouns that stand for any noun."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.loaders.antecedents import Pronoun, likeliest
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import is_verb
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.salience import SECOND, Referring, faded
from foedus.loaders.words import Mention, Sentence, Word

_WHOLES = 2


def is_relative(word: Word, words: Lexicon) -> bool:
    """Whether a pronoun stands for the noun that its clause modifies."""
    return word.morph.get("PronType") == "Rel" or word.lower in words.classes["relative_pronouns"]


def antecedents(sentence: Sentence, word: Word) -> list[Word]:
    """The nouns that a relative pronoun may stand for: the one that its clause modifies, and the one just before it."""
    found = []
    if set_before := _set_before(sentence, word):
        return [set_before]
    for above in sentence.ancestors(word):
        head = sentence.head(above)
        if above.relation in ("acl", "advcl") and head is not above and not is_verb(head):
            found.append(head)
            break
    before = [w for w in sentence.words[: word.i] if w.pos not in ("PUNCT", "ADP", "DET")]
    nearest = [w for w in before[-1:] if w.pos in ("NOUN", "PROPN") and w not in found]
    if nearest and found and _has_verb_between(sentence, found[0], word):
        found = []
    found += nearest
    return found + _wholes(sentence, found)


def is_of_one(sentence: Sentence, relative: Word) -> bool:
    """« A et B, qui a demandé … »: whether the verb of a relative pronoun that is its subject, right behind a name,
    says that it means but one."""
    verb = sentence.head(relative)
    finite = next((w for w in (verb, *sentence.children(verb, "aux")) if w.morph.get("VerbForm") == "Fin"), verb)
    behind = relative.i > 0 and sentence.words[relative.i - 1].mention is not None
    return behind and relative.relation == "nsubj" and finite.morph.get("Number") == "Sing"


def _set_before(sentence: Sentence, relative: Word) -> Word | None:
    """« C'est A, à la tête de B, qui a reçu C »: what a cleft sentence sets before its clause."""
    for above in sentence.ancestors(relative):
        named = above.pos in ("NOUN", "PROPN") and above.i < relative.i
        if named and sentence.children(above, "cop") and sentence.children(above, "expl"):
            return None if _has_verb_between(sentence, above, relative) else above
    return None


def _has_verb_between(sentence: Sentence, noun: Word, relative: Word) -> bool:
    """« A renverse B, que … »: a relative clause does not reach over the finite verb of the clause above it."""
    return any(
        w.morph.get("VerbForm") == "Fin" and w.pos == "VERB" and w.dep != "acl:relcl" and w.relation != "conj"
        and not any(c.morph.get("PronType") == "Rel" for c in sentence.children(w))
        for w in sentence.words[noun.i + 1 : relative.i]
    )  # fmt: skip


def _wholes(sentence: Sentence, nouns: Sequence[Word]) -> list[Word]:
    """What nouns are part of: « l'accord de coopération que … », « l'armée du pays qui … »."""
    wholes = []
    for noun in nouns:
        for _ in range(_WHOLES):
            if noun.relation != "nmod" or sentence.head(noun).pos not in ("NOUN", "PROPN"):
                break
            wholes.append(noun := sentence.head(noun))
    return wholes


def subjects_above(sentence: Sentence, word: Word) -> list[Word]:
    """The subjects of the clauses that a word stands in, the nearest first; never one that the word is part of."""
    found: list[Word] = []
    inside = {word.i, *(w.i for w in sentence.ancestors(word))}
    for above in sentence.ancestors(word):
        found += [child for child in sentence.children(above, "nsubj") if child.i not in inside]
    return found


def resolve(
    sentence: Sentence, word: Word, cast: Cast, subjects: Sequence[Sequence[str]], referring: Referring
) -> list[str] | None:
    """The actors that a personal pronoun means, None where only a plural noun may tell. `subjects` are the actors of
    `subjects_above` the pronoun."""
    classes = cast.words.classes
    if word.lower in classes["first_person"]:
        return [cast.speaker] if cast.speaker else []
    if word.lower in classes["first_person_plural"]:
        state = cast.state_of(cast.speaker)
        return [state] if state else []
    form = word.lower.lstrip("-")
    if form in classes.get("anybody", ()):
        return _here(sentence, word)
    fits = cast.words.settings["pronouns"].get(form)
    if fits is None:
        return []
    if cast.words.settings.get("many"):
        return _nearest(sentence, word, cast, subjects, fits)
    return likeliest(Pronoun(sentence, word, cast, fits, subjects, referring))


def _nearest(
    sentence: Sentence, word: Word, cast: Cast, subjects: Sequence[Sequence[str]], fits: dict[str, str]
) -> list[str] | None:
    """The nearest fitting actor."""
    above = [node for nodes in subjects for node in nodes]
    if "p" in fits.get("genders", "") and (group := _group(sentence, word, cast, subjects)):
        return group
    if "p" in fits.get("genders", ""):
        return None
    acts = word.relation in ("nsubj", "expl")
    own = _acted_on_first(sentence, word) if acts else {node for nodes in subjects[:1] for node in nodes}
    named = [w.mention for w in sentence.words if w.i < word.i and w.mention and w.mention.role != "demonym"]
    before = [node for mention in named for node in mention.nodes]
    acting = [w.mention.node for w in sentence.words[: word.i] if w.mention and w.relation == "nsubj"]
    outer = above if acts else above[len(own) :]
    if own and not acts:
        # « A broke with B, accusing it … »: an object is hardly the subject, rather what was named beside it
        outer = [node for node in reversed(before) if node not in own] + list(outer)
    order = [*outer, *reversed(acting), *reversed(cast.subjects[-3:]), *reversed(before), *reversed(cast.recent[-4:])]
    fitting = (node for node in order if node not in own and _fits(node, fits, cast) and cast.sought.fits(node, cast))
    return next(([node] for node in fitting), [])


def _acted_on_first(sentence: Sentence, word: Word) -> set[str]:
    """Who is named in a clause without subject before a pronoun that is its subject: « Without naming A, it … », hardly
    A itself."""
    verb = sentence.head(word)
    if word.relation != "nsubj" or not is_verb(verb):
        return set()
    clauses = [c for c in sentence.children(verb, "advcl", "xcomp") if is_verb(c) and c.i < word.i]
    bare = [c for c in clauses if not sentence.children(c, "nsubj")]
    named = [w.mention for clause in bare for w in sentence.subtree(clause) if w.mention]
    return {node for mention in named if mention.role != "demonym" for node in mention.nodes}


def _group(sentence: Sentence, word: Word, cast: Cast, subjects: Sequence[Sequence[str]]) -> list[str]:
    """The several that a plural pronoun means: a subject above, a list before it, or those that acted together last."""
    outer = subjects if word.relation in ("nsubj", "expl") else subjects[1:]
    own = set() if outer is subjects else {node for nodes in subjects[:1] for node in nodes}
    lists = [w.mention.nodes for w in reversed(sentence.words[: word.i]) if w.mention and w.mention.kind != "Treaty"]
    groups = [nodes for nodes in (*outer, *lists) if len(nodes) > 1 and not own & set(nodes)]
    groups += [nodes for nodes in outer if nodes and cast.is_faction(nodes[0]) and not own & set(nodes)]
    if not groups and (told := _several_told(cast, own)) is not None:
        return list(told)
    groups += [tuple(cast.together)] if len(cast.together) > 1 and not own & set(cast.together) else []
    return list(groups[0]) if groups else []


def _several_told(cast: Cast, own: set[str]) -> tuple[str, ...] | None:
    """The several, or the faction, about whom the last sentence was; None where it was about no such."""
    told = [f for f in faded(cast.scene[-1:]) if f.weight >= SECOND and not own & set(f.nodes)]
    several = [f for f in told if f.gender == "p" or (f.nodes and cast.is_faction(f.nodes[0]))]
    best = max(several, key=lambda f: (f.weight, f.place), default=None)
    return best.nodes if best and best.nodes and all(cast.sought.fits(n, cast) for n in best.nodes) else None


def _here(sentence: Sentence, word: Word) -> list[str]:
    """« À Paris, on déplore … »: who speaks for the capital that the sentence is set in."""
    places = [
        w.mention for w in sentence.words if w.mention and w.mention.role == "capital" and sentence.children(w, "case")
    ]
    return [places[0].node] if places else []


def _fits(node: str, fits: dict[str, str], cast: Cast) -> bool:
    if cast.kinds.get(node) not in fits["kinds"].split():
        return False
    gender = cast.gender(node)
    return not gender or gender in fits.get("genders", gender)


def possessing(
    sentence: Sentence, word: Word, cast: Cast, nouns: Sequence[Word], subjects: Sequence[Sequence[str]]
) -> list[str] | None:
    """The several whose something is by a plural possessive, None where only one may be meant. `subjects` are whom
    the `nouns` above mean."""
    fits = cast.words.settings.get("possessors", {}).get(word.lower)
    if not fits or "p" not in fits.get("genders", ""):
        return None
    several = not cast.words.settings.get("many")
    for noun, nodes in zip(nouns, subjects, strict=True):
        if len(nodes) > 1 or (several and nodes and _is_plural(noun, nodes, cast)):
            return list(nodes)
        if several and not nodes and noun.morph.get("Number") == "Plur":
            return []  # « des manifestants brûlent leurs passeports »
    before = [w.mention for w in reversed(sentence.words[: word.i]) if w.mention and w.mention.kind != "Treaty"]
    lists = [mention.nodes for mention in before if len(mention.nodes) > 1]
    if not several:
        lists += [tuple(cast.together)] if len(cast.together) > 1 else []
        return list(lists[0]) if lists else None
    lists += [mention.nodes for mention in before if len(mention.nodes) == 1 and _is_many(mention, cast)]
    named = sorted(faded(cast.scene), key=lambda f: (-f.weight, -f.place))
    lists += [f.nodes for f in named if f.gender == "p" and f.nodes]
    return list(lists[0]) if lists else _acted_together(cast)


def _is_plural(noun: Word, nodes: Sequence[str], cast: Cast) -> bool:
    return noun.morph.get("Number") == "Plur" or any(cast.gender(node) == "p" for node in nodes)


def _is_many(mention: Mention, cast: Cast) -> bool:
    """« les Soviétiques », « les États-Unis »."""
    if mention.role != "demonym":
        return cast.gender(mention.node) == "p"
    written = cast.text[mention.start : mention.end]
    return written.istitle() and written.endswith(tuple(cast.words.settings["plurals"]))


def _acted_together(cast: Cast) -> list[str]:
    """« leur entretien »: the two of whom the last relation told."""
    told = cast.memory.latest()
    since = min((f.place for named in cast.scene[-1:] for f in named), default=0)
    return [told[0].source, told[0].target] if len(told) == 1 and told[0].place >= since else []


def possessor(word: Word, cast: Cast, above: Sequence[str]) -> list[str]:
    """Whose something is by a possessive: the speaker's, or the subject's of the clause, or of the clause before.
    `above` are those who may own it in the sentence, the likeliest first."""
    classes = cast.words.classes
    if word.lower in classes["first_person_plural"] or word.lower in classes["first_person"]:
        state = cast.state_of(cast.speaker)
        return [state] if state else []
    fits = cast.words.settings.get("possessors", {}).get(word.lower)
    if fits and cast.words.settings.get("many") and "p" in fits.get("genders", ""):
        fits = None
    excluded = [node for node in above if node in cast.sought.but and cast.is_a(node, "Leader")]
    asked = any(cast.memory.asker(cast.state_of(node) or "") for node in excluded)  # whom he answers the memory knows
    order = [node for node in (*above, *(() if asked else reversed(cast.subjects))) if node not in excluded]
    order = [node for node in order if fits is None or _fits(node, fits, cast)]
    states = (cast.state_of(owner) for owner in (*order, *excluded))
    found = [state for state in states if state]
    free = [state for state in found if state not in cast.sought.but]
    return free[:1] or (found[:1] if excluded else [])


def owning_antecedent(sentence: Sentence, word: Word, words: Lexicon) -> Word | None:
    """« A, dont les soldats … »: the noun before a relative pronoun that says whose the noun behind it is."""
    i = word.i - 1
    while (
        i > 0
        and sentence.words[i].pos in ("DET", "NUM", "ADJ")
        and not words.has("owning_relatives", sentence.words[i].lower)
    ):
        i -= 1
    if i <= 0 or not words.has("owning_relatives", sentence.words[i].lower):
        i = _owner_of_object(sentence, word, words)
    before = [w for w in sentence.words[: max(i, 0)] if w.pos != "PUNCT"]
    return before[-1] if before and (before[-1].pos in ("NOUN", "PROPN") or before[-1].mention) else None


def _owner_of_object(sentence: Sentence, word: Word, words: Lexicon) -> int:
    """« A, dont B a rejeté les plaintes »: where the relative pronoun stands that opens the clause of an object, behind
    a subject that is named; before the sentence where there is none."""
    verb = sentence.head(word)
    named = [w for w in sentence.children(verb, "nsubj") if w.mention and w.i < verb.i]
    opening = sentence.words[named[0].i - 1] if named and named[0].i else None
    if opening is not None and opening.pos == "DET":
        opening = sentence.words[opening.i - 1]
    relative = opening is not None and words.has("owning_relatives", opening.lower)
    return opening.i if opening is not None and relative and word.relation == "obj" else -1
