"""Who is meant by « les deux pays », « les belligérants », « both »: so many that were named or acted together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from foedus.loaders.cast import Cast
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.nouns import Noun, is_definite, named_before, states_before
from foedus.loaders.salience import faded
from foedus.loaders.words import Sentence, Word

_LATEST = 6
_PAIR = 2
_FAR_MORE = 1.5  # times as often


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
    told = [n for n in cast.memory.pairs() if count == _PAIR and _all_states(n, cast) and not but & {*n}]
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
    if (place := _place_in_two(sentence, word, cast)) is not None:
        two = several_told(cast, _PAIR)
        return two[place : place + 1] if place < _PAIR else two
    place = cast.words.settings.get("pairs", {}).get(word.lower)
    if place is None or word.relation in ("amod", "compound", "det", "cc", "advmod", "preconj"):
        return []
    if cast.words.settings.get("pairs_with_article") and not _stands_alone(sentence, word, cast):
        return []
    if place >= _PAIR:
        return latest_several(cast, _PAIR, _lists_before(sentence, word))
    return two_of(sentence, word, cast)[place : place + 1]


def two_of(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    """The two of whom « le premier », « la seconde », « l'un » is one; nobody where a word is none of these."""
    if cast.words.settings.get("pairs", {}).get(word.lower, _PAIR) >= _PAIR:
        return [] if _place_in_two(sentence, word, cast) is None else several_told(cast, _PAIR)
    here = _lists_before(sentence, word)
    lists = [nodes for nodes in [*cast.lists, *here] if len(nodes) == _PAIR and _all_states(nodes, cast)]
    return _two_before(sentence, word, cast) or ([*lists[-1]] if lists else latest_several(cast, _PAIR, here))


def _place_in_two(sentence: Sentence, word: Word, cast: Cast) -> int | None:
    """Which of two « l'un » and « l'autre » are of the same sentence, both where nothing but « et », « ni », « comme »
    stands between them; None for any other word."""
    words = cast.words
    ones, others = words.classes.get("one_of_two", ()), words.classes.get("other_of_two", ())
    if word.lower not in ones and word.lower not in others:
        return None
    elided = [w for before, w in zip(sentence.words, sentence.words[1:], strict=False) if _is_elided(before, words)]
    one = next((w for w in elided if w.lower in ones), None)
    other = next((w for w in elided if w.lower in others and one and w.i > one.i), None)
    if one is None or other is None or word not in (one, other):
        return None
    between = sentence.words[one.i + 1 : other.i - 1]
    if all(w.lower in words.classes["joins_two"] for w in between):
        return _PAIR
    return 0 if word is one else 1


