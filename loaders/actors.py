"""Who is meant by a word of a sentence: by name, by what stands for a state, by an office, by reference back.

Whatever cannot be told is nobody: an empty answer is better than a guess.
"""

from __future__ import annotations

from functools import cache, partial

from foedus.loaders import groups, pronouns
from foedus.loaders.answers import asks_who
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import is_verb, preposition, verb_slots
from foedus.loaders.described import is_stranger_of, national
from foedus.loaders.gapping import is_gapped
from foedus.loaders.lexicon import lexicon
from foedus.loaders.nouns import is_definite, is_pointed_at, set_beside
from foedus.loaders.pairs import is_one_of_two, latest_several, one_of_pair, several_told, states_of
from foedus.loaders.standing import MEANINGS
from foedus.loaders.tenses import is_negated
from foedus.loaders.words import Mention, Sentence, Word

_DEEP = 12
_JOINED = ("PROPN", "NOUN", "PRON", "ADJ", "X", "NUM")
_OWNING = ("amod", "acl", "appos", "nmod", "compound", "conj", "dep")


def refer(sentence: Sentence, word: Word, cast: Cast, depth: int = 0) -> list[str]:
    """The ids of all actors that a word and what is coordinated with it mean, in the order of the text."""
    if depth > _DEEP:
        return []
    found = [*_one(sentence, word, cast, depth)]
    for other in sentence.children(word, "conj"):
        compared = any(cast.words.has("as", w.lower) for w in sentence.children(other, "case", "mark", "cc", "advmod"))
        if (other.pos in _JOINED or other.mention) and not compared and not is_gapped(sentence, other, cast.words):
            found += refer(sentence, other, cast, depth + 1)
    return list(dict.fromkeys(found))


