"""Who is meant by a noun that refers back: « le pays », « l'alliance », « son voisin »; loaders.pairs for several."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from foedus.graph.names import fold
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import preposition
from foedus.loaders.nouns import Noun, is_definite, is_pointed_at, named_before, states_before
from foedus.loaders.pairs import number_of, pair, told_behind, two_neighbours
from foedus.loaders.salience import faded
from foedus.loaders.words import Word

_WORLDWIDE = 60  # members, more than any continent has states


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


def set_in(noun: Noun) -> list[str]:
    """« À Quito, le gouvernement dément … »: the capital or the state at the head of the clause."""
    sentence, places = noun.sentence, noun.cast.words.classes["prepositions_of_place"]
    beside = sentence.children(sentence.head(noun.word), "obl") if noun.word.relation == "nsubj" else []
    fronted = [w.mention for w in beside if w.i < noun.word.i and preposition(sentence, w, noun.cast.words) in places]
    return [mention.node for mention in fronted if mention and mention.kind == "State"][:1]


def foremost_state(cast: Cast) -> list[str]:
    """The state that a document is about: of those that it names often the one named first."""
    states = [node for node in cast.weights if cast.is_a(node, "State")]
    most = max((cast.weights[node] for node in states), default=0)
    return [node for node in states if 2 * cast.weights[node] >= most][:1]


def called_so(epithet: str, cast: Cast) -> list[str]:
    """The one state of those that a document names, before or behind, that was called so at the time."""
    return _alone(cast.names.called(epithet, cast.days), cast)


def by_title(noun: Noun, title: str = "") -> list[str]:
    """« the Tsar », « the Shah »: the state, named before or not, that alone or before others is ruled under such a
    title; of several the one that the text names, or that alone borders on those that it names."""
    cast, title = noun.cast, title or noun.word.lemma
    called = [state for state in sorted(cast.names.called(title, cast.days)) if cast.names.was_at(state, cast.days)]
    if not called or not is_definite(noun.sentence, noun.word, cast):
        return []
    near = [state for state in called if cast.names.neighbours.get(state, set()) & cast.weights.keys()]
    first = [state for state in (cast.names.first_called(title, cast.days),) if state in called]
    only = next((found for found in (called, near, first) if len(found) == 1), [])
    cast.kinds |= dict.fromkeys(only, "State")
    return [state for state in states_before(noun) if state in called][:1] or called_so(title, cast) or only


def country(noun: Noun) -> list[str]:
    """« le pays », « les deux États », « son royaume », « l'émirat »."""
    cast, word = noun.cast, noun.word
    plural = word.morph.get("Number") == "Plur"
    own = any(c.lower in cast.words.classes["possessives"] for c in noun.sentence.children(word, "det", "nmod"))
    if (plural or not own) and (named := noun.listed()):  # « son pays, comme A et B »
        return named
    owners = noun.owners()
    if owned := [n for n in owners if cast.is_a(n, "State", "Leader")]:
        return list(dict.fromkeys(state for node in owned if (state := cast.state_of(node))))
    if whole := _members_of(noun, owners) or told_behind(noun):
        return whole
    called = _called(noun)
    if cast.words.has("lands", word.lemma) and (plural or not called):  # « l'île » that nobody is called
        return []
    if several := pair(noun):
        states = list(dict.fromkeys(cast.state_of(node) or node for node in several))
        return states if not called or called.issuperset(states) else []  # « les deux Empires » are two of those
    if plural or noun.sentence.children(word, "nmod") or not is_definite(noun.sentence, word, cast):
        return []
    states = states_before(noun)
    if called:
        named = [state for state in states if state in called][:1]
        return named or (_alone(called, cast) if cast.words.has("lands", word.lemma) else [])
    subject = [state for node in noun.above() if (state := cast.state_of(node)) and cast.is_a(state, "State")]
    pointed = word.relation != "nsubj" and is_pointed_at(noun.sentence, word, cast)  # « le président de ce pays »
    if pointed or word.relation in ("obj", "obl") or _is_place(noun):
        # « a envahi le royaume » is hardly about its own subject's
        others = [state for state in states if state not in subject[:1]]
        return [state for state in foremost_state(cast) if state in others and not pointed] or others[:1]
    return (subject or _foremost(noun, states) or states)[:1]


def _alone(called: Collection[str], cast: Cast) -> list[str]:
    """« le nord de l'île », of a state that the text names only behind: the one of those called so that it names."""
    named = [state for state in cast.weights if state in called and state not in cast.sought.but]
    return named if len(named) == 1 else []


