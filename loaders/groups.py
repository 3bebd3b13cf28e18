"""Who is meant by a noun that refers back: « le pays », « les deux camps », « l'alliance », « son voisin »."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from foedus.graph.names import fold
from foedus.loaders.cast import Cast
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Sentence, Word

_LATEST = 6
_PAIR = 2
_FAR_MORE = 1.5  # times as often
_FAR = 10  # words between a noun and the names set beside it


class Noun(Protocol):
    """A noun in its sentence, as loaders.actors hands it over."""

    sentence: Sentence
    word: Word
    cast: Cast

    def owners(self) -> list[str]: ...
    def adjectives(self) -> list[str]: ...
    def above(self) -> list[str]: ...
    def listed(self) -> list[str]: ...


def is_definite(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """Whether a noun stands for something known: with a definite article or « ce »."""
    return any(child.lower in cast.words.classes["definite"] for child in sentence.children(word, "det", "case"))


def set_beside(sentence: Sentence, word: Word, words: Lexicon) -> list[str]:
    """Names behind a comma, dash, colon or bracket behind a noun and its complement, which go on with no verb: « ses
    alliées, la Serbie et la Grèce », « les trois pays de la Confédération – Mali, Burkina Faso et Niger – »."""
    opened = False
    inside = {w.i for w in sentence.subtree(word)}
    for after in sentence.words[word.i + 1 : word.i + 1 + _FAR]:
        if opened and after.mention and after.mention.role != "demonym" and after.mention.kind != "Treaty":
            behind = sentence.words[after.i + 1] if after.i + 1 < len(sentence.words) else None
            goes_on = behind is not None and behind.pos in ("VERB", "AUX", "PRON", "ADV")
            return [] if goes_on else list(after.mention.nodes)
        if after.text in (",", "-", "(", ":"):
            opened = True
        elif after.pos != "DET" and not words.has("such_as", after.lower) and (opened or after.i not in inside):
            return []
    return []


def states_before(noun: Noun) -> list[str]:
    """The states named so far, the latest first."""
    cast = noun.cast
    before = [node for w in noun.sentence.words if w.i < noun.word.i and w.mention for node in w.mention.nodes]
    states = [cast.state_of(node) for node in [*reversed(before), *reversed(cast.recent)]]
    return list(dict.fromkeys(state for state in states if state and cast.is_a(state, "State")))


def acting_state(noun: Noun) -> list[str]:
    """The state that acted last, for « le gouvernement » without an owner."""
    cast = noun.cast
    named = [n for w in reversed(noun.sentence.words[: noun.word.i]) if w.mention for n in reversed(w.mention.nodes)]
    near = [] if noun.word.relation == "nsubj" else named
    states = [cast.state_of(node) for node in [*near, *noun.above(), *reversed(cast.subjects)]]
    here = {
        cast.state_of(node)
        for node in [*named, *(n for w in noun.sentence.words if w.mention for n in w.mention.nodes)]
    }
    if not states:
        states += sorted(cast.weights.keys() - here, key=lambda node: (-cast.weights[node], node))[:1]
    but = {cast.state_of(node) for node in cast.sought.but}
    return [state for state in states if state and state not in but and cast.is_a(state, "State")][:1]


def foremost_state(cast: Cast) -> list[str]:
    """The state that a document is about: of those that it names often the one named first."""
    states = [node for node in cast.weights if cast.is_a(node, "State")]
    most = max((cast.weights[node] for node in states), default=0)
    return [node for node in states if 2 * cast.weights[node] >= most][:1]


def latest_several(cast: Cast, count: int, here: Sequence[tuple[str, ...]] = ()) -> list[str]:
    """So many states that were named in one breath, or acted together: those of whom the document says most, of the
    latest few."""
    but = {cast.state_of(node) for node in cast.sought.but}  # « to both A has promised … »: A is neither
    groups = [n for n in [tuple(cast.together), *cast.lists, *here] if len(n) == count]
    near = [tuple(cast.together), *here]
    fitting = [n for n in groups if _all_states(n, cast) or (n in near and _all_bodies(n, cast))]
    fitting = [nodes for nodes in fitting if not but & {cast.state_of(node) for node in nodes}]
    if here and fitting and fitting[-1] in here:
        return list(fitting[-1])
    told = [n for n in cast.memory.pairs() if count == _PAIR and _all_states(n, cast)]
    weight: dict[tuple[str, ...], int] = {
        nodes: sum(cast.weights.get(cast.state_of(n) or "", 0) for n in nodes) for nodes in (*told, *fitting[-_LATEST:])
    }
    best = max(weight.values(), default=0)
    if count == _PAIR and fitting and (main := _main_pair(cast, best)) and not but & {*main}:
        return main
    return next((list(nodes) for nodes, heavy in reversed(weight.items()) if heavy == best), [])


def _main_pair(cast: Cast, weight: int) -> list[str]:
    """The two states that a text is about, where it names each far more often than any other, and than two that it
    named in one breath."""
    states = [node for node in cast.weights if cast.is_a(node, "State")]
    states.sort(key=lambda node: (-cast.weights[node], node))
    third = cast.weights[states[_PAIR]] if len(states) > _PAIR else 0
    main = states[:_PAIR]
    clear = len(main) == _PAIR and cast.weights[main[1]] >= _FAR_MORE * max(third, 1)
    return main if clear and sum(cast.weights[node] for node in main) > _FAR_MORE * weight else []


def _lists_before(sentence: Sentence, word: Word) -> list[tuple[str, ...]]:
    named = [w for w in sentence.words[: word.i] if w.mention and w.mention.kind != "Treaty"]
    joined = [[w, *(c for c in sentence.children(w, "conj") if c in named)] for w in named if w.relation == "nsubj"]
    lists = [w.mention.nodes for w in named if w.mention and len(w.mention.nodes) > 1]
    acting = [tuple(n for w in several if w.mention for n in w.mention.nodes) for several in joined]
    return lists + [nodes for nodes in acting if len(nodes) > 1 and nodes not in lists]


def one_of_pair(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    """« both », « the former », « the latter »: the latest two that were named in one breath, or one of them."""
    place = cast.words.settings.get("pairs", {}).get(word.lower)
    if place is None or word.relation in ("amod", "compound", "det", "cc", "advmod", "preconj"):
        return []
    two = latest_several(cast, _PAIR, _lists_before(sentence, word))
    return two[place : place + 1] if place < _PAIR else two


def by_title(noun: Noun) -> list[str]:
    """« the Tsar », « the Shah »: the state, named before, that alone is ruled under such a title."""
    called = noun.cast.names.epithets.get(fold(noun.word.lemma), ())
    known = called and is_definite(noun.sentence, noun.word, noun.cast)
    return [state for state in states_before(noun) if state in called][:1] if known else []


def _all_states(nodes: Sequence[str], cast: Cast) -> bool:
    return all(cast.is_a(cast.state_of(node) or "", "State") for node in nodes)


def _all_bodies(nodes: Sequence[str], cast: Cast) -> bool:
    return all(cast.is_a(node, "State", "Alliance", "Organization") for node in nodes)


def _count(noun: Noun) -> int:
    numbers: dict[str, int] = noun.cast.words.settings["numbers"]
    before = noun.sentence.children(noun.word, "nummod", "det")
    if noun.word.relation == "nmod" and noun.cast.words.has("portions", noun.sentence.head(noun.word).lower):
        before = [noun.sentence.head(noun.word)]
    return next((numbers[child.lower] for child in before if child.lower in numbers), 0)


def pair(noun: Noun, *, persons: bool = False) -> list[str]:
    """« les deux pays », « les trois États »; « les parties au conflit », « les belligérants »: the latest so many
    states, but for the one that acts on them. With `persons`, « les deux présidents »."""
    cast, count = noun.cast, _count(noun)
    if count > 1 and not _is_counted(noun):
        return []  # « deux pays », « two planes were shot down »: any two
    plural = noun.word.morph.get("Number") == "Plur"
    opposed = plural and cast.words.is_a(noun.word.lemma, "pair_nouns") and is_definite(noun.sentence, noun.word, cast)
    if not (count > 1 and not _told_apart(noun)) and not opposed:
        return []
    talking = opposed and not count and not cast.words.has("opposed_nouns", noun.word.lemma)
    if talking and ((met := cast.memory.met()) or noun.word.relation == "nsubj"):
        return met  # « leur entretien, pendant lequel les parties … »
    count = count or 2
    at_odds = opposed and count == _PAIR and cast.words.has("opposed_nouns", noun.word.lemma)
    own = [cast.state_of(node) for node in noun.above()]
    if at_odds and (rivals := cast.memory.rivals(*[state for state in own if state])):
        return rivals
    if together := latest_several(cast, count, _lists_before(noun.sentence, noun.word)):
        return together if persons else list(dict.fromkeys(cast.state_of(node) or node for node in together))
    if persons:
        leaders = list(dict.fromkeys(node for node in reversed(cast.recent) if cast.is_a(node, "Leader")))
        if len(leaders) >= count:
            return leaders[:count][::-1]
    states = [state for state in states_before(noun) if state not in own]
    return states[:count][::-1] if len(states) >= count > 1 else []


def _is_counted(noun: Noun) -> bool:
    """Whether a number counts something told of before: « the two », « both », « two of the countries »."""
    words, word = noun.cast.words, noun.word
    both = {told for told, place in words.settings.get("pairs", {}).items() if place >= _PAIR}
    around = noun.sentence.children(word, "nummod", "det", "case", "cc")
    pointing = [words.classes["definite"], words.classes["possessives"], words.classes.get("all_of", ()), both]
    portion = word.relation == "nmod" and words.has("portions", noun.sentence.head(word).lower)
    return portion or any(child.lower in known for child in around for known in pointing)


def _told_apart(noun: Noun) -> bool:
    """Whether something tells which ones are meant: « les deux pays du Nord », « les deux capitales communistes »."""
    words, word = noun.cast.words, noun.word
    named = noun.sentence.children(word, "nmod", "acl", "obl")
    comma = next((w.i for w in noun.sentence.words[word.i :] if w.text == ","), len(noun.sentence.words))
    adjectives = [c for c in noun.sentence.children(word, "amod") if c.i > word.i]
    apart = [c for c in adjectives if not words.has("mutual", c.lemma) and c.morph.get("NumType") is None]
    return any(child.i < comma for child in named) or (bool(apart) and "mutual" in words.classes)


def country(noun: Noun) -> list[str]:
    """« le pays », « les deux États », « son royaume », « l'émirat »."""
    cast, word = noun.cast, noun.word
    if named := noun.listed():
        return named
    owners = noun.owners()
    if owned := [n for n in owners if cast.is_a(n, "State", "Leader")]:
        return list(dict.fromkeys(state for node in owned if (state := cast.state_of(node))))
    if whole := _members_of(noun, owners):
        return whole
    if several := pair(noun):
        return list(dict.fromkeys(cast.state_of(node) or node for node in several))
    plural = word.morph.get("Number") == "Plur"
    if plural or noun.sentence.children(word, "nmod") or not is_definite(noun.sentence, word, cast):
        return []
    states = states_before(noun)
    if called := _called(noun):
        return [state for state in states if state in called][:1]
    subject = [state for node in noun.above() if (state := cast.state_of(node)) and cast.is_a(state, "State")]
    if word.relation in ("obj", "obl"):  # « a envahi le royaume » is hardly about its own subject's
        return [state for state in states if state not in subject[:1]][:1]
    return (subject or states)[:1]