def _one(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    if word.mention:
        return _named(sentence, word, word.mention, cast)
    each = cast.words.has("each_of", word.lower)  # « chacun des trois pays »
    mutual = is_one_of_two(sentence, word, cast) or _is_the_other(sentence, word, cast)
    acting = _acting_two(sentence, word, cast, depth) if mutual else []
    if paired := acting or one_of_pair(sentence, word, cast) or (_portion(sentence, word, cast, depth) if each else []):
        return paired
    if word.pos == "PRON" or word.lower in cast.words.classes["pronouns"]:
        return _pronoun(sentence, word, cast, depth)
    if cast.words.has("latter", word.lower) and is_pointed_at(sentence, word, cast):
        return _pronoun(sentence, word, cast, depth)  # « ce dernier »
    if is_verb(word) or word.pos in ("ADV", "PUNCT"):
        return []
    if named := _named_person(sentence, word, cast):
        return named
    if portion := _portion(sentence, word, cast, depth):
        return portion
    if sentence.children(word, "cop"):
        return [n for w in sentence.children(word, "nsubj") for n in refer(sentence, w, cast, depth + 1)]
    return _noun(sentence, word, cast, depth)


def _named(sentence: Sentence, word: Word, mention: Mention, cast: Cast) -> list[str]:
    """Whom a name means: that of a people in the singular somebody of whom the text told, or nobody known."""
    of_people = mention.role == "demonym"
    if of_people and (person := national(sentence, word, cast)):
        return person
    nobody = mention.kind == "Treaty" or (of_people and is_stranger_of(sentence, word, cast))
    return [] if nobody else list(mention.nodes)


def _portion(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """« two of its allies », « a batch of X's soldiers »: what is taken from tells whose they are."""
    taken = cast.words.has("portions", word.lower) or cast.words.has("each_of", word.lower)
    if not taken and not cast.words.has("batches", word.lemma):
        return []
    whole = [
        c for c in sentence.children(word, "nmod") if preposition(sentence, c, cast.words) in cast.words.classes["of"]
    ]
    return [node for noun in whole for node in refer(sentence, noun, cast, depth + 1)]


def _noun(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    if word.text[:1].isupper() and word.lower in cast.quarters:
        return [cast.quarters[word.lower]]
    around, meant = _Around(sentence, word, cast, depth), _meanings(cast.words.language)
    if known := [meant[form] for form in (word.lemma, word.lower) if form in meant]:
        return MEANINGS[min(known)[1]](around)
    if word.text[:1].isupper() and not sentence.children(word, "nmod", "amod", "flat", "compound"):
        return groups.by_title(around, word.text)  # « la Porte »
    apart = cast.words.has("not_actors", word.lemma) or is_means(sentence, word, cast)
    return [] if apart else around.adjectives()


def is_means(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """Whether a noun tells by which deed something is done, not with whom: « avec la médiation ghanéenne »."""
    deed = any(rule.part == "noun" for rule in cast.words.rules.get(word.lemma, ()))
    return deed and cast.words.has("sharing", preposition(sentence, word, cast.words))


@cache
def _meanings(language: str) -> dict[str, tuple[int, str]]:
    """The first class of nouns with a meaning that holds each noun, and its place among those."""
    places = reversed([*enumerate(MEANINGS)])
    return {noun: (i, name) for i, name in places for noun in lexicon(language).classes.get(name, ())}


def _is_the_other(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """« each side accuses the other »: an adjective with an article and no noun."""
    bare = word.pos == "ADJ" and word.relation in ("obj", "iobj", "obl") and cast.words.has("each_other", word.lower)
    return bare and is_definite(sentence, word, cast)


def _acting_two(sentence: Sentence, other: Word, cast: Cast, depth: int) -> list[str]:
    """« Les deux parties accusant l'autre », « A et B s'accusent l'un l'autre », « chacun des deux viendra en aide à
    l'autre »: the two that act are those that are acted on."""
    verb = sentence.head(other)
    modified = [sentence.head(verb)] if verb.relation == "acl" else []
    doing = sentence.children(verb, "nsubj") or [*modified, *pronouns.subjects_above(sentence, other)]
    told = (refer(sentence, noun, cast, depth + 1) for noun in doing if noun is not other)
    return next((nodes for nodes in told if len(nodes) > 1), [])


def _pronoun(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    if sentence.answer and asks_who(sentence, word, cast.words):
        return list(sentence.answer)
    if pronouns.is_relative(word, cast.words):
        nouns = pronouns.antecedents(sentence, word)
        meant = (refer(sentence, noun, cast, depth + 1) or _identified(sentence, noun, cast) for noun in nouns)
        several = next((found for found in meant if found), [])
        return several[-1:] if pronouns.is_of_one(sentence, word) else several
    if cast.words.has("each_other", word.lower):
        with cast.freely():
            each = several_told(cast) if cast.words.has("each_of", word.lower) else []
            return each or _acting_two(sentence, word, cast, depth) or states_of(latest_several(cast, 2), cast)
    above = [_at_depth(sentence, noun, cast, depth + 1) for noun in pronouns.subjects_above(sentence, word)]
    plural = "p" in cast.words.settings["pronouns"].get(word.lower, {}).get("genders", "")
    people = _plural(sentence, word, cast, depth) if plural and word.relation not in ("nsubj", "expl") else []
    if people and not (above and set(people) & set(above[0])):
        return people
    referring = partial(_at_depth, cast=cast, depth=depth + 1)
    found = pronouns.resolve(sentence, word, cast, [nodes for nodes in above if nodes], referring)
    return found if found is not None else _plural(sentence, word, cast, depth)


def _identified(sentence: Sentence, noun: Word, cast: Cast) -> list[str]:
    """« The country that attacked B was A », « among those who condemned B was A »: whom the predicate names."""
    named = sentence.head(noun)
    told = bool(named.mention and sentence.children(named, "cop")) and noun.relation in ("nsubj", "obl")
    if not told or not cast.words.has("to_be_told", noun.lower) or is_negated(named, sentence, cast.words):
        return []
    return [node for node in named.mention.nodes if not cast.is_a(node, "Treaty")] if named.mention else []


def _at_depth(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """Whom a word means, whoever is sought; kept, because each pronoun asks for all before it."""
    key = id(sentence), word.i, depth, len(cast.memory.told), cast.speaker
    if key not in cast.meant:
        with cast.freely():
            cast.meant[key] = refer(sentence, word, cast, depth)
    return cast.meant[key]


def _plural(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """Whom « ils » means where no group was named: the owner of the several named before, « les soldats russes »."""
    for noun in reversed(sentence.words[: word.i]):
        if noun.mention and noun.mention.role == "office" and _ends_plural(noun, cast):
            return list(noun.mention.nodes)
        if noun.mention and noun.mention.role == "demonym" and noun.pos != "ADJ" and noun.lower.endswith("s"):
            return list(noun.mention.nodes)
        if (
            noun.pos == "NOUN"
            and noun.morph.get("Number") == "Plur"
            and cast.words.is_a(noun.lemma, "stands_for", "persons")
        ):
            return owners(sentence, noun, cast, depth + 1)
    return []


def _ends_plural(word: Word, cast: Cast) -> bool:
    return cast.text[word.start : word.end].endswith("s")


def _above(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """The actors that are subjects above a word."""
    return [node for w in pronouns.subjects_above(sentence, word) for node in refer(sentence, w, cast, depth + 1)]


def _named_person(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    for child in sentence.children(word, "appos", "nmod", "flat", "dep", "compound"):
        if child.mention and child.mention.kind == "Leader" and not preposition(sentence, child, cast.words):
            return list(child.mention.nodes)
    return []


def owners(sentence: Sentence, word: Word, cast: Cast, depth: int = 0) -> list[str]:
    """Whose something is: by adjective (« l'armée russe »), by « de », by a possessive, by « dont »."""
    if depth > _DEEP:
        return []
    found = by_adjective(sentence, word)
    for child in sentence.children(word, "nmod", "obl", "appos", "dep", "compound") if not found else ():
        case = preposition(sentence, child, cast.words)
        seat = case in cast.words.classes["prepositions_of_place"] and cast.words.has("state_bodies", word.lemma)
        if (
            seat
            or case in cast.words.classes["of_prepositions"]
            or child.dep == "nmod:poss"
            or (child.mention and not sentence.children(child, "case"))
        ):
            found += refer(sentence, child, cast, depth + 1) or _through(sentence, word, child, cast, depth)
    for child in sentence.children(word, "det", "nmod") if not found else ():
        if child.lower in cast.words.classes["possessives"]:
            found += possessors(sentence, child, cast, depth)
    if not found and (noun := pronouns.owning_antecedent(sentence, word, cast.words)):
        found = refer(sentence, noun, cast, depth + 1)
    return list(dict.fromkeys(found))


def possessors(sentence: Sentence, word: Word, cast: Cast, depth: int = 0) -> list[str]:
    """Whom a possessive or a genitive means."""
    if word.lower not in cast.words.classes["possessives"]:
        return refer(sentence, word, cast, depth + 1) or owners(sentence, word, cast, depth + 1)
    owned = sentence.head(word)
    first = sentence.head(owned)
    held = owned.relation == "obj" and not cast.words.is_a(owned.lemma, "ally_nouns", "office_nouns")
    if held and cast.words.has("holding_against", first.lemma):
        blamed = [w for slot, w in verb_slots(sentence, first, cast.words) if slot == cast.words.settings["indirect"]]
        return [node for w in blamed[:1] for node in refer(sentence, w, cast, depth + 1)]
    if owned.dep == "conj" and first.pos == "NOUN" and first.mention is None and _is_theirs(word, cast):
        return refer(sentence, first, cast, depth + 1)  # « the superpowers and their allies »
    joined = owned.dep == "conj" and first.mention is not None and len(first.mention.nodes) == 1
    outer = [w for w in pronouns.subjects_above(sentence, owned) if owned.relation != "nsubj" or w.i < word.i]
    nouns = [*([first] if joined else ()), *outer]  # « A et son allié »; « His host refused, the other said »
    with cast.freely():
        subjects = [_acting(sentence, noun, cast, depth) for noun in nouns]
        if genitive := _genitive_above(sentence, word):
            nouns = [genitive, *nouns]
            subjects.insert(0, refer(sentence, genitive, cast, depth + 1))
    nearest = next(zip(outer, subjects[-len(outer) :], strict=True), None) if outer else None
    if nearest and not nearest[1] and nearest[0].lower in cast.words.settings["pronouns"]:
        return []  # « il a joint ses alliés », and nobody can tell who he is
    several = pronouns.possessing(sentence, word, cast, nouns, subjects)
    if several is not None:
        return several
    above = [node for nodes in subjects for node in nodes]
    if any(cast.words.has("very_own", w.lemma) for w in sentence.children(owned)):
        return [node for node in above[:1] if node not in cast.sought.but]  # « sur son propre sol » is the subject's
    beside = sentence.ancestors(word)
    acting = [
        n
        for w in reversed(sentence.words[: word.i])
        if w.mention and w.relation == "nsubj" and w not in beside  # « A, its ally » is not its own
        for n in w.mention.nodes
    ]
    told = [
        n
        for w in reversed(sentence.words[: word.i])
        if w.mention and w.mention.role != "demonym" and w.mention.kind != "Treaty" and w not in beside
        for n in (w.mention.nodes if cast.sought.but and len(w.mention.nodes) == 1 else ())
    ]
    return pronouns.possessor(word, cast, [*above, *acting, *told])


def _acting(sentence: Sentence, subject: Word, cast: Cast, depth: int) -> list[str]:
    """Whom a subject means, or whose it is where it is a mere thing: « the Colombian's answer »."""
    found = refer(sentence, subject, cast, depth + 1)
    owning = [c for c in sentence.children(subject, "nmod") if c.dep == "nmod:poss" and c.mention]
    return found or [node for c in owning for node in refer(sentence, c, cast, depth + 1)]


def _is_theirs(word: Word, cast: Cast) -> bool:
    return "p" in cast.words.settings.get("possessors", {}).get(word.lower, {}).get("genders", "")


def _genitive_above(sentence: Sentence, word: Word) -> Word | None:
    """« Germany's breach of its word »: the name in the genitive before a noun that a possessive's own hangs on."""
    for above in sentence.ancestors(sentence.head(word)):
        if is_verb(above):
            break
        if named := [child for child in sentence.children(above, "nmod") if child.dep == "nmod:poss" and child.mention]:
            return named[0]
    return None


def by_adjective(sentence: Sentence, word: Word) -> list[str]:
    """The states whose adjectives stand beside a noun: « les armées grecque et israélienne »."""
    found = []
    for child in sentence.children(word, *_OWNING):
        if child.mention and child.mention.role == "demonym" and not sentence.children(child, "case"):
            found += [
                n for c in (child, *sentence.children(child, "conj", "amod")) if c.mention for n in c.mention.nodes
            ]
    return list(dict.fromkeys(found))


def _through(sentence: Sentence, word: Word, part: Word, cast: Cast, depth: int) -> list[str]:
    """Whose is « le nord du pays », « le ministère de la Défense de X »: through places, parts and fields of office."""
    passable = cast.words.is_a(part.lemma, "parts") or cast.words.is_a(word.lemma, "stands_for", "office_nouns")
    return owners(sentence, part, cast, depth + 1) if passable else []


class _Around:
    """A noun in its sentence, and what can be asked about it; see loaders.standing."""

    def __init__(self, sentence: Sentence, word: Word, cast: Cast, depth: int) -> None:
        self.sentence, self.word, self.cast, self.depth = sentence, word, cast, depth

    def refer(self, word: Word) -> list[str]:
        return refer(self.sentence, word, self.cast, self.depth + 1)

    def told(self, word: Word) -> list[str]:
        return _at_depth(self.sentence, word, self.cast, self.depth + 1)

    def owners(self) -> list[str]:
        return owners(self.sentence, self.word, self.cast, self.depth)

    def adjectives(self) -> list[str]:
        return by_adjective(self.sentence, self.word)

    def above(self) -> list[str]:
        return _above(self.sentence, self.word, self.cast, self.depth)

    def listed(self) -> list[str]:
        return listed(self.sentence, self.word, self.cast, self.depth)


def listed(sentence: Sentence, word: Word, cast: Cast, depth: int = 0) -> list[str]:
    """Names set beside a noun: « l'alliance militaire X », « ses alliés, notamment Y et Z », « six pays, dont X »."""
    found: list[str] = []
    for child in sentence.children(word, "appos", "nmod", "flat", "dep", "amod", "conj", "compound", "acl"):
        case = preposition(sentence, child, cast.words)
        listing = child.dep != "nmod:poss" and (not case or case in cast.words.classes["such_as"])
        if child.relation == "conj" and not case and _is_added(sentence, word, child):
            continue
        if child.mention and listing and child.mention.role != "demonym" and child.mention.kind != "Treaty":
            found += refer(sentence, child, cast, depth + 1)
    return list(dict.fromkeys(found)) or set_beside(sentence, word, cast.words)


def _is_added(sentence: Sentence, word: Word, other: Word) -> bool:
    """« the government of A and B »: what is joined by "and" is another one."""
    return any(word.i < c.i < other.i for each in (word, other) for c in sentence.children(each, "cc"))
