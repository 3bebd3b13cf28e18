"""What a personal pronoun stands for: of all that agrees with it what stands out most, which may be a mere thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.loaders.cast import Cast
from foedus.loaders.clauses import is_verb, verb_slots
from foedus.loaders.pairs import two_of
from foedus.loaders.salience import OBJECT, Figure, Referring, faded, figures
from foedus.loaders.words import Sentence, Word

_ABOVE = 100  # how much the subject of a clause above stands out
_ACTED_ON = 105  # « quitte A en lui reprochant … »
_HERO = 84  # whose life is told stands out more than a subject (80), less than whom a sentence is about (90)
_HERE = 15  # how much more what the same sentence names does
_PLACED, _THING, _UNSURE, _RIVAL, _NEVER = 45, 35, 25, 40, 1000
_KEPT = 3
_ADJECTIVE = 20  # at most how much an adjective stands out


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun in its sentence, what may fit it by its form, and the actors of the subjects above it."""

    sentence: Sentence
    word: Word
    cast: Cast
    fits: dict[str, str]
    subjects: Sequence[Sequence[str]]
    referring: Referring

    @property
    def acting(self) -> bool:
        """Whether it is a subject."""
        return self.word.relation in ("nsubj", "expl")

    @property
    def verb(self) -> Word:
        """What it is the subject or object of."""
        return self.sentence.head(self.word)

    def has(self, word_class: str) -> bool:
        """Whether its form is one of a class."""
        return self.word.lower.lstrip("-") in self.cast.words.classes.get(word_class, ())

    @property
    def genders(self) -> str:
        """What it may stand for; « l'a suivie »: the participle agrees with an elided object before it."""
        endings: dict[str, str] = self.cast.words.settings.get("participle_endings", {})
        agreeing = self.has("elided_objects") and self.sentence.children(self.verb, "aux")
        told = (gender for ending, gender in endings.items() if agreeing and self.verb.lower.endswith(ending))
        return next(told, self.fits.get("genders", ""))


def likeliest(pronoun: Pronoun) -> list[str]:
    """The actors for which a pronoun most likely stands; nobody where it stands for a thing, or may for anybody."""
    if _means_no_actor(pronoun):
        return []
    genders, own = pronoun.genders, _beside(pronoun)
    found = [f for f in _figures(pronoun, own) if _agrees(f.gender, genders) and not _is_among(own, f, pronoun)]
    if pronoun.has("latter"):
        acting = [f for f in found if f.nodes and not f.town and _may_mean(pronoun, f)]
        return list(max(((f.place, f.nodes) for f in acting), default=(0, ()))[1])
    ranked = [(f.weight + _leaning(pronoun, f, genders), f.place, f) for f in found]
    if _is_about_his_own(pronoun, own, max((weight for weight, _, _ in ranked), default=0)):
        return []
    if genders == "p" and not pronoun.acting and _two_sides(found):
        return []
    for _, _, best in sorted(ranked, key=lambda each: each[:2], reverse=True):
        if _may_mean(pronoun, best):
            return list(best.nodes)
        if pronoun.has("neutral_objects") and pronoun.cast.sought.but & set(best.nodes):
            return []  # it likely means who cannot be meant
    return []


def _two_sides(found: Sequence[Figure]) -> bool:
    """« A et B ont attaqué les rebelles ; C leur a livré … »: whether two plurals stand out, and nobody can tell."""
    several = [set(f.nodes) for f in found if f.nodes and f.gender == "p" and f.weight >= OBJECT]
    return any(not one & other for one in several for other in several)


def _is_about_his_own(pronoun: Pronoun, own: set[str], best: int) -> bool:
    """« Il mena le pays à l'indépendance »: whether the hero of a story, who stands out most, may be meant though his
    own state is acted on, so that nobody else is."""
    hero = pronoun.cast.hero
    gender = pronoun.cast.gender(hero) if hero else ""
    return bool(hero) and best < _HERO and pronoun.cast.state_of(hero) in own and _agrees(gender, pronoun.genders)


def _is_among(own: set[str], figure: Figure, pronoun: Pronoun) -> bool:
    """Whether a figure is one of some actors, leads one or is led by one: nobody does anything to his own state."""
    cast = pronoun.cast
    thing = pronoun.has("neutral_objects") and not cast.words.has("of_persons", pronoun.verb.lemma)
    led = set() if thing else {cast.state_of(node) for node in own}
    return any(node in own or node in led or cast.state_of(node) in own for node in figure.nodes)


