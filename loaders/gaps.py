"""Places of a verb that a parse leaves empty or fills wrongly: who stands there by the order of words, by the noun that
a participle or a relative clause modifies, or behind what is said."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.linear import NOMINAL, complements_behind, subject_before
from foedus.loaders.voice import is_finite, is_verb, preposition
from foedus.loaders.words import Sentence, Word

Slots = list[tuple[str, Word]]
# Marks a slot's second choice: « un sommet de l'alliance dirigée par X ».
NEAR = "~"


def by_order(sentence: Sentence, verb: Word, passive: bool, found: Slots, words: Lexicon) -> None:
    """What the order of words tells: a subject that the parse misses, and as second choices complements."""
    filled, missing = {slot for slot, _ in found}, "obj" if passive else "subj"
    if is_finite(sentence, verb) and missing not in filled and (subject := subject_before(sentence, verb, words)):
        found.append((missing, subject))
    have = {word.i for _, word in found}
    for case, word in complements_behind(sentence, verb, words):
        if word.i in have or not (case or (not passive and "obj" not in filled)):
            continue
        agent = passive and case in words.classes["agents"] and "subj" not in filled
        found.append((("subj" if agent else case or "obj") + NEAR, word))


def beside_object(sentence: Sentence, verb: Word, passive: bool, found: Slots, words: Lexicon) -> Slots:
    """« massed troops on the border », « une protestation auprès de X »: as second choices of the verb what the parser
    hung on its object."""
    if not words.settings.get("loose_complements"):
        return []
    things = [word for slot, word in found if slot == "obj" and not word.mention and not passive]
    inner = [(preposition(sentence, c, words), c) for thing in things for c in sentence.children(thing, "nmod")]
    near = [(case + NEAR, c) for case, c in inner if case and case not in words.classes["of"]]
    return near + _receiving(sentence, verb, things, words)


def behind_complement(sentence: Sentence, passive: bool, found: Slots, words: Lexicon) -> None:
    """« appelle à l'aide son alliée », « refuse à A l'usage de X »: as a second choice of the object the bare noun
    right behind a complement, on which the parser hung it."""
    if passive or not words.settings.get("loose_complements") or any(slot.rstrip(NEAR) == "obj" for slot, _ in found):
        return
    held = [w for slot, w in found if slot != "subj"]
    held += [c for w in held for c in sentence.children(w, "nmod") if not c.mention]  # « à bout de bras »
    inner = [(c, w) for w in held for c in sentence.children(w, "nmod") if c.i > w.i]
    bare = [
        c
        for c, w in inner
        if c.pos in ("NOUN", "PROPN") and not sentence.children(c, "case") and sentence.children(c, "det")
        and not any(each.pos in ("PUNCT", "NOUN", "VERB") for each in sentence.words[w.i + 1 : c.i])
    ]  # fmt: skip
    found += [("obj" + NEAR, c) for c in bare[:1]]


def _receiving(sentence: Sentence, verb: Word, things: list[Word], words: Lexicon) -> Slots:
    """« granted the Congo independence »: to whom, where the parser made a compound of it and what is given."""
    if not words.has("double_object", verb.lemma):
        return []
    receiving = ("country_nouns", "ally_nouns", "group_nouns")
    named = [
        c
        for thing in things
        for c in sentence.children(thing, "compound")
        if (c.mention.role != "demonym" if c.mention else words.is_a(c.lemma, *receiving))
    ]
    behind = [c for c in named if all(w.pos in ("DET", "ADJ") for w in sentence.words[verb.i + 1 : c.i])]
    return [(str(words.settings["indirect"]), c) for c in behind]


def partitive(sentence: Sentence, passive: bool, found: Slots, words: Lexicon) -> None:
    """« Ils n'ont pas envoyé de troupes », « promet à X des armes »: a noun behind « de », where the verb has no other
    object, as a second choice."""
    if passive or any(slot.rstrip(NEAR) == "obj" for slot, _ in found):
        return
    bare = [w for slot, w in found if slot in words.classes["partitives"] and w.pos == "NOUN" and not w.mention]
    found += [("obj" + NEAR, w) for w in bare if not sentence.children(w, "det")]


def mere_places(verb: Word, found: Slots, words: Lexicon) -> None:
    """« Elle lui a imposé un embargo à X », « a cédé à Y, à X, la province »: where another stands for whom something
    is done, a capital is but where."""
    case = str(words.settings["indirect"])
    given = [w for slot, w in found if slot.rstrip(NEAR) == case]
    seats = [w for w in given if w.mention and w.mention.role in ("capital", "seat")]
    others = [w for w in given if w not in seats and ((w.pos == "PRON" and w.i < verb.i) or w.mention)]
    if seats and others:
        found[:] = [(slot, w) for slot, w in found if slot.rstrip(NEAR) != case or w not in seats]


def again(sentence: Sentence, verb: Word, found: Slots, words: Lexicon) -> None:
    """« A été reçu à A, puis à B »: a name joined to a verb with the preposition of another fills the same slot."""
    joined = [c for c in sentence.children(verb, "conj") if c.mention and c.i > verb.i and not is_verb(c)]
    filled = {slot for slot, _ in found}
    for name in joined:
        case = preposition(sentence, name, words)
        if case in filled and not sentence.children(name, "nsubj", "obj"):
            found.append((case, name))


def extracted(sentence: Sentence, verb: Word, found: Slots, words: Lexicon) -> None:
    """« A, que B avait promis de défendre », « A, avec qui B doit signer »: what belongs to an infinitive and stands
    before the verb above it."""
    head = sentence.head(verb)
    infinitive = verb.relation == "xcomp" and verb.morph.get("VerbForm") == "Inf" and is_verb(head)
    if not infinitive:
        return
    asking = [w for w in sentence.children(head, "obl", "iobj") if w.i < head.i and w.morph.get("PronType") == "Rel"]
    found += [(case, w) for w in asking if (case := preposition(sentence, w, words))]
    if any(slot.rstrip(NEAR) == "obj" for slot, _ in found):
        return
    outer: Slots = [("subj", head)]
    relative_object(sentence, head, outer, words)
    asked = [w for w in sentence.children(head, "obj") if w.i < head.i and words.has("relative_objects", w.lower)]
    found += [("obj", w) for slot, w in outer if slot == "obj"] or [("obj", w) for w in asked]


def modified(sentence: Sentence, verb: Word, passive: bool, found: Slots, words: Lexicon) -> None:
    """The noun that a participle or a relative clause says something of."""
    noun = sentence.head(verb)
    filled = {slot for slot, _ in found}
    if passive and verb.relation == "advcl" and "subj" in filled and "obj" not in filled:
        # « A salue B, attaqué par C »: the object right before, rather than whoever acts
        found += [("obj", w) for w in _just_before(sentence, verb) if w.mention and w in sentence.children(noun, "obj")]
        return
    if noun is verb or noun.pos not in NOMINAL:
        return
    if passive and verb.relation == "advcl" and "obj" not in filled:
        found += [("obj", w) for w in _just_before(sentence, verb) if w.mention and w.mention.kind == "Treaty"]
        return
    if verb.dep == "acl:relcl":
        relative = next((w for w in _own(sentence, verb) if w.morph.get("PronType") == "Rel"), None)
        places: dict[str, str] = words.settings.get("relative_places", {})
        if placed := [places[w.lower] for w in sentence.children(verb, "advmod") if w.lower in places]:
            found.append((placed[0], noun))  # « A, where B stationed troops »
        elif relative is None and "obj" not in filled and "subj" in filled:
            found.append(("obj", noun))
        return
    slot = "obj" if passive else "subj"
    if verb.relation in ("acl", "amod") and verb.morph.get("VerbForm") == "Part" and slot not in filled:
        first, *others = _described(sentence, noun, verb)
        found += [(slot, first), *((slot + NEAR, w) for w in others if w is not first)]


def _described(sentence: Sentence, noun: Word, participle: Word) -> list[Word]:
    """What a participle that hangs on a noun may describe, the likeliest first: where the parser took a noun farther
    away, it may be the one right before."""
    nearest = [w for w in _just_before(sentence, participle) if w.pos in NOMINAL]
    above = sentence.head(noun)
    owner = [above] if noun.mention and above.pos == "NOUN" and above.i < noun.i else []
    return [noun, *nearest, *_before_quotation(sentence, participle), *owner]


def relative_object(sentence: Sentence, verb: Word, found: Slots, words: Lexicon) -> None:
    """« A, que B avait rencontré », « A, qui … et que B accuse », where the parser took « que » for a conjunction."""
    filled = {slot for slot, _ in found}
    if "obj" in filled or "subj" not in filled or verb.relation not in ("acl", "advcl", "dep", "conj", "ccomp"):
        return
    marks = [
        w for w in sentence.children(verb, "mark", "obj", "advmod") if w.lower in words.classes["relative_objects"]
    ]
    for mark in marks[:1]:
        before = _just_before(sentence, mark)
        if before and before[0].lower in words.classes["and"]:
            above = next((w for w in sentence.ancestors(verb) if w.relation == "acl"), None)
            before = _antecedent(sentence, above) if above else []
        # a comma, or whatever else stands between, sets a relative clause apart
        found += [
            ("obj", noun)
            for noun in before
            if (noun.pos in ("NOUN", "PROPN") or noun.mention)
            and (noun.i < mark.i - 1 or verb.relation == "acl" or _is_modified(sentence, noun, verb, words))
        ]


def _is_modified(sentence: Sentence, noun: Word, verb: Word, words: Lexicon) -> bool:
    """Whether a clause hangs on the noun before it, or beside it on a verb that reports nothing: « A appuie B que C
    soutient », « c'est B que C soutient »."""
    above = sentence.head(verb)
    reports = words.is_a(above.lemma, "say", "deny", "hope", "object_control")
    return above is noun or (noun.relation == "obj" and sentence.head(noun) is above and not reports)