def _foremost(noun: Noun, states: Sequence[str]) -> list[str]:
    """Of states named before the one that stood out most in the last sentences."""
    told = [f for f in faded(noun.cast.scene) if len(f.nodes) == 1 and f.nodes[0] in states]
    best = max(told, key=lambda f: (f.weight, f.place), default=None)
    return [*best.nodes] if best else []


def _is_place(noun: Noun) -> bool:
    """« des soldats dans le pays »."""
    cases = noun.sentence.children(noun.word, "case")
    return any(case.lower in noun.cast.words.classes["prepositions_of_place"] for case in cases)


def _members_of(noun: Noun, owners: Sequence[str]) -> list[str]:
    """« les pays de l'alliance », « les États membres de X »: all of them are X."""
    sentence, word, cast = noun.sentence, noun.word, noun.cast
    determiners = sentence.children(word, "det", "case", "nummod")
    if word.morph.get("Number") != "Plur" or any(c.pos == "NUM" for c in determiners):
        return []
    if not any(cast.words.has("all_of", c.lower) for c in determiners):
        return []
    return [node for node in owners if cast.is_a(node, "Alliance", "Organization")]


def former_ruler(noun: Noun) -> list[str]:
    """« l'ancienne puissance coloniale », « l'ex-colonisateur »: whoever ruled the state that the sentence names, else
    the one, of those named, that the text is about."""
    cast = noun.cast
    states = states_before(noun)
    here = [cast.state_of(node) for w in noun.sentence.words if w.mention for node in w.mention.nodes]
    order = [*filter(None, here), *(state for state in foremost_state(cast) if state in states), *states]
    rulers = (cast.names.rulers.get(state) for state in order)
    found = next((ruler for ruler in rulers if ruler and ruler not in cast.sought.but), None)
    cast.kinds |= {found: "State"} if found else {}
    return [found] if found and is_definite(noun.sentence, noun.word, cast) else []


def _called(noun: Noun) -> set[str]:
    """The states of which an epithet may be said: « l'émirat », « la République islamique »."""
    names, days, word = noun.cast.names, noun.cast.days, noun.word
    adjectives = [c for c in noun.sentence.children(word, "amod") if c.i == word.i + 1]
    wholes = (names.called(f"{word.lower} {each.lower}", days) for each in adjectives)
    return next(filter(None, wholes), None) or names.called(word.lemma, days)


def group(noun: Noun) -> list[str]:
    """« l'alliance », « le bloc », « l'organisation », « les rebelles », with or without a name beside it."""
    cast, word = noun.cast, noun.word
    if named := noun.listed():
        return named
    if owned := [n for n in noun.owners() if cast.is_a(n, "Alliance", "Organization")]:
        return owned
    unknown = any(c.text[:1].isupper() and not c.mention for c in noun.sentence.children(word, "compound", "flat"))
    told = [c for c in noun.sentence.children(word, "nmod") if not cast.words.has("sorts", c.lemma)]
    if unknown or told or not is_definite(noun.sentence, word, cast):
        return []
    before = [each for node in named_before(noun) for each in (cast.state_of(node) or node, node)]
    armed = cast.words.has("armed_nouns", word.lemma)
    if armed and noun.adjectives():  # « the Congolese rebels » may be any
        return []
    if word.morph.get("Number") == "Plur" and not armed:
        return []
    kinds = ("Alliance",) if cast.words.is_a(word.lemma, "alliance_nouns") else ("Alliance", "Organization")
    order = [node for node in before if cast.is_a(node, *kinds)]
    if any(cast.words.has("regional", c.lemma) for c in noun.sentence.children(word, "amod")):
        order = [node for node in order if _is_regional(node, cast)]
    if not cast.words.has("any_bodies", word.lemma):
        order = [node for node in order if cast.is_faction(node) == armed]
    plain = cast.words.has("plain_bodies", word.lemma) and word.text.islower()  # « l'organisation » may be any body
    bearing = [] if plain else _bearing(word, order, cast)
    if cast.words.has("own_names", word.lemma):
        order = bearing or (order if armed and _is_actor(noun) else [])
    if titled := _titled(noun, order):
        return titled
    if not order and (founded := cast.alliance_of_treaty(word.start)):
        return [founded]
    return (bearing or order)[-1:]


def _titled(noun: Noun, before: Sequence[str]) -> list[str]:
    """« l'Alliance »: with a capital and nothing beside it, the body that alone is called so at the time, unless the
    text named others that might be."""
    word, cast = noun.word, noun.cast
    if not word.text[:1].isupper() or noun.sentence.children(word, "amod", "nmod", "flat", "compound"):
        return []
    bodies = cast.names.nodes
    called = [n for n in sorted(cast.names.called(word.lemma, cast.days)) if n in bodies and bodies[n].kind != "State"]
    if len(called) != 1 or (before and called[0] not in before):
        return []
    cast.kinds |= {node: bodies[node].kind for node in called}
    return called