def foremost_person(noun: Pronoun) -> list[str]:
    """The leader who stands out most of those named before a noun that says what a person is; nobody where somebody
    unknown does. Never whom the clauses above it have as subjects."""
    own = _beside(noun) | {node for nodes in noun.subjects for node in nodes}
    here = list(figures(noun.sentence, noun.cast, noun.referring, noun.word.i))
    acted = [Figure((node,), noun.cast.gender(node), i, 0) for i, node in enumerate(noun.cast.subjects[-_KEPT:])]
    found = [f for f in (*here, *faded(noun.cast.scene), *acted) if _is_person(f, noun.cast) and not own & set(f.nodes)]
    agreeing = [f for f in found if _agrees(f.gender, noun.genders) and _may_mean(noun, f)]
    best = max(agreeing, key=lambda f: (f.weight, f.place), default=None)
    return list(best.nodes) if best else []


def _is_person(figure: Figure, cast: Cast) -> bool:
    return figure.unknown or (len(figure.nodes) == 1 and cast.is_a(figure.nodes[0], "Leader"))


def _figures(pronoun: Pronoun, own: set[str]) -> Iterator[Figure]:
    cast = pronoun.cast
    outer = [nodes for nodes in pronoun.subjects if nodes and not own & set(nodes)]
    here = list(figures(pronoun.sentence, cast, pronoun.referring, pronoun.word.i))
    if pronoun.has("places"):  # « un pont aérien soviétique déverse … sur A ; B y débarque »
        named = {node for each in here if each.weight > _ADJECTIVE for node in each.nodes}
        outer = [nodes for nodes in outer if not here or named & set(nodes)]
    told = {each.nodes: each.gender for each in here}  # as it is called here, « le roi de Jordanie »
    for rank, nodes in enumerate(outer):
        yield Figure(tuple(nodes), told.get(tuple(nodes), _gender_of(nodes, cast)), _ABOVE - rank, 0)
    yield from _answering(pronoun) if pronoun.acting else _acted_on(pronoun)
    for each in here:
        yield each._replace(weight=each.weight + _HERE)
    yield from faded(cast.scene)
    for rank, node in enumerate(cast.subjects[-_KEPT:]):
        yield Figure((node,), cast.gender(node), rank, 0)
    if cast.hero:
        yield Figure((cast.hero,), cast.gender(cast.hero), _HERO, 0)
    if cast.together:
        yield Figure(tuple(cast.together), "p", 0, 0)


def _answering(pronoun: Pronoun) -> Iterator[Figure]:
    """Whoever was accused or asked: « A accuse B de fraude, ce qu'il nie », « l'invite à partir, ce qu'il fait »."""
    sentence, words = pronoun.sentence, pronoun.cast.words
    if not words.has("summing_up", sentence.head(pronoun.verb).lower):
        return
    above = (w for w in sentence.ancestors(sentence.head(pronoun.verb)) if is_verb(w))
    asking = next((w for w in above if words.is_a(w.lemma, "object_control", "strict_control")), None)
    slots = ("obj", words.settings["indirect"])
    asked = [w for slot, w in verb_slots(sentence, asking, words) if slot in slots] if asking else []
    for word in asked:
        if word.i < pronoun.word.i and (nodes := tuple(pronoun.referring(sentence, word))):
            yield Figure(nodes, _gender_of(nodes, pronoun.cast), _ACTED_ON, word.start)


def _acted_on(pronoun: Pronoun) -> Iterator[Figure]:
    """The objects of the verb above a participle or an infinitive, which has the subject of that verb, and to whom that
    is said: « promet à A de l'aider »."""
    verb, sentence = pronoun.verb, pronoun.sentence
    above = sentence.head(verb)
    if above.relation == "obl" and not above.mention:  # « promet à A, par une lettre, de l'aider »
        above = sentence.head(above)
    if above is verb or not is_verb(above) or verb.morph.get("VerbForm") not in ("Part", "Inf", "Ger"):
        return
    if sentence.children(verb, "nsubj", "aux"):
        return
    words = pronoun.cast.words
    told = ("obj",) if words.is_a(above.lemma, "object_control") else ("obj", words.settings["indirect"])
    for slot, word in verb_slots(sentence, above, words):
        if slot in told and word.i < pronoun.word.i and (nodes := tuple(pronoun.referring(sentence, word))):
            yield Figure(nodes, _gender_of(nodes, pronoun.cast), _ACTED_ON, word.start)


