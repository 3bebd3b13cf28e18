"""Third stage, whether: polarity and modality of what a trigger says, and whether it is said at all."""

from __future__ import annotations

from itertools import takewhile

from foedus.loaders.clauses import is_verb, preposition
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.tenses import has_condition, is_negated, of_form
from foedus.loaders.voice import is_reflexive
from foedus.loaders.words import Sentence, Word

_COMPLEMENTS = ("xcomp", "ccomp", "obj", "obl", "advcl", "acl", "nmod", "iobj")


def judge(
    trigger: Word, sentence: Sentence, words: Lexicon, *, spoken: bool = False, tried: bool = False
) -> tuple[str, str] | None:
    """(polarity, modality) of the event of a trigger; None where it is only wished for, asked or a purpose.

    What is done by speaking (`spoken`) is done also where it is a purpose: « il écrivit pour demander »; what is done
    by trying (`tried`) also where it is an attempt: « tried to persuade ».
    """
    if _is_supposed(trigger, sentence, words) or _is_due(trigger, sentence, words):
        return None
    if not spoken and any(_is_aimed_at(word, sentence, words) for word in _up_to_its_clause(trigger, sentence)):
        return None
    ways = (_told_by_participle, _of_hearsay, _of_unsigned)
    if told := next(filter(None, (way(trigger, sentence, words) for way in ways)), None):
        return told
    polarity, modality = of_form(trigger, sentence, words)
    below, apart = trigger, False
    for above in sentence.ancestors(trigger):
        if apart or _is_joined_above(below, above, sentence):
            below, apart = above, not _is_finite(above)
            continue
        if _stands_alone(below, sentence) or _is_circumstance(below, sentence, words):
            break
        if not _governs(above, below, sentence) or words.is_a(above.lemma, "delay"):
            below = above
            continue
        if words.has("endings", above.lemma) and not is_verb(trigger):
            return "affirmed", "actual"  # what is to end has been so
        attempted = tried and words.has("attempts", above.lemma)
        if not attempted and _is_only_wished(above, below, sentence, words, spoken=spoken):
            return None
        if words.is_a(above.lemma, "deny", "fail") or _denies_of_himself(above, sentence, words):
            polarity = "negated" if polarity == "affirmed" else "affirmed"
        modality = _as_governed(above, below, modality, words)
        if below.relation == "xcomp" or _carries(above, below, words):
            polarity, modality = _with_outer(above, sentence, words, polarity, modality)
        if words.is_a(above.lemma, "say") and below.relation == "ccomp":  # whatever the saying is for
            modality = _as_said(modality, trigger, sentence, words)
            break
        below = above
    return polarity, modality


def _of_unsigned(noun: Word, sentence: Sentence, words: Lexicon) -> tuple[str, str] | None:
    """« La trêve n'est toujours pas signée »: what parties have not signed they have not agreed on."""
    verb = sentence.head(noun)
    signing = noun.relation == "nsubj" and is_verb(verb) and words.has("sign", verb.lemma) and not is_verb(noun)
    return ("negated", "actual") if signing and is_negated(verb, sentence, words) else None


def _of_hearsay(trigger: Word, sentence: Sentence, words: Lexicon) -> tuple[str, str] | None:
    """What is told in a clause of a rumour or charge that is denied or dismissed: « dément les informations selon
    lesquelles … »."""
    clause = next((w for w in _up_to_its_clause(trigger, sentence) if is_verb(w)), trigger)
    noun, finite = sentence.head(clause), any(map(_is_finite, (clause, *sentence.children(clause, "aux"))))
    if not (finite and clause.relation in ("acl", "ccomp") and noun.relation == "obj"):
        return None
    verb = _denier(noun, sentence)
    rejects = words.is_a(verb.lemma, "deny") or words.has("dismisses", verb.lemma)
    if not rejects or not words.has("report_nouns", noun.lemma):
        return None
    polarity, modality = of_form(trigger, sentence, words)
    if not is_negated(verb, sentence, words):  # « n'a pas démenti »
        polarity = "negated" if polarity == "affirmed" else "affirmed"
    return polarity, "actual" if modality == "conditional" else modality


def _denier(noun: Word, sentence: Sentence) -> Word:
    """The verb of which a noun is the object, though the parser hung it on a word between: « dément avec force »."""
    return next(word for word in (*sentence.ancestors(noun), noun) if is_verb(word) or word is noun)