def _is_regional(node: str, cast: Cast) -> bool:
    """Whether a body is no more than that of a continent, nor an organ of a larger one."""
    parent = cast.names.nodes[node].attributes.get("parent") if node in cast.names.nodes else None
    return not parent and len(cast.names.members.get(node, ())) < _WORLDWIDE


def _is_actor(noun: Noun) -> bool:
    """« Le mouvement a … », « le mouvement chiite », but not « suivre le mouvement »."""
    word = noun.word
    after = noun.sentence.words[word.i + 1 : word.i + 2]
    described = any(w.pos in ("ADJ", "NOUN") and w.text.islower() and not w.mention for w in after)
    return described or word.relation not in ("obj", "obl")


def _bearing(word: Word, bodies: Sequence[str], cast: Cast) -> list[str]:
    """Those bodies that have a noun in their name, as what they are where any is."""
    bearing = [node for node in bodies if fold(word.lemma) in fold(cast.label(node)).split()]
    return [node for node in bearing if _is_head(fold(word.lemma), cast.label(node), cast)] or bearing


def named_body(noun: Noun) -> list[str]:
    """« la Cour », « le Conseil »: with a capital, the body called so that was named last."""
    sentence, word, cast = noun.sentence, noun.word, noun.cast
    if not word.text[:1].isupper() or sentence.children(word, "nmod", "amod") or not is_definite(sentence, word, cast):
        return []
    bodies = [node for node in named_before(noun) if cast.is_a(node, "Alliance", "Organization")]
    return [node for node in _bearing(word, bodies, cast) if _is_head(fold(word.lemma), cast.label(node), cast)][-1:]


def _is_head(noun: str, label: str, cast: Cast) -> bool:
    """Whether a name is that of such a body: « the League » is not the Council of the League."""
    words = fold(label).split()
    behind = next((i for i, word in enumerate(words) if cast.words.has("of", word)), len(words))
    return noun in (words[0], words[behind - 1])


def meeting(noun: Noun) -> list[str]:
    """« la session », « le sommet » of a body that was named before; « le sommet arabe » may be that of another."""
    behind = noun.sentence.words[noun.word.i + 1 : noun.word.i + 2]
    if any(w.pos == "ADJ" and not noun.cast.words.has("any_meeting", w.lemma) for w in behind):
        return []
    bare = not noun.sentence.children(noun.word, "case")
    definite = (bare and is_definite(noun.sentence, noun.word, noun.cast)) or noun.word.relation == "nsubj"
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
    if not possessive and number_of(noun) == 2 and cast.words.has("neighbour_nouns", word.lemma):
        return two_neighbours(noun)
    if not possessive and not whose and (next_door := _next_door(noun)):
        return next_door
    if not possessive or not whose:
        return [] if possessive else pair(noun) or ([] if whose else _allies(noun))
    others = [state for state in states_before(noun) if state not in whose]
    fitting = _fitting(whose[0], others, word.lemma, cast) or _told_later(noun, whose[0])
    count = number_of(noun) or (1 if word.morph.get("Number") != "Plur" else 0)
    return fitting[:count]


def _told_later(noun: Noun, whose: str) -> list[str]:
    """« neuf sites de son voisin », of a state that the text names only behind: the one neighbour that it names."""
    cast = noun.cast
    near = cast.names.neighbours.get(whose, set()) if cast.words.has("neighbour_nouns", noun.word.lemma) else set()
    return _alone(near, cast)


def _next_door(noun: Noun) -> list[str]:
    """« le grand voisin du nord a sommé A de … »: a neighbour, named before, of the one state that is named beside."""
    cast, word = noun.cast, noun.word
    one = word.morph.get("Number") != "Plur" and is_definite(noun.sentence, word, cast)
    if not one or not cast.words.has("neighbour_nouns", word.lemma):
        return []
    here = [w.mention for w in noun.sentence.words if w.mention and w.mention.kind in ("State", "Leader")]
    states = dict.fromkeys(cast.state_of(node) or node for mention in here for node in mention.nodes)
    others = [state for state in states_before(noun) if state not in states]
    return _fitting(next(iter(states)), others, word.lemma, cast)[:1] if len(states) == 1 else []


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
    allies = names.allies(whose, cast.days)
    friends = [state for state in others if state in allies]
    return friends or cast.memory.friends(whose) or list(others)