def _antecedent(sentence: Sentence, clause: Word) -> list[Word]:
    """The noun that a relative clause modifies; the one before its pronoun where the parser hung it on a verb."""
    noun = sentence.head(clause)
    if not is_verb(noun):
        return [noun]
    pronouns = [w for w in sentence.children(clause) if w.morph.get("PronType") == "Rel" and w.i < clause.i]
    return _just_before(sentence, pronouns[0]) if pronouns else []


def _antecedent_before(sentence: Sentence, verb: Word) -> list[Word]:
    """The noun before « que » right before a verb."""
    return _just_before(sentence, sentence.words[verb.i - 1])


def _just_before(sentence: Sentence, word: Word) -> list[Word]:
    """The word right before another, whatever punctuation stands between."""
    return [w for w in sentence.words[: word.i] if w.pos != "PUNCT"][-1:]


def _before_quotation(sentence: Sentence, word: Word) -> list[Word]:
    """« Une trêve « immédiate », négociée par X »: the noun that a quotation right before a word qualifies."""
    before = [w for w in sentence.words[: word.i] if w.text != ","]
    if not before or before[-1].text != "”":
        return []
    opening = next((w.i for w in reversed(before) if w.text == "“"), 0)
    noun = sentence.words[opening - 1]
    return [noun] if opening and noun.pos == "NOUN" else []