def _members_of(noun: Noun, owners: Sequence[str]) -> list[str]:
    """« les pays de l'alliance », « les États membres de X »: all of them are X."""
    sentence, word, cast = noun.sentence, noun.word, noun.cast
    determiners = sentence.children(word, "det", "case", "nummod")
    if word.morph.get("Number") != "Plur" or any(c.pos == "NUM" for c in determiners):
        return []
    if not any(cast.words.has("all_of", c.lower) for c in determiners):
        return []
    return [node for node in owners if cast.is_a(node, "Alliance", "Organization")]


def _called(noun: Noun) -> set[str]:
    """The states of which an epithet may be said: « l'émirat », « la République islamique »."""
    epithets = noun.cast.names.epithets
    adjectives = [c for c in noun.sentence.children(noun.word, "amod") if c.i == noun.word.i + 1]
    wholes = (epithets.get(fold(f"{noun.word.lower} {each.lower}")) for each in adjectives)
    return next(filter(None, wholes), None) or epithets.get(fold(noun.word.lemma), set())


def group(noun: Noun) -> list[str]:
    """« l'alliance », « le bloc », « l'organisation », « les rebelles », with or without a name beside it."""
    cast, word = noun.cast, noun.word
    if named := noun.listed():
        return named
    if owned := [n for n in noun.owners() if cast.is_a(n, "Alliance", "Organization")]:
        return owned
    unknown = any(c.text[:1].isupper() and not c.mention for c in noun.sentence.children(word, "compound", "flat"))
    if unknown or noun.sentence.children(word, "nmod") or not is_definite(noun.sentence, word, cast):
        return []
    before = [node for w in noun.sentence.words if w.i < word.i and w.mention for node in w.mention.nodes]
    armed = cast.words.has("armed_nouns", word.lemma)
    if armed and noun.adjectives():  # « the Congolese rebels » may be any
        return []
    if word.morph.get("Number") == "Plur" and not armed:
        return []
    kinds = ("Alliance",) if cast.words.is_a(word.lemma, "alliance_nouns") else ("Alliance", "Organization")
    order = [node for node in [*cast.recent, *before] if cast.is_a(node, *kinds)]
    if not cast.words.has("any_bodies", word.lemma):
        order = [node for node in order if cast.is_faction(node) == armed]
    bearing = [node for node in order if fold(word.lemma) in fold(cast.label(node)).split()]
    bearing = [node for node in bearing if _is_head(fold(word.lemma), cast.label(node), cast)] or bearing
    if cast.words.has("own_names", word.lemma):
        order = bearing
    if not order and (founded := cast.alliance_of_treaty(word.start)):
        return [founded]
    return (bearing or order)[-1:]