def _denies_of_himself(verb: Word, sentence: Sentence, words: Lexicon) -> bool:
    """« Se défend d'avoir attaqué »: a verb that denies where it is reflexive."""
    return words.has("denies_of_himself", verb.lemma) and is_reflexive(sentence, verb, words)


def _is_left_unsaid(above: Word, below: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether nobody vouches for a clause: « rien ne permet de dire que … », « personne ne croit que … », « accusé à
    tort d'avoir … »."""
    if any(words.has("wrongly", w.lower) for w in sentence.children(above, "obl", "advmod")):
        return True
    if not (words.is_a(above.lemma, "say") and below.relation == "ccomp"):
        return False
    verbs = [above, sentence.head(above)] if above.relation == "xcomp" else [above]
    return any(is_negated(verb, sentence, words) or _nobody_does(verb, sentence, words) for verb in verbs)


def _nobody_does(verb: Word, sentence: Sentence, words: Lexicon) -> bool:
    subjects = sentence.children(verb, "nsubj")
    return any(words.has("nobody", w.lower) and not sentence.children(w, "det") for w in subjects)


def _as_said(modality: str, trigger: Word, sentence: Sentence, words: Lexicon) -> str:
    """« Il a dit que X viendrait »: what was said to come, unless something must happen before."""
    conditional = modality == "conditional" and not has_condition(trigger, sentence, words)
    return "planned" if conditional else modality


def _up_to_its_clause(trigger: Word, sentence: Sentence) -> list[Word]:
    """A trigger and what it depends on, up to the verb of its clause."""
    above = list(takewhile(lambda word: not is_verb(word), sentence.ancestors(trigger)))
    rest = sentence.ancestors(trigger)[len(above) : len(above) + 1]
    return [trigger, *(above + rest if not is_verb(trigger) else [])]


def _is_finite(verb: Word) -> bool:
    return verb.morph.get("VerbForm") == "Fin"


def _is_joined_above(below: Word, above: Word, sentence: Sentence) -> bool:
    """Whether a finite verb was joined to an infinitive, and so belongs beside the verb above that: « nie vouloir
    attaquer et accuse »."""
    infinitive = above.morph.get("VerbForm") == "Inf"
    return below.relation == "conj" and infinitive and _is_finite(below) and not sentence.children(below, "mark")


def _as_governed(above: Word, below: Word, modality: str, words: Lexicon) -> str:
    infinitive = below.morph.get("VerbForm") == "Inf"
    if words.is_a(above.lemma, "plan") and (infinitive or not words.has("plan_to", above.lemma)):
        return "planned"
    offered = infinitive and words.has("offers", above.lemma)
    return "possible" if offered or words.is_a(above.lemma, "may", "hope") else modality


def _is_only_wished(above: Word, below: Word, sentence: Sentence, words: Lexicon, *, spoken: bool) -> bool:
    if _is_ordered(above, below, sentence, words) or words.is_a(above.lemma, "nonfactive"):
        return True
    if _is_left_unsaid(above, below, sentence, words) or _is_set_out_for(above, below, sentence, words):
        return True
    done = spoken and of_form(above, sentence, words)[0] == "affirmed"  # « n'est pas venu pour défendre »
    return not done and _is_purpose(below, sentence, words)


def _is_set_out_for(above: Word, below: Word, sentence: Sentence, words: Lexicon) -> bool:
    """« Venu persuader A de rejoindre B », "came to persuade A to join B": what somebody is to be moved to do, though
    the parser may have hung it on the first verb."""
    if words.has("setting_out", above.lemma):
        between = [c for c in sentence.children(above, "xcomp") if c.i < below.i]
        return any(words.is_a(c.lemma, "object_control") for c in between)
    moving = words.is_a(above.lemma, "object_control") and above.morph.get("VerbForm") == "Inf"
    return moving and words.has("setting_out", sentence.head(above).lemma)


def _told_by_participle(noun: Word, sentence: Sentence, words: Lexicon) -> tuple[str, str] | None:
    """« Les sanctions décidées par A »: what a participle tells of a noun has been so, whatever is said of that."""
    if is_verb(noun) or not words.settings.get("participles_tell"):
        return None
    doing = [c for c in sentence.children(noun, "acl") if c.morph.get("VerbForm") == "Part" and is_verb(c)]
    told = any(words.is_a(c.lemma, "light_verbs") or words.has("doing", c.lemma) for c in doing)
    return ("affirmed", "actual") if told else None


def _carries(above: Word, below: Word, words: Lexicon) -> bool:
    """Whether a verb is the light one of a noun, not an auxiliary that the parser hung a clause on."""
    auxiliary = words.has("active_auxiliaries", above.lemma) and is_verb(below)
    return words.is_a(above.lemma, "light_verbs") and not auxiliary


def _with_outer(above: Word, sentence: Sentence, words: Lexicon, polarity: str, modality: str) -> tuple[str, str]:
    """What the form of the verb above makes of an event: « n'a jamais cessé de … » says that it went on."""
    outer = of_form(above, sentence, words)
    if outer[0] == "negated":
        twice = words.is_a(above.lemma, "deny", "fail") and polarity == "negated"
        polarity = "affirmed" if twice else "negated"
    unsure = outer[1] == "conditional" and words.is_a(above.lemma, "may")  # « pourrait » is no more than possible
    return polarity, modality if unsure or outer[1] == "actual" else outer[1]


def _stands_alone(word: Word, sentence: Sentence) -> bool:
    """Whether a clause is told as a fact whatever is said around it: relative clauses, participles before a noun,
    clauses of time and cause, what a subject is called before it."""
    if word.i == 0 and word.pos == "NOUN" and not sentence.children(word, "det", "case", "cop"):
        closed = sentence.head(word).i
        return any(w.text == "," for w in sentence.words[:closed])  # « Signataire de l'accord, A réclame … »
    participle = word.relation == "acl" and word.morph.get("VerbForm") == "Part"
    if word.relation == "advcl" and word.morph.get("VerbForm") != "Inf" and sentence.children(word, "nsubj"):
        return True
    if word.relation in ("obl", "nmod", "dep", "punct") and _is_finite(word) and sentence.children(word, "nsubj"):
        return True  # « A réclamait la paix, B la refusait »
    return word.dep == "acl:relcl" or word.relation in ("parataxis", "amod") or participle


def _is_circumstance(word: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether something is told besides what the verb says: « exige par téléphone » tells that they spoke."""
    return words.has("circumstances", preposition(sentence, word, words)) or words.has("channels", word.lemma)


def _is_ordered(above: Word, below: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether a verb tells somebody to do what an infinitive says."""
    infinitive = below.morph.get("VerbForm") == "Inf" and not sentence.children(below, "aux")
    return infinitive and words.has("orders", above.lemma)


def _is_supposed(trigger: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether a trigger stands in a condition, an assumption, or a question that can be answered with yes or no, or is
    a noun that an adjective calls imagined."""
    if not is_verb(trigger) and any(words.has("imagined", c.lemma) for c in sentence.children(trigger, "amod")):
        return True
    if _is_wish(trigger, sentence, words) or _is_unreal(trigger, sentence, words):
        return True
    below = trigger
    for word in (trigger, *sentence.ancestors(trigger)):
        if any(words.has("if", mark.lower) for mark in sentence.children(word, "mark")):
            return True
        if _is_turned_into_condition(word, sentence, words):
            return True
        if word.relation in ("parataxis",) or word.dep == "acl:relcl":
            return False
        below = word
    opening = sentence.words[0]  # « Supposons que … », but not « Admise à l'ONU, … »
    assumed = words.has("assume", opening.lemma) and opening.morph.get("VerbForm") != "Part"
    return _is_asked(below, sentence, words) or assumed


def _is_unreal(trigger: Word, sentence: Sentence, words: Lexicon) -> bool:
    """« Spain would have lost the islands »: what was not, because something else was not."""
    verb = next((w for w in _up_to_its_clause(trigger, sentence) if is_verb(w)), trigger)
    helpers = sentence.children(verb, "aux")
    unreal = any(words.has("unreal", c.lower) for c in helpers)
    return unreal and any(words.has("active_auxiliaries", c.lower) for c in helpers)


def _is_wish(trigger: Word, sentence: Sentence, words: Lexicon) -> bool:
    """« Que A nous aide ! »: whether a word stands in a sentence that is a clause with no verb above it."""
    opening, *rest = [w for w in sentence.words if w.pos != "PUNCT"] or sentence.words
    if not words.has("wishing", opening.lower) or (rest and is_verb(rest[0])):
        return False
    above = (trigger, *sentence.ancestors(trigger))
    closing = sentence.words[-2:]  # « Que A nous aide ! » may be the last of a quotation
    exclaimed = any(words.has("exclaiming", word.text) for word in closing)
    return exclaimed or sentence.head(opening) is above[-1]


def _is_turned_into_condition(verb: Word, sentence: Sentence, words: Lexicon) -> bool:
    """« Had Vienna yielded … », « were X to attack »: an auxiliary that opens a clause before its subject."""
    alone = [verb] if verb.relation == "advcl" else []
    helpers = (*alone, *sentence.children(verb, "aux", "aux:pass", "cop"))
    opening = [c for c in helpers if words.has("turned_if", c.lower)]
    subjects = sentence.children(verb, "nsubj")
    turned = bool(opening and subjects) and opening[0].i < subjects[0].i and sentence.words[-1].text != "?"
    before = sentence.words[opening[0].i - 1] if turned and opening[0].i else None
    return turned and (before is None or before.pos in ("PUNCT", "CCONJ"))  # « No sooner had Italy annexed »


def _is_due(trigger: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether something only ought to be done, or not to be: « should pull out », « voted against joining », « rather
    than fight »."""
    averse = any(words.has("averse", mark.lower) for mark in sentence.children(trigger, "mark"))
    if averse and not _is_finite(trigger):
        return True
    if _is_beyond(trigger, sentence, words):
        return True
    verbs = [trigger, sentence.head(trigger)] if not is_verb(trigger) else [trigger]
    return any(words.has("duties", w.lower) for verb in verbs for w in sentence.children(verb, "aux"))


def _is_beyond(trigger: Word, sentence: Sentence, words: Lexicon) -> bool:
    """« Too weak to attack », « it would be mad to attack »: behind what tells of too much, or would be."""
    above = sentence.head(trigger)
    if is_verb(above) or trigger.morph.get("VerbForm") != "Inf":
        return False
    only_would = any(c.morph.get("Mood") == "Cnd" for c in sentence.children(above, "aux"))
    return only_would or any(words.has("excess", c.lower) for c in sentence.children(above, "advmod"))


def _is_asked(root: Word, sentence: Sentence, words: Lexicon) -> bool:
    if sentence.answer or sentence.answered:
        return False
    if sentence.words[-1].text != "?" and not any(w.text == "?" for w in sentence.words[-3:]):
        return False
    asked = {w.lower for w in sentence.words}
    turned = any(w.text.startswith("-") and w.pos == "PRON" for w in sentence.words[1:4])  # « Faut-il que … ? »
    told = is_verb(root) or root.pos == "AUX" or turned
    return told and not _presumes(sentence, words) and not any(words.has("presuming", word) for word in asked)


def _presumes(sentence: Sentence, words: Lexicon) -> bool:
    """« Que reproche A à B ? », « De quoi A accuse-t-il B ? », but not « Alors que A attaque, B va-t-il … ? »."""
    first, *rest = sentence.words[:2]
    behind = [w for w in rest if first.pos == "ADP" and not words.has("relative_objects", w.lower)]
    return any(words.has("asking", w.lower) for w in (first, *behind))


def _governs(above: Word, below: Word, sentence: Sentence) -> bool:
    """Whether a word is what another asks, wants, denies …: its complement, not its subject or a modifier of it."""
    if is_verb(above):
        adverbial = below.relation == "advcl" and below.morph.get("VerbForm") != "Inf"
        return below.relation in _COMPLEMENTS and not adverbial
    if above.pos == "ADJ" and below.relation == "ccomp":  # « il est faux que … »
        return True
    return below.relation in ("acl", "nmod", "ccomp", "xcomp") and (
        below.morph.get("VerbForm") == "Inf" or not is_verb(below)
    )


def _is_purpose(word: Word, sentence: Sentence, words: Lexicon) -> bool:
    if word.morph.get("VerbForm") != "Inf" or word.relation not in ("advcl", "acl"):
        return False
    return any(m.lemma in words.classes["purpose"] for m in sentence.children(word, "mark", "case"))


def _is_aimed_at(word: Word, sentence: Sentence, words: Lexicon) -> bool:
    """« Pour que X intervienne »: a finite clause of purpose."""
    if word.relation not in ("advcl", "ccomp") or word.morph.get("VerbForm") == "Inf":
        return False
    marks = sentence.children(word, "mark")
    joined = len(marks) > 1 or any(sentence.children(mark, "fixed") for mark in marks)
    return joined and any(mark.lemma in words.classes["purpose"] for mark in marks)