def inverted(sentence: Sentence, verb: Word, found: Slots, words: Lexicon) -> None:
    """« …, a déclaré le ministre »: behind what is reported, the noun after a verb of saying is its subject; and behind
    « que » in a relative clause that has no other, « la base que lui proposait X »."""
    asked = [w for slot, w in found if slot == "obj" and w.i < verb.i and words.has("relative_objects", w.lower)]
    if asked and verb.dep == "acl:relcl" and not any(slot == "subj" and w not in asked for slot, w in found):
        behind = [w for slot, w in found if slot == "obj" and w.i > verb.i and not sentence.children(w, "case")]
        found[:] = [("subj" if w in behind else slot, w) for slot, w in found if slot != "subj"]
        return
    if _brings(sentence, verb, found, words):
        noun = [("obj", w) for w in _antecedent_before(sentence, sentence.head(verb)) if w.pos in NOMINAL or w.mention]
        found[:] = [
            ("subj" if slot == "obj" and w.i > verb.i else slot, w) for slot, w in found if slot != "subj"
        ] + noun
        return
    if _is_inverted_behind(sentence, verb, found, words):
        found[:] = [("subj" if slot == "obj" and w.i > verb.i else slot, w) for slot, w in found]
        return
    if not words.has("inverted", verb.lemma) or verb.relation not in ("parataxis", "advcl", "conj", "ROOT", "ccomp"):
        return
    if any(slot == "subj" for slot, _ in found) or sentence.children(verb, "ccomp", "xcomp"):
        return
    if verb.relation == "conj" and any(w.lower in words.classes["and"] for w in sentence.words[verb.i - 1 : verb.i]):
        return  # « and declared war »
    for i, (slot, word) in enumerate(found):
        if slot == "obj" and word.i > verb.i and not any(w.i < verb.i for w in sentence.children(verb, "obl")):
            found[i] = ("subj", word)
    if verb.relation != "ROOT" and (name := _said_by(sentence, verb)) and all(word is not name for _, word in found):
        found.append(("subj", name))


def _said_by(sentence: Sentence, verb: Word) -> Word | None:
    """« …, a averti X »: the bare name right behind a verb of saying that a comma opens."""
    first = min([verb, *sentence.children(verb, "aux")], key=lambda w: w.i)
    name = sentence.words[verb.i + 1] if verb.i + 1 < len(sentence.words) else None
    opened = first.i > 0 and sentence.words[first.i - 1].text == ","
    return name if name and opened and name.mention and name in sentence.children(verb, "obl", "nmod", "dep") else None