def _is_head(noun: str, label: str, cast: Cast) -> bool:
    """Whether a name is that of such a body: « the League » is not the Council of the League."""
    words = fold(label).split()
    behind = next((i for i, word in enumerate(words) if cast.words.has("of", word)), len(words))
    return noun in (words[0], words[behind - 1])


def meeting(noun: Noun) -> list[str]:
    """« la session », « le sommet » of a body that was named before."""
    definite = is_definite(noun.sentence, noun.word, noun.cast) or noun.word.relation == "nsubj"
    latest = noun.cast.latest("Alliance", "Organization") if definite else None
    return [latest] if latest and not noun.sentence.children(noun.word, "nmod") else []


def ally(noun: Noun) -> list[str]:
    """« ses alliés, dont X », « son voisin malien », « ses partenaires turc et iranien »; « son allié » alone is the
    other state that was named last and is one."""
    cast, word = noun.cast, noun.word
    if named := noun.listed() or noun.adjectives():
        return named
    above = noun.sentence.head(word)
    subject = above.relation == "nsubj" and above.mention is not None and above.mention.kind == "State"
    if word.relation == "appos" and subject and above.mention:  # « A, its ally, did … »
        return list(above.mention.nodes)
    possessive = any(c.lower in cast.words.classes["possessives"] for c in noun.sentence.children(word, "det", "nmod"))
    with cast.freely():  # whose ally is acted on may be the one that acts
        whose = [state for node in noun.owners() if (state := cast.state_of(node))]
    if not possessive or not whose:
        return [] if possessive else pair(noun) or whose or _allies(noun)
    others = [state for state in states_before(noun) if state not in whose]
    fitting = _fitting(whose[0], others, word.lemma, cast)
    count = _count(noun) or (1 if word.morph.get("Number") != "Plur" else 0)
    return fitting[:count]


def _allies(noun: Noun) -> list[str]:
    """« les alliés »: those who were told to have allied themselves."""
    words, lemma = noun.cast.words, noun.word.lemma
    others = words.has("neighbour_nouns", lemma) or words.has("enemy_nouns", lemma)
    plural = noun.word.morph.get("Number") == "Plur" and is_definite(noun.sentence, noun.word, noun.cast)
    bare = not noun.sentence.children(noun.word, "amod", "nmod", "acl")
    return noun.cast.memory.allies() if plural and bare and not others else []


def _fitting(whose: str, others: Sequence[str], lemma: str, cast: Cast) -> list[str]:
    """Of other states those that are neighbours, allies or enemies of one, the likeliest first."""
    words, names = cast.words, cast.names
    if words.has("neighbour_nouns", lemma):
        near = [state for state in others if state in names.neighbours.get(whose, ())]
        return sorted(near, key=lambda state: -cast.weights.get(state, 0))
    if words.has("enemy_nouns", lemma):
        return [state for state in cast.memory.opponent(whose) if state in others] or list(others)
    friends = [state for state in others if names.allied(whose, state, cast.days)]
    return friends or cast.memory.friends(whose) or list(others)
