"""Heads that a parser gives wrongly where names crowd, given anew to verbs: those that hang on a name rather than on
what governs both, and relative clauses that it took for complements or for the main one."""

from __future__ import annotations

from foedus.loaders.beside_names import set_right
from foedus.loaders.beside_verbs import join_tense, set_beside, share_objects, take_up
from foedus.loaders.clitics import set_clitic
from foedus.loaders.infinitives import alone_before, is_infinitive, object_of, over_aside, to_participle
from foedus.loaders.inversions import set_inverted
from foedus.loaders.joined_names import join
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.set_behind import unfold
from foedus.loaders.words import Word, dependents

_NAMED = ("obj", "obl", "iobj", "nmod")


def rehang(words: list[Word], lexicon: Lexicon) -> None:
    """Change heads and labels of a sentence's words, which have no children yet, in place."""
    for word in words:
        join_tense(word, words, lexicon)
        _over_adjective(word, words, lexicon)
        join(word, words, lexicon)
        set_right(word, words, lexicon)
        set_beside(word, words, lexicon)
        set_clitic(word, words, lexicon)
        if word.pos == "ADV" and lexicon.has("restrictive", word.lower):
            _over_restriction(word, words)
        elif word.dep == "conj" and words[word.head].dep == "obl:agent":
            _to_subject(word, words)
        elif word.dep == "conj" and word.mention:
            _before_its_verb(word, words)
        object_of(word, words, lexicon)
        if word.pos == "VERB":
            alone_before(word, words)
            _verb(word, words, lexicon)
            take_up(word, words, lexicon)
    for word in words:
        if lexicon.has("relative_pronouns", word.lower):
            _under_its_noun(word, words)
        if word.pos == "VERB":  # to which others are joined by now
            share_objects(word, words)
    unfold(words, lexicon)
    set_inverted(words, lexicon)