def doubled(verb: Word, passive: bool, found: Slots) -> None:
    """« A soutient B », both subjects by the parse: what stands behind a verb that has a subject before it is its
    object."""
    subjects = [w for slot, w in found if slot == "subj"]
    behind = [w for w in subjects if w.i > verb.i and w.pos != "PRON" and w.dep != "obl:agent"]
    if passive or len(behind) == len(subjects) or any(slot == "obj" for slot, _ in found):
        return
    found[:] = [("obj" if w in behind and slot == "subj" else slot, w) for slot, w in found]


def exchanged(verb: Word, passive: bool, found: Slots, words: Lexicon) -> None:
    """« the fighters that it had promised B »: a relative pronoun before such a verb is what is given, whatever the
    parser made of it, and who stands behind has it."""
    given = str(words.settings["indirect"])
    relative = [(slot, w) for slot, w in found if w.morph.get("PronType") == "Rel" and w.i < verb.i]
    mistaken = [w for slot, w in relative if slot in (given, "obj")]
    receiving = [w for slot, w in found if slot == "obj" and w.mention and w.i > verb.i]
    if passive or not mistaken or not receiving or not words.has("double_object", verb.lemma):
        return
    places = {id(mistaken[0]): "obj", id(receiving[0]): given}
    found[:] = [(places.get(id(w), slot), w) for slot, w in found]


def receiving(verb: Word, passive: bool, found: Slots, words: Lexicon) -> None:
    """« Serbia was handed an ultimatum »: whom a passive verb names before it has what stands behind it."""
    behind = [w for slot, w in found if slot == "obj" and w.i > verb.i and not w.mention]
    before = [w for slot, w in found if slot == "obj" and w.i < verb.i]
    if passive and behind and before and words.has("double_object", verb.lemma):
        given = str(words.settings["indirect"])
        found[:] = [(given if w in before and slot == "obj" else slot, w) for slot, w in found]


def _brings(sentence: Sentence, verb: Word, found: Slots, words: Lexicon) -> bool:
    """« A, que vint épauler une brigade de B »: whether an infinitive has behind it the subject of the verb above it,
    which « que » opens."""
    above = sentence.head(verb)
    if verb.relation != "xcomp" or above.i != verb.i - 1 or not is_finite(sentence, above):
        return False
    opened = [w for w in sentence.children(above) if w.i == above.i - 1 and words.has("relative_objects", w.lower)]
    return (
        bool(opened)
        and not sentence.children(above, "nsubj")
        and any(slot == "obj" and w.i > verb.i for slot, w in found)
    )


def _is_inverted_behind(sentence: Sentence, verb: Word, found: Slots, words: Lexicon) -> bool:
    """« Comme l'exigeait X », « où l'attend X »: behind a verb that has its object before it, in a clause of its own,
    a bare noun is the subject."""
    if verb.relation not in ("advcl", "acl", "ccomp") or not is_finite(sentence, verb):
        return False
    if any(slot == "subj" and not words.has("inverting", w.lower) for slot, w in found):
        return False
    objects = [w for slot, w in found if slot == "obj"]
    opened = [w for w in sentence.children(verb) if w.i < verb.i and words.has("inverting", w.lower)]
    before = [w for w in objects if w.i == verb.i - 1 and w.pos == "PRON"]
    return bool(opened and before) and any(w.i > verb.i and not sentence.children(w, "case") for w in objects)


def fronted(sentence: Sentence, verb: Word, passive: bool, found: Slots) -> None:
    """The noun before a finite verb that the parser took for a bare complement is its subject."""
    slot = "obj" if passive else "subj"
    if verb.morph.get("VerbForm") in ("Inf", "Part") and not sentence.children(verb, "aux"):
        return
    if any(name == slot for name, _ in found):
        return
    before = [w for w in sentence.children(verb, "obl", "nmod", "obj", "dep", "dislocated") if w.i < verb.i]
    bare = [w for w in before if w.pos in ("NOUN", "PROPN") and not sentence.children(w, "case")]
    found += [(slot, w) for w in bare[-1:]]


def adjacent(sentence: Sentence, verb: Word, passive: bool, found: Slots) -> None:
    """« A rompt … » where the parser made the verb a modifier of A: what a finite verb modifies is its subject."""
    slot = "obj" if passive else "subj"
    if not is_finite(sentence, verb) or any(name == slot for name, _ in found) or verb.dep == "acl:relcl":
        return
    head = sentence.head(verb)
    modifies = head.i < verb.i and head.pos in NOMINAL and verb.relation in ("acl", "nmod", "appos", "dep")
    if modifies and not sentence.children(head, "case"):
        found.append((slot, head))


def _own(sentence: Sentence, verb: Word) -> list[Word]:
    """The words of a clause down to the next clause."""
    found, waiting = [], sentence.children(verb)
    while waiting:
        found.append(word := waiting.pop())
        waiting += [] if is_verb(word) else sentence.children(word)
    return found