def _means_no_actor(pronoun: Pronoun) -> bool:
    """« le nie », « y voit », « y met son veto », « s'y oppose »: what was said or done, not who."""
    words = pronoun.cast.words
    if pronoun.has("places"):
        around = pronoun.sentence.children(pronoun.verb)
        reflexive = any(child.lower in words.classes["reflexive_forms"] for child in around)
        put = any(words.has("put_to_things", w.lemma) for w in pronoun.sentence.children(pronoun.verb, "obj"))
        return reflexive or put or words.has("of_things", pronoun.verb.lemma)
    return pronoun.has("neutral_objects") and words.is_a(pronoun.verb.lemma, "deny")


def _beside(pronoun: Pronoun) -> set[str]:
    """Whom the verb of a pronoun has beside it: its objects, and the subject of an object."""
    sentence, verb = pronoun.sentence, pronoun.verb
    others = sentence.children(verb, "obj", "iobj")
    found = {node for other in others if other.mention and other is not pronoun.word for node in other.mention.nodes}
    if pronoun.acting:
        relatives = [w for w in others if pronoun.cast.words.has("relative_objects", w.lower)]
        return found | {node for w in relatives for node in pronoun.referring(sentence, w)}  # « A, qu'il a reçu »
    if not is_verb(verb):
        return found | {node for nodes in pronoun.subjects[:1] for node in nodes}
    acting = [word for slot, word in verb_slots(sentence, verb, pronoun.cast.words) if slot == "subj"]
    found |= {node for word in acting for node in _partner(pronoun, word)}
    subjects = {node for word in acting if word is not pronoun.word for node in pronoun.referring(sentence, word)}
    return found | (subjects or {node for nodes in pronoun.subjects[:1] for node in nodes})


def _partner(pronoun: Pronoun, subject: Word) -> list[str]:
    """« La première lui livrait des armes, la seconde … »: it is hardly the other of the two, whom another such word
    would mean."""
    two = two_of(pronoun.sentence, subject, pronoun.cast)
    before = pronoun.sentence.words[: subject.i]
    said = any(set(two) & set(w.mention.nodes) for w in before if w.mention and len(w.mention.nodes) == 1)
    return [] if said else two


def _leaning(pronoun: Pronoun, figure: Figure, genders: str) -> int:
    """What speaks for or against a figure by the form of the pronoun."""
    if pronoun.has("places"):
        return _PLACED if figure.place_name else 0 if figure.nodes else -_NEVER
    if not figure.nodes and pronoun.cast.words.has("of_persons", pronoun.verb.lemma) and pronoun.word.relation == "obj":
        return -_NEVER  # « l'a prié de … »
    if not figure.nodes and not figure.unknown:
        return 0 if pronoun.has("neutral_objects") and not pronoun.acting else -_THING
    if figure.unknown:
        return 0
    rescued = not pronoun.acting and pronoun.cast.words.has("rescuing", pronoun.verb.lemma)
    if rescued and _attacked_last(figure, pronoun.cast):
        return -_RIVAL
    unsure = genders == "f" and not figure.gender and pronoun.cast.is_a(figure.nodes[0], "Leader")
    return -_UNSURE if unsure else 0


def _attacked_last(figure: Figure, cast: Cast) -> bool:
    """Whether somebody was told last to have attacked another."""
    attackers = {cast.state_of(node) for node in cast.memory.intruder("")}
    return any(cast.state_of(node) in attackers for node in figure.nodes)


def _agrees(gender: str, genders: str) -> bool:
    if genders == "p":
        return gender == "p"
    return gender != "p" and (not gender or not genders or gender in genders)


def _gender_of(nodes: Sequence[str], cast: Cast) -> str:
    return "p" if len(nodes) > 1 else cast.gender(nodes[0])


def _may_mean(pronoun: Pronoun, figure: Figure) -> bool:
    """Whether a pronoun may mean all that a figure names; a mere thing it may."""
    cast, sought = pronoun.cast, pronoun.cast.sought
    for node in figure.nodes:
        led = "State" in sought.kinds and cast.is_a(node, "Leader")
        if cast.kinds.get(node) not in pronoun.fits["kinds"].split() or not (led or sought.fits(node, cast)):
            return False
    return True
