"""Who is meant by a word of a sentence: by name, by what stands for a state, by an office, by reference back.

Whatever cannot be told is nobody: an empty answer is better than a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from foedus.loaders.clauses import preposition
from foedus.loaders.gazetteer import Gazetteer
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.people import Person
from foedus.loaders.words import Sentence, Word

_DEEP = 12


@dataclass(slots=True)
class Cast:
    """What a document has named so far, the latest last, and who speaks in the quotation that is being read."""

    names: Gazetteer
    words: Lexicon
    people: dict[str, Person]
    kinds: dict[str, str]
    recent: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    speaker: str | None = None
    text: str = ""
    treaties: dict[str, str] = field(default_factory=dict)
    treaty_names: dict[str, str] = field(default_factory=dict)

    def note(self, sentence: Sentence) -> None:
        """Remember the actors of a sentence once it is read, those that acted apart."""
        for word in sentence.words:
            if word.mention and word.mention.kind != "Treaty":
                _move_to_end(self.recent, word.mention.node)
        for word in sentence.words:
            if word.dep.startswith("nsubj"):
                for node in refer(sentence, word, self):
                    _move_to_end(self.subjects, node)

    def state_of(self, node: str | None) -> str | None:
        """The state of a leader; a state itself."""
        if node is None:
            return None
        person = self.people.get(node)
        return person.state if person else node

    def latest(self, *kinds: str, among: Sequence[str] | None = None) -> str | None:
        """The node of some kinds that was named last."""
        return next((n for n in reversed(self.recent if among is None else among) if self.kinds.get(n) in kinds), None)


def _move_to_end(items: list[str], item: str) -> None:
    if item in items:
        items.remove(item)
    items.append(item)


def refer(sentence: Sentence, word: Word, cast: Cast, depth: int = 0) -> list[str]:
    """The ids of all actors that a word and what is coordinated with it mean, in the order of the text."""
    if depth > _DEEP:
        return []
    found = _one(sentence, word, cast, depth)
    for other in sentence.children(word, "conj"):
        if other.pos in ("PROPN", "NOUN", "PRON", "ADJ", "X", "NUM") or other.mention:
            found += refer(sentence, other, cast, depth + 1)
    return list(dict.fromkeys(found))


def _one(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    if word.mention:
        return [] if word.mention.kind == "Treaty" else [word.mention.node]
    if word.pos == "PRON":
        return _pronoun(sentence, word, cast, depth)
    if word.pos in ("VERB", "AUX", "ADV", "PUNCT"):
        return []
    for child in sentence.children(word, "appos", "nmod", "flat", "dep"):
        if child.mention and child.mention.kind == "Leader" and not preposition(sentence, child, cast.words):
            return [child.mention.node]
    words = cast.words
    if words.is_a(word.lemma, "office_nouns"):
        return _office_holder(sentence, word, cast, depth)
    if words.is_a(word.lemma, "country_nouns"):
        return owners(sentence, word, cast, depth) or _country(sentence, word, cast)
    if words.is_a(word.lemma, "group_nouns"):
        return _group(sentence, word, cast, depth)
    if words.is_a(word.lemma, "ally_nouns"):
        return _named_after(sentence, word, cast, depth)
    if words.is_a(word.lemma, "stands_for"):
        return owners(sentence, word, cast, depth)
    return []


def owners(sentence: Sentence, word: Word, cast: Cast, depth: int = 0) -> list[str]:
    """Whose something is: by adjective (« l'armée russe »), by « de », by a possessive."""
    adjectives = [c for c in sentence.children(word, "amod", "acl", "appos", "nmod") if _is_demonym(c)]
    found = [a.mention.node for a in adjectives if a.mention]
    for adjective in adjectives:
        found += [c.mention.node for c in sentence.children(adjective, "conj") if c.mention]
    for child in sentence.children(word, "nmod", "obl", "appos", "dep"):
        case = preposition(sentence, child, cast.words)
        if not found and (case in cast.words.classes["of_prepositions"] or (child.mention and not case)):
            found += refer(sentence, child, cast, depth + 1)
    for child in sentence.children(word, "det") if not found else ():
        if child.morph.get("Poss") == "Yes" or child.text.lower() in cast.words.classes["possessives"]:
            found += _possessor(sentence, word, child, cast, depth)
    return list(dict.fromkeys(found))


def _is_demonym(word: Word) -> bool:
    return word.mention is not None and word.mention.role == "demonym"


def _possessor(sentence: Sentence, word: Word, possessive: Word, cast: Cast, depth: int) -> list[str]:
    text = possessive.text.lower()
    if text in cast.words.classes["first_person_plural"] or text in cast.words.classes["first_person"]:
        state = cast.state_of(cast.speaker)
        return [state] if state else []
    subject = _nearest_subject(sentence, word, cast, depth)
    if not subject:
        subject = cast.subjects[-1:]
    return [state for node in subject if (state := cast.state_of(node))]


def _nearest_subject(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """The subject of the clause that a word stands in, or of the clause above; the word itself never."""
    inside = {w.i for w in sentence.subtree(word)}
    for above in sentence.ancestors(word):
        for child in sentence.children(above, "nsubj"):
            if child.i not in inside and (found := refer(sentence, child, cast, depth + 1)):
                return found
    return []


def _pronoun(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    text = word.text.lower().lstrip("-")
    classes = cast.words.classes
    if word.morph.get("PronType") == "Rel" or text in classes["relative_pronouns"]:
        for above in sentence.ancestors(word):
            if above.dep in ("acl:relcl", "acl", "advcl"):
                return refer(sentence, sentence.head(above), cast, depth + 1) if sentence.head(above) is not above else []
        return []
    if text in classes["first_person"]:
        return [cast.speaker] if cast.speaker else []
    if text in classes["first_person_plural"]:
        state = cast.state_of(cast.speaker)
        return [state] if state else []
    if text in classes["third_person"]:
        subject = _nearest_subject(sentence, word, cast, depth) if not word.dep.startswith("nsubj") else []
        outer = _outer_subject(sentence, word, cast, depth)
        fitting = [n for n in [*outer, *reversed(cast.subjects)] if _fits(text, n, cast) and n not in subject]
        return fitting[:1]
    return []


def _outer_subject(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """Subjects of the clauses above that of a pronoun: « X dit qu'il … »."""
    found: list[str] = []
    above = sentence.ancestors(word)
    for verb in above[1:] if word.dep.startswith("nsubj") else above[2:]:
        for child in sentence.children(verb, "nsubj"):
            if child.i != word.i:
                found += refer(sentence, child, cast, depth + 1)
    return found


def _fits(pronoun: str, node: str, cast: Cast) -> bool:
    kinds = cast.words.settings["pronouns"].get(pronoun)
    if kinds is None:
        return True
    if cast.kinds.get(node) not in kinds["kinds"]:
        return False
    article = cast.names.nodes[node].attributes.get("article_fr", "") if node in cast.names.nodes else ""
    return article not in kinds.get("not_articles", ())


def _office_holder(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    of = owners(sentence, word, cast, depth)
    relation = "represents" if cast.words.is_a(word.lemma, "lesser_offices") else "leads"
    plural = word.morph.get("Number") == "Plur"
    if of and plural:
        return of
    holders = [
        p.id
        for node in of or [None]
        for p in sorted(cast.people.values(), key=lambda p: -_rank(p.id, cast))
        if any((held.of == node or node is None) and _same_office(word, held.title, held.relation, relation) for held in p.offices)
    ]
    if holders and _rank(holders[0], cast) >= 0:
        return holders[:1]
    return of


def _same_office(word: Word, title: str, has: str, relation: str) -> bool:
    return has in (relation, "") and (not title or word.text.lower() in title.lower() or relation == "leads")


def _rank(node: str, cast: Cast) -> int:
    return cast.recent.index(node) if node in cast.recent else -1


def _country(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    number = next((c.text.lower() for c in sentence.children(word, "nummod")), "")
    states = [n for n in cast.recent if cast.kinds.get(n) == "State"]
    before = [w.mention.node for w in sentence.words if w.i < word.i and w.mention and w.mention.kind == "State"]
    if count := cast.words.settings["numbers"].get(number):
        named = list(dict.fromkeys([*states, *before]))
        return named[-count:] if len(named) >= count else []
    if word.morph.get("Number") == "Plur":
        return []
    subject = [s for n in _nearest_subject(sentence, word, cast, 1) if (s := cast.state_of(n))]
    if subject and cast.kinds.get(subject[0]) == "State":
        return subject[:1]
    return (before or states)[-1:]


def _group(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    if named := _named_after(sentence, word, cast, depth):
        return named
    if owned := [n for n in owners(sentence, word, cast, depth) if cast.kinds.get(n) in ("Alliance", "Organization")]:
        return owned
    definite = any(
        c.text.lower() in cast.words.classes["definite"] for c in sentence.children(word, "det")
    )
    if not definite or word.morph.get("Number") == "Plur" or sentence.children(word, "nmod"):
        return []
    before = [w.mention.node for w in sentence.words if w.i < word.i and w.mention]
    kinds = ("Alliance",) if cast.words.is_a(word.lemma, "alliance_nouns") else ("Alliance", "Organization")
    found = cast.latest(*kinds, among=[*cast.recent, *before])
    return [found] if found else []


def _named_after(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """Names set beside a noun: « l'alliance militaire X », « ses alliés, notamment Y et Z »."""
    for child in sentence.children(word, "appos", "nmod", "flat", "dep", "amod"):
        bare = not preposition(sentence, child, cast.words)
        if child.mention and bare and child.mention.role != "demonym" and child.mention.kind != "Treaty":
            return refer(sentence, child, cast, depth + 1)
    return []