def _over_adjective(word: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« des casques bleus fidjiens », « les propos infondés de B »: whose something is, hung on an adjective beside."""
    between = words[word.head]
    noun = words[between.head]
    if between.head == between.i or not noun.i < between.i < word.i or noun.pos not in ("NOUN", "PROPN"):
        return
    nation = word.mention and word.mention.role == "demonym" and word.dep == "amod" and between.dep == "amod"
    told = word.mention and between.pos == "NOUN" and between.relation in ("acl", "amod")
    owner = told and word.dep.startswith("obl") and any(w.head == word.i and lexicon.has("of", w.lemma) for w in words)
    if nation or owner:
        word.head, word.dep = noun.i, "amod" if nation else "nmod"


def _verb(word: Word, words: list[Word], lexicon: Lexicon) -> None:
    if is_infinitive(word, words):
        _from_name(word, words, lexicon)
        over_aside(word, words)
        _complement(word, words, lexicon)
        _under_causer(word, words, lexicon)
    elif word.dep.startswith("nsubj") and word.morph.get("VerbForm") == "Part":
        _opening(word, words)
    elif word.dep == "advcl" and word.morph.get("VerbForm") == "Part":
        _to_treaty(word, words)
    elif word.dep in ("ccomp", "advcl", "xcomp"):
        _to_antecedent(word, words, lexicon)
    elif word.relation == "acl" and words[word.head].head == word.head:
        _to_root(word, words, lexicon)
    elif word.dep == "conj" and _is_told(word, words):
        _to_verb(word, words)
    elif word.dep == "conj" and word.morph.get("VerbForm") == "Part":
        to_participle(word, words)
    if word.relation == "acl":  # by now
        _behind_verb(word, words, lexicon)


def _under_its_noun(relative: Word, words: list[Word]) -> None:
    """« A, dont B assure la présidence, a condamné … »: where the parser took the verb of a relative clause between
    commas for the main one, the verb behind the clause is that, and the noun before it the subject."""
    noun = next((w for w in reversed(words[: relative.i]) if w.pos not in ("PUNCT", "ADP", "DET")), None)
    comma = any(w.text == "," for w in words[noun.i : relative.i]) if noun else False
    inner = next((w for w in words[relative.i :] if w.pos in ("VERB", "AUX") and _is_told(w, words)), None)
    inner = words[inner.head] if inner and inner.dep.startswith("aux") else inner
    if noun is None or inner is None or not comma or noun.head != inner.i or noun.dep not in ("nsubj", "dislocated"):
        return
    outer = _beyond_comma(inner, words)
    if outer is None:
        return
    outer.head, outer.dep = (outer.i if inner.head == inner.i else inner.head), inner.dep
    inner.head, inner.dep = noun.i, "acl:relcl"
    for name in words[relative.i + 1 : inner.i]:
        if name.dep == "acl:relcl" and name.head == relative.i and name.mention:
            name.head, name.dep, relative.head, relative.dep = inner.i, "nsubj", inner.i, "obl"
    noun.head, noun.dep = outer.i, "nsubj"


def _beyond_comma(inner: Word, words: list[Word]) -> Word | None:
    """The finite verb behind the clause of another, where nothing there is its subject or governs it."""
    closed = next((w.i for w in words[inner.i :] if w.text == ","), len(words))
    outer = next((w for w in words[closed:] if w.pos == "VERB" and _is_told(w, words)), None)
    if outer is None or (outer.head > closed and outer.head != inner.i):
        return None
    subjects = [w for w in dependents(outer, words) if w.dep.startswith("nsubj") and w.i > closed]
    if any(w.i < outer.i for w in subjects):
        return None
    for word in subjects:  # « A, à qui B écrivait, a attaqué C »
        word.dep = "obj"
    return outer


def _is_told(verb: Word, words: list[Word]) -> bool:
    """Whether a verb is finite, by itself or by its auxiliary."""
    parts = [verb, *(w for w in dependents(verb, words) if w.dep.startswith("aux"))]
    return any(w.morph.get("VerbForm") == "Fin" for w in parts)


def _over_restriction(particle: Word, words: list[Word]) -> None:
    """« A n'est soutenu que par B »: what the particle brings in belongs to the verb."""
    for word in dependents(particle, words):
        word.head = particle.head if particle.head != particle.i else word.head


def _from_name(verb: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« Reproche à X d'avoir … », « demande à son allié de … »: what somebody is told to do or said to have done is no
    part of his name."""
    noun = words[verb.head]
    above = words[noun.head]
    controls = above.pos in ("VERB", "AUX") and lexicon.is_a(above.lemma, "object_control")
    complement = noun.dep.partition(":")[0] in _NAMED and above.i < noun.i < verb.i
    if verb.dep.startswith("acl") and controls and complement and (noun.mention or _is_somebody(noun, lexicon)):
        verb.head, verb.dep = above.i, "xcomp"


def _opening(participle: Word, words: list[Word]) -> None:
    """« Assiégé par A, le gouvernement de B a … »: a participle at the head of a sentence is not the subject, but the
    noun behind its comma."""
    verb = words[participle.head]
    if participle.i > 1 or not participle.dep.startswith("nsubj") or verb.i < participle.i:
        return
    below = {participle.i, *(w.i for w in dependents(participle, words))}
    nouns = (w for w in words[participle.i : verb.i] if w.head in below and w.dep.startswith(("appos", "dep", "conj")))
    noun = next((w for w in nouns if _behind_comma(w, words)), None)
    if noun and noun.pos in ("NOUN", "PROPN"):
        noun.head, noun.dep, participle.dep = verb.i, "nsubj", "advcl"


def _behind_comma(noun: Word, words: list[Word]) -> bool:
    before = [w for w in words[: noun.i] if w.pos not in ("DET", "ADJ")]
    return bool(before) and before[-1].text == ","


def _complement(verb: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« Reproche à X d'abriter … », « la presse de nommer … »: what somebody is told to do or blamed for is no mere
    circumstance."""
    above = words[verb.head]
    marks = [w.lower for w in dependents(verb, words) if w.dep in ("mark", "case") and w.i < verb.i]
    governing = {*lexicon.classes["of_prepositions"], lexicon.settings.get("indirect")}
    governed = any(lexicon.settings["prepositions"].get(mark, mark) in governing for mark in marks)
    told = above.pos == "VERB" and above.i < verb.i and lexicon.is_a(above.lemma, "object_control")
    if told and governed and verb.dep in ("advcl", "acl"):
        verb.dep = "xcomp"


def _under_causer(verb: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« A fait porter à B … »: a name right before who makes or lets somebody do something is the subject."""
    for word in dependents(verb, words):
        after = words[word.i + 1] if word.i < verb.i else None
        if word.mention and word.dep == "dep" and after and lexicon.has("lets_know", after.lemma):
            word.dep = "nsubj"


def _to_treaty(participle: Word, words: list[Word]) -> None:
    """« A rappelle le traité, dénoncé par B »: a treaty is denounced or signed, not who speaks of it."""
    before = words[max(participle.i - 2, 0) : participle.i]
    agent = any(w.dep == "obl:agent" for w in dependents(participle, words))
    helped = any(w.dep.startswith("aux") for w in dependents(participle, words))
    if len(before) < 2 or before[1].text != "," or not agent or helped:
        return
    if (treaty := before[0].mention) and treaty.kind == "Treaty":
        participle.head, participle.dep = before[0].i, "acl"


def _is_somebody(noun: Word, lexicon: Lexicon) -> bool:
    """« Son allié », « ses partenaires »: somebody, not something that is done."""
    told = lexicon.is_a(noun.lemma, "ally_nouns", "country_nouns", "office_nouns", "stands_for", "pair_nouns")
    return told or lexicon.has("counterpart_nouns", noun.lemma) or lexicon.has("person_nouns", noun.lemma)


def _to_antecedent(verb: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« A a ordonné à B d'attaquer C, qu'il avait menacé », « refuse la trêve que B lui propose »: behind a comma, or
    right behind the object, « que » hardly opens a second complement."""
    before = (w for w in dependents(verb, words) if w.i < verb.i)
    opening = next((w for w in before if lexicon.has("relative_objects", w.lower)), None)
    if opening is None or opening.i < 2:
        return
    noun, above = words[opening.i - 2], words[verb.head]
    if words[opening.i - 1].text != ",":
        noun = words[opening.i - 1]
        thing = noun.pos == "NOUN" and not noun.mention and not _is_somebody(noun, lexicon)
        if not thing or noun.dep != "obj" or noun.head != above.i:
            return
    own = {w.dep.partition(":")[0] for w in dependents(verb, words) if w is not opening}
    beside = (w.dep.partition(":")[0] for w in dependents(above, words) if w is not verb)
    others = any(dep in ("xcomp", "ccomp", "obj") for dep in beside)
    named = noun.pos in ("NOUN", "PROPN") or noun.mention is not None
    if named and others and "nsubj" in own and "obj" not in own and verb.head < opening.i:
        verb.head, verb.dep = noun.i, "acl:relcl"
        opening.dep, opening.pos, opening.morph = "obj", "PRON", {"PronType": "Rel"}


def _behind_verb(verb: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« La trêve que lui proposait A »: behind the verb of a clause that « que » opens stands its subject."""
    below = list(dependents(verb, words))
    opened = any(w.i < verb.i and w.dep == "obj" and lexicon.has("relative_objects", w.lower) for w in below)
    behind = [w for w in below if w.i > verb.i and w.dep == "obj" and (w.mention or w.pos == "PROPN")]
    if opened and len(behind) == 1 and not any(w.dep.startswith("nsubj") for w in below):
        behind[0].dep = "nsubj"


def _to_root(verb: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« A, B et C accusent … »: a finite verb that no relative pronoun opens does not describe its subject."""
    noun = words[verb.head]
    opened = any(
        w.dep == "mark" or w.morph.get("PronType") == "Rel" or lexicon.has("relative_pronouns", w.lower)
        for w in dependents(verb, words)
    )
    if not _is_told(verb, words) or opened or noun.i > verb.i or noun.pos not in ("NOUN", "PROPN"):
        return
    for word in dependents(noun, words):
        word.head = verb.i if word.i > verb.i else word.head
    verb.head, verb.dep, noun.head, noun.dep = verb.i, "ROOT", verb.i, "nsubj"


def _to_verb(verb: Word, words: list[Word]) -> None:
    """« A condamne la décision de B et menace … »: a finite verb is joined to a verb that tells, not to a noun."""
    if any(w.dep.startswith("nsubj") for w in dependents(verb, words)):
        return
    above = words[verb.head]
    while above.pos not in ("VERB", "AUX") and above.head != above.i:
        above = words[above.head]
    if above.pos in ("VERB", "AUX") and above.i < verb.i and words[verb.head].pos in ("NOUN", "PROPN"):
        verb.head = above.i
    while is_infinitive(words[verb.head], words) and (above := words[words[verb.head].head]).i < words[verb.head].i:
        if above.pos not in ("VERB", "AUX"):  # « la décision d'envoyer … »
            break
        verb.head = above.i  # « refuse d'aider A et condamne B »


def _before_its_verb(name: Word, words: list[Word]) -> None:
    """« Lors de la visite du ministre A, B a dit … »: a name behind a comma right before a finite verb is its subject,
    rather than one of a list with a name that has a preposition."""
    behind = words[name.i + 1] if name.i + 1 < len(words) else name
    verb = words[behind.head] if behind.dep.startswith("aux") else behind
    near = words[name.i - 1].text == "," or name.head == name.i - 1
    joined = not near or any(w.dep == "cc" for w in dependents(name, words))
    listed = any(w.dep == "conj" for w in words[name.head + 1 : name.i])
    if joined or listed or verb.pos != "VERB" or not _is_told(verb, words):
        return
    subjects = [w for w in dependents(verb, words) if w.dep.startswith("nsubj") and w.i < name.i]
    placed = all(any(c.dep == "case" for c in dependents(w, words)) for w in (words[name.head], *subjects))
    if not placed:
        return
    for word in subjects:
        word.dep = "obl"
    name.head, name.dep = verb.i, "nsubj"


def _to_subject(name: Word, words: list[Word]) -> None:
    """« A, soutenu par B, et C ont … »: behind a comma that closes what is said of the subject comes another one."""
    participle = words[words[name.head].head]
    noun = words[participle.head]
    joint = next((w for w in reversed(words[: name.i]) if w.dep == "cc"), None)
    told = participle.dep == "acl" and noun.dep.startswith("nsubj") and noun.i < participle.i
    if told and joint and words[joint.i - 1].text == "," and words[participle.i - 1].text == ",":
        name.head, name.dep = noun.head, noun.dep
