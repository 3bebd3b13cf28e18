"""Who is meant where a sentence leaves the other end of a relation unsaid: by what was told before, or by whom the
document is about."""

from __future__ import annotations

from foedus.loaders.actors import refer
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import is_verb
from foedus.loaders.filling import Trigger
from foedus.loaders.pairs import latest_several

_OFTEN = 3  # mentions of a state that a document is about


def implied(resolvers: tuple[str, ...], trigger: Trigger, own: list[str], relation: str) -> list[str]:
    """The other end of a relation of `own` that a sentence leaves unsaid, by the first way that gives any: `beside`
    (the only other actor of the sentence), `adversary` (the other one of two states that the document is about),
    `rival` (that, unless the one quarrels with others alone, or the two are friends, by what was told), or
    `asker`, `beggar`, `begging`, `opponent`, `attacker`, `intruder`, `victim`, `prey`, `rivals`, `same`, `parties` or
    `agents` of loaders.memory."""
    memory = trigger.cast.memory
    but = trigger.cast.state_of(own[0]) if own else None
    if but is None:
        return []
    ways = {
        "beside": lambda: _beside(trigger, but),
        "victim": lambda: memory.victim(but),
        "prey": lambda: memory.prey(but),
        "rivals": lambda: memory.rivals(but) or _mains_but(trigger.cast, but),
        "asker": lambda: memory.asker(but),
        "beggar": lambda: memory.beggar(but),
        "begging": lambda: memory.begging(but),
        "opponent": lambda: memory.opponent(but),
        "intruder": lambda: memory.intruder(but),
        "attacker": lambda: memory.attacker(but),
        "same": lambda: memory.same(relation, but),
        "parties": lambda: memory.parties(but),
        "agents": lambda: memory.agents((), but),
        "adversary": lambda: _other_main(trigger.cast, but),
        "rival": lambda: _rival(trigger.cast, but),
    }
    joined = _joined(trigger, but) if resolvers else []
    return joined or next((found for name in resolvers if (found := ways[name]())), [])


def _mains(cast: Cast) -> list[str]:
    """The two states that a document is about, because it names them far more often than others."""
    states = [n for n in cast.weights if cast.is_a(n, "State") and cast.weights[n] >= _OFTEN]
    states.sort(key=lambda node: (-cast.weights[node], node))
    clear = len(states) < 3 or cast.weights[states[1]] > cast.weights[states[2]]
    return states[:2] if clear else []


def _mains_but(cast: Cast, but: str) -> list[str]:
    mains = _mains(cast)
    return [] if but in mains else mains or latest_several(cast, 2)


def _other_main(cast: Cast, one: str) -> list[str]:
    """Of two states that a document is about the other one."""
    mains = _mains(cast)
    return [state for state in mains if state != one] if one in mains else []


def _rival(cast: Cast, one: str) -> list[str]:
    foes, friends = cast.memory.foes(one), cast.memory.friends_of(one)
    return [other for other in _other_main(cast, one) if other in foes or not (foes or other in friends)]


def _joined(trigger: Trigger, but: str) -> list[str]:
    """« A a reconnu B mais a rompu les relations »: on whom alone the verb before acts, of whose subject both tell."""
    sentence, word, cast = trigger.sentence, trigger.word, trigger.cast
    above = sentence.head(word)
    if word.dep != "conj" or not is_verb(above) or sentence.children(word, "nsubj"):
        return []
    acted_on = [node for w in sentence.children(above, "obj", "iobj") for node in refer(sentence, w, cast)]
    others = [node for node in dict.fromkeys(acted_on) if cast.state_of(node) != but]
    return others if len(others) == 1 else []


def _beside(trigger: Trigger, but: str) -> list[str]:
    named = [w.mention for w in trigger.sentence.words if w.mention and w.mention.kind != "Treaty"]
    states = {trigger.cast.state_of(node): node for mention in named for node in mention.nodes}
    others = [node for state, node in states.items() if state != but]
    return others if len(others) == 1 else []