def is_one_of_two(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """Whether a word is « l'un l'autre »: each of those who act, acting on each other."""
    return _place_in_two(sentence, word, cast) == _PAIR


def states_of(nodes: Sequence[str], cast: Cast) -> list[str]:
    """The states that some lead or represent, each once; of others themselves."""
    return list(dict.fromkeys(cast.state_of(node) or node for node in nodes))


def _is_elided(article: Word, words: Lexicon) -> bool:
    return words.has("elided_objects", article.lower)


def several_told(cast: Cast, count: int = 0) -> list[str]:
    """The several, or so many, of whom the sentences told last, named or not: « ont réuni les deux camps »."""
    groups = [f for f in faded(cast.scene) if len(f.nodes) > 1 and _all_apart(f.nodes, cast)]
    groups = [f for f in groups if count in (0, len(f.nodes))]
    return list(max(groups, key=lambda f: f.place).nodes) if groups else []


def _all_apart(nodes: Sequence[str], cast: Cast) -> bool:
    """Whether all are of different states, or bodies."""
    return len({cast.state_of(node) or node for node in nodes}) == len(nodes)


def _two_before(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    """« A froze its talks with B, and the latter … »: the only two that the sentence named before."""
    named = [w.mention for w in sentence.words[: word.i] if w.mention and w.mention.kind != "Treaty"]
    nodes = [*dict.fromkeys(node for mention in named for node in mention.nodes)]
    return nodes if len(nodes) == _PAIR and _all_bodies(nodes, cast) else []


def _stands_alone(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """« Le premier a … », « La seconde, … », but not « le premier homme », « le premier à … »."""
    words = cast.words
    article = sentence.words[word.i - 1].lower if word.i else ""
    after = sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else None
    ends = after is None or (after.pos in ("VERB", "AUX", "PUNCT", "PRON", "ADV") and not after.mention)
    return ends and article in words.settings.get("genders", {}) and article in words.classes["definite"]


def _all_states(nodes: Sequence[str], cast: Cast) -> bool:
    """Whether each is another state, or of another one: not « leurs ministres, A et B », both of one."""
    states = {cast.state_of(node) or "" for node in nodes}
    return len(states) == len(nodes) and all(cast.is_a(state, "State") for state in states)


def _all_bodies(nodes: Sequence[str], cast: Cast) -> bool:
    return all(cast.is_a(node, "State", "Alliance", "Organization") for node in nodes)


def number_of(noun: Noun) -> int:
    numbers: dict[str, int] = noun.cast.words.settings["numbers"]
    before = noun.sentence.children(noun.word, "nummod", "det")
    if noun.word.relation == "nmod" and noun.cast.words.has("portions", noun.sentence.head(noun.word).lower):
        before = [noun.sentence.head(noun.word)]
    return next((numbers[child.lower] for child in before if child.lower in numbers), 0)


def pair(noun: Noun, *, persons: bool = False) -> list[str]:
    """« les deux pays », « les trois États »; « les parties au conflit », « chaque camp »: the latest so many
    states, but for the one that acts on them. With `persons`, « les deux présidents »."""
    cast, count = noun.cast, number_of(noun)
    if count > 1 and not _is_counted(noun):
        return []  # « deux pays », « two planes were shot down »: any two
    plural = noun.word.morph.get("Number") == "Plur"
    each = any(cast.words.has("every", child.lower) for child in noun.sentence.children(noun.word, "det"))
    meant = each or (plural and is_definite(noun.sentence, noun.word, cast))
    opposed = meant and cast.words.is_a(noun.word.lemma, "pair_nouns")
    if not (count > 1 and not _told_apart(noun)) and not opposed:
        return []
    talking = opposed and not each and not count and not cast.words.has("opposed_nouns", noun.word.lemma)
    if talking and ((met := cast.memory.met()) or noun.word.relation == "nsubj"):
        return met  # « leur entretien, pendant lequel les parties … »
    count = count or 2
    at_odds = opposed and count == _PAIR and cast.words.has("opposed_nouns", noun.word.lemma)
    own = [cast.state_of(node) for node in noun.above()]
    if at_odds and (rivals := cast.memory.rivals(*[state for state in own if state])):
        return rivals
    people = persons or cast.words.has("person_nouns", noun.word.lemma)
    if people and (two := (_two_persons(noun) if count == _PAIR else []) or _two_leaders(noun, count)):
        return two
    if count == _PAIR and (two := _two_here(noun) or _just_named(noun)):
        return two
    if together := latest_several(cast, count, _lists_before(noun.sentence, noun.word)):
        return together if persons else states_of(together, cast)
    if persons:
        leaders = list(dict.fromkeys(node for node in reversed(named_before(noun)) if cast.is_a(node, "Leader")))
        if len(leaders) >= count:
            return leaders[:count][::-1]
    states = [state for state in states_before(noun) if state not in own]
    return states[:count][::-1] if len(states) >= count > 1 else []


def _two_leaders(noun: Noun, count: int) -> list[str]:
    """« les deux hommes »: the latest so many leaders that were named in one breath, of other states than those that
    act on them."""
    cast = noun.cast
    but = {cast.state_of(node) for node in (*cast.sought.but, *noun.above())}
    groups = [nodes for nodes in cast.lists if len(nodes) == count and all(cast.is_a(n, "Leader") for n in nodes)]
    fitting = [nodes for nodes in groups[-1:] if _all_states(nodes, cast)]
    return [node for nodes in fitting for node in nodes if not but & {cast.state_of(n) for n in nodes}]


def _two_here(noun: Noun) -> list[str]:
    """« It gave B six boats, and the two countries signed … »: the only two states of whom a sentence told before."""
    sentence, word, cast = noun.sentence, noun.word, noun.cast
    verb = sentence.head(word)
    if word.relation != "nsubj" or verb.dep != "conj":
        return []
    told = sentence.children(sentence.head(verb), "nsubj", "obj", "iobj", "obl")
    before = [w for w in sentence.words[: word.i] if w.mention and w.mention.kind == "State"]
    pronouns = [node for node in noun.above() if any(w.pos == "PRON" for w in told)]
    named = [node for w in before if w.mention for node in w.mention.nodes]
    states = dict.fromkeys(cast.state_of(node) or node for node in [*pronouns, *named])
    return list(states) if len(states) == _PAIR else []


def _just_named(noun: Noun) -> list[str]:
    """« A et B avaient déjà signé. Les deux pays … »: the only two that the sentence before named in one breath, where
    this one names nobody before and none of them elsewhere; not where it may tell of the two that the text is about."""
    sentence, word, cast = noun.sentence, noun.word, noun.cast
    if word.relation != "nsubj" or any(w.mention for w in sentence.words[: word.i]):
        return []
    before = cast.scene[-1] if cast.scene else ()
    groups = {frozenset(each.nodes): each.nodes for each in before if len(each.nodes) == _PAIR}
    two = next(iter(groups.values()), ())
    apart = {node for w in sentence.words[word.i :] if w.mention for node in w.mention.nodes}
    main = _main_pair(cast, sum(cast.weights.get(cast.state_of(node) or "", 0) for node in two))
    clear = len(groups) == 1 and _all_states(two, cast) and not apart & {*two} and not (main and not apart & {*main})
    return [cast.state_of(node) or node for node in two] if clear else []


def _two_persons(noun: Noun) -> list[str]:
    """« A comprenait les buts de B. Les deux hommes … »: the only two leaders of whom the sentence before told."""
    sentence, word, cast = noun.sentence, noun.word, noun.cast
    if word.relation != "nsubj" or any(w.mention for w in sentence.words[: word.i]) or not cast.scene:
        return []
    named = dict.fromkeys(node for each in cast.scene[-1] for node in each.nodes if cast.is_a(node, "Leader"))
    return [*named] if len(named) == _PAIR and _all_states([*named], cast) else []


def told_behind(noun: Noun) -> list[str]:
    """« Three nations signed a treaty: A, B and C »: as many as a number says, in a list behind a colon or a dash."""
    sentence, count = noun.sentence, number_of(noun)
    if count < _PAIR or noun.word.relation != "nsubj":
        return []
    for before, word in zip(sentence.words[noun.word.i :], sentence.words[noun.word.i + 1 :], strict=False):
        listed = word.mention if before.text in (":", "-") or (before.pos == "DET" and word.mention) else None
        if listed and len(listed.nodes) == count and _all_states(listed.nodes, noun.cast):
            return list(listed.nodes)
    return []


def two_neighbours(noun: Noun) -> list[str]:
    """« les deux voisins »: of the states named so far two with a common border, those named in one breath before
    others, and of several those of whom the text says most."""
    cast, states = noun.cast, states_before(noun)[:_LATEST]
    but = {cast.state_of(node) for node in cast.sought.but}
    pairs = [pair for pair in combinations(states, 2) if pair[1] in cast.names.neighbours.get(pair[0], ())]
    pairs = [pair for pair in pairs if not but & {*pair}] if _is_counted(noun) else []
    named = [{cast.state_of(node) for node in nodes} for nodes in (*cast.lists, tuple(cast.together))]
    pairs = [pair for pair in pairs if {*pair} in named] or pairs
    heaviest = max(pairs, key=lambda pair: sum(cast.weights.get(state, 0) for state in pair), default=())
    return [*reversed(heaviest)]


def _is_counted(noun: Noun) -> bool:
    """Whether a number counts something told of before: « the two », « both », « two of the countries »."""
    words, word = noun.cast.words, noun.word
    both = {told for told, place in words.settings.get("pairs", {}).items() if place >= _PAIR}
    around = noun.sentence.children(word, "nummod", "det", "case", "cc")
    pointing = [words.classes["definite"], words.classes["possessives"], words.classes.get("all_of", ()), both]
    portion = word.relation == "nmod" and words.has("portions", noun.sentence.head(word).lower)
    return portion or any(child.lower in known for child in around for known in pointing)


def _acts(sentence: Sentence, clause: Word) -> bool:
    """« Grâce à A, les deux pays concluent … »: a finite verb without a relative pronoun is what they do, whatever the
    parser made of it."""
    finite = clause.dep == "acl" and clause.morph.get("VerbForm") == "Fin"
    return finite and not any(w.morph.get("PronType") == "Rel" for w in sentence.children(clause))


def _told_apart(noun: Noun) -> bool:
    """Whether something tells which ones are meant: « les deux pays du Nord », « les deux capitales communistes »."""
    words, word = noun.cast.words, noun.word
    named = [c for c in noun.sentence.children(word, "nmod", "acl", "obl") if not _acts(noun.sentence, c)]
    comma = next((w.i for w in noun.sentence.words[word.i :] if w.text == ","), len(noun.sentence.words))
    adjectives = noun.sentence.children(word, "amod")
    behind = [c for c in adjectives if c.i > word.i and not words.has("mutual", c.lemma) and "mutual" in words.classes]
    apart = [c for c in behind if c.morph.get("NumType") is None]
    told = any(words.has("told_apart", c.lemma) for c in adjectives)
    return told or bool(apart) or any(child.i < comma for child in named)
