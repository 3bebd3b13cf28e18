"""Words beside verbs to which a parser gives wrong heads: pronouns right before a verb, bare numbers behind one, and a
noun set before a clause that takes it up by a pronoun."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Word, dependents

_FAR = 4  # words between a pronoun and its verb


def set_beside(word: Word, words: list[Word], lexicon: Lexicon) -> None:
    """Change the head and label of a word beside a verb, in place, in a sentence whose words have no children yet."""
    if word.pos == "NUM" and word.dep in ("punct", "dep", "advmod") and 0 <= word.i - word.head <= _FAR:
        word.dep = "obj" if words[word.head].pos == "VERB" else word.dep  # « en a promis deux cents à X »
        return
    placed = word.lower in lexicon.settings.get("pairs", {})  # « la première l'attaqua »
    indirect = lexicon.settings.get("pronoun_labels", {}).get(word.lower) == "iobj" and word.i > 0
    finite = placed or lexicon.has("before_finite", word.lower)
    if not (finite or indirect):
        return
    if word.dep.startswith(("iobj",) if indirect else ("nsubj", "iobj")):
        word.pos = "PRON" if indirect else word.pos
        return
    if finite and (verb := _verb_behind(word, words, lexicon)):
        _to_verb(word, verb, words, lexicon)


def _verb_behind(pronoun: Word, words: list[Word], lexicon: Lexicon) -> Word | None:
    """The verb behind a pronoun, with only other such pronouns and auxiliaries between."""
    for word in words[pronoun.i + 1 : pronoun.i + 1 + _FAR]:
        if word.pos == "VERB" and not word.mention:
            return word
        if word.pos not in ("AUX", "ADV") and not lexicon.has("clitics", word.lower):
            return None
    return None


def _to_verb(pronoun: Word, verb: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« X lui en a livré », « il la presse »: a pronoun that the parser hung on the name before, or took for an
    article."""
    labels: dict[str, str] = lexicon.settings.get("pronoun_labels", {})
    placed = pronoun.lower in lexicon.settings.get("pairs", {})
    label = "nsubj" if placed else labels.get(pronoun.lower, "obj")
    case = lexicon.settings["pronoun_slots"].get(pronoun.lower)
    beside = (w for w in dependents(verb, words) if w.dep.startswith(label))
    taken = any(lexicon.settings["pronoun_slots"].get(w.lower) == case for w in beside if w is not pronoun)
    if not taken and (label != "obj" or _behind_subject(pronoun, words, lexicon)):
        pronoun.head, pronoun.dep, pronoun.pos = verb.i, label, pronoun.pos if placed else "PRON"


def _behind_subject(pronoun: Word, words: list[Word], lexicon: Lexicon) -> bool:
    """Whether no article can stand there: right behind a name or another pronoun before verbs."""
    before = words[pronoun.i - 1] if pronoun.i else None
    named = before is not None and before.mention is not None and before.mention.role != "demonym"
    return before is not None and (named or lexicon.has("before_verbs", before.lower))


def take_up(verb: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« Ce plan, A le rejette », « l'aide, elle l'a refusée »: what is named before a comma and taken up by an object
    pronoun is the object."""
    below = [w for w in dependents(verb, words) if w.i < verb.i]
    pronoun = next((w for w in below if w.dep == "obj" and lexicon.has("neutral_objects", w.lower)), None)
    noun = next((w for w in below if w.dep.startswith("nsubj") and (w.pos == "NOUN" or w.mention)), None)
    if noun and noun.mention and any(w.dep in ("conj", "cc") for w in dependents(noun, words)):
        return  # « A, B et C l'ont … »
    if pronoun is None or noun is None or pronoun.pos != "PRON":
        return
    beside = (w for head in (verb, noun) for w in dependents(head, words) if noun.i < w.i < pronoun.i)
    subject = next((w for w in beside if w.dep.startswith(("nsubj", "appos")) and (w.pos == "PRON" or w.mention)), None)
    if subject and any(w.text == "," for w in words[noun.i : subject.i]) and words[subject.i + 1].text != ",":
        noun.dep, pronoun.dep, subject.head, subject.dep = "obj", "expl", verb.i, "nsubj"


def share_objects(verb: Word, words: list[Word]) -> None:
    """« A soutient B et menace C »: of two objects of a verb, one behind a verb joined to it is that verb's."""
    below = list(dependents(verb, words))
    first, *others = [w for w in below if w.dep == "obj" and w.i > verb.i] or [verb]
    for thing in others:
        joined = [w for w in below if w.dep == "conj" and w.pos == "VERB" and first.i < w.i < thing.i]
        if joined and not any(w.dep == "obj" for w in dependents(joined[-1], words)):
            thing.head = joined[-1].i


def join_tense(auxiliary: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« Accusé d'avoir violé … »: where an auxiliary was taken for the verb, the participle behind it is that."""
    if not lexicon.has("active_auxiliaries", auxiliary.lemma) or auxiliary.dep.startswith("aux"):
        return
    behind = next((w for w in words[auxiliary.i + 1 :] if w.pos != "ADV" or w.head != auxiliary.i), None)
    if not behind or behind.pos != "VERB" or behind.morph.get("VerbForm") != "Part" or behind.head != auxiliary.i:
        return
    for word in dependents(auxiliary, words):
        word.head = behind.i
    behind.head, behind.dep = (auxiliary.head if auxiliary.head != auxiliary.i else behind.i), auxiliary.dep
    auxiliary.head, auxiliary.dep, auxiliary.pos = behind.i, "aux", "AUX"
