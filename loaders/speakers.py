"""Third stage, who says so: verbs of saying, « selon X », and quotation marks that may run over sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.loaders.actors import refer
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import is_verb, preposition, verb_slots
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.pronouns import subjects_above
from foedus.loaders.voice import is_reflexive
from foedus.loaders.words import Sentence, Word

_LONGEST_QUOTE = 3000
_FEWEST_SPACES = 3  # fewer make words held at arm's length, not a statement
_REPORTED = ("ccomp", "xcomp", "parataxis", "obj", "acl")
_ASIDE = ("acl", "amod", "advcl", "appos")
_NEAR = 300  # characters between a quotation and the verb that gives its speaker


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying and whose it is; `mutual` where each says it of the other."""

    verb: Word
    speaker: str
    speakers: tuple[str, ...] = ()
    subjects: tuple[Word, ...] = ()
    mutual: bool = False

    def said_of(self, doer: str) -> str:
        """Who of several says so of one of them: he himself, or another."""
        return next((each for each in self.speakers if each != doer), doer) if self.mutual else doer


def quotes(text: str) -> Iterator[tuple[int, int]]:
    """Where the quotations of a plain text begin and end that are statements."""
    opened: int | None = None
    for i, mark in enumerate(text):
        if opened is not None and i - opened > _LONGEST_QUOTE:
            opened = None
        if mark == "“" or (mark == '"' and opened is None):
            opened = i if opened is None else opened
        elif mark in '”"' and opened is not None:
            if text.count(" ", opened, i) > _FEWEST_SPACES:
                yield opened, i + 1
            opened = None


def sayings(sentence: Sentence, cast: Cast) -> list[Saying]:
    """The verbs of saying of a sentence that have a known speaker."""
    found = []
    for word in sentence.words:
        if is_verb(word) and (verb := _saying(word, sentence, cast)):
            subjects = [w for slot, w in verb_slots(sentence, verb, cast.words) if slot == "subj"]
            subjects = (
                subjects or _turned(sentence, verb) or _writers(sentence, verb) or subjects_above(sentence, verb)[:1]
            )
            if speakers := [node for w in subjects for node in refer(sentence, w, cast)]:
                mutual = any(cast.words.has("each_other", w.lower) for w in sentence.children(verb))
                found.append(Saying(verb, speakers[0], tuple(speakers), tuple(subjects), mutual))
    return found


def _turned(sentence: Sentence, verb: Word) -> list[Word]:
    """Who stands behind a verb of saying at the end of a sentence: « ..., assure Riga »."""
    before, after = sentence.words[: verb.i], sentence.words[verb.i + 1 :]
    finite = verb.morph.get("VerbForm") == "Fin" and bool(before) and before[-1].text in (",", "»", '"')
    if not finite or sentence.children(verb, "ccomp", "xcomp", "nsubj"):
        return []
    return [w for w in sentence.children(verb, "obj", "obl") if w in after and not sentence.children(w, "case")][:1]


def _writers(sentence: Sentence, verb: Word) -> list[Word]:
    """Who gives what says something: « Riga a remis une note accusant ... »."""
    letter = sentence.head(verb)
    if verb.relation != "acl" or letter.relation != "obj" or verb.morph.get("Tense") != "Pres":
        return []
    return sentence.children(sentence.head(letter), "nsubj")


def _saying(word: Word, sentence: Sentence, cast: Cast) -> Word | None:
    """The verb of saying that a word is, or whose second half it is: « a fait savoir »."""
    if cast.words.is_a(word.lemma, "say", "deny") or _follows_quotation(word, sentence, cast):
        return word
    if cast.words.has("dismisses", word.lemma) and any(
        cast.words.has("report_nouns", w.lemma) for w in sentence.children(word, "obj")
    ):
        return word  # « rejette les accusations selon lesquelles ... »
    if cast.words.has("denies_of_himself", word.lemma) and is_reflexive(sentence, word, cast.words):
        return word
    head = sentence.head(word)
    halves = cast.words.has("said_with", word.lemma) and cast.words.has("lets_know", head.lemma)
    return head if halves and word.morph.get("VerbForm") == "Inf" else None


def _follows_quotation(word: Word, sentence: Sentence, cast: Cast) -> bool:
    """« “…”, a promis A »: whether a verb right behind a quotation tells whose it is."""
    first = min([word, *sentence.children(word, "aux")], key=lambda w: w.i)
    before = [w.text for w in sentence.words[max(first.i - 2, 0) : first.i]]
    return before in (["”", ","], ["»", ","]) and cast.words.has("behind_quotations", word.lemma)


def according_to(trigger: Word, sentence: Sentence, cast: Cast) -> str | None:
    """Whom a sentence names as the source of what a trigger says with « selon », « d'après », « à en croire », « aux
    yeux de »; behind a participle or an adjective he vouches for what that says alone."""
    for word in sentence.words:
        if whose := _in_whose_eyes(word, sentence, cast.words):
            if found := [node for each in whose for node in refer(sentence, each, cast)]:
                return found[0]
            continue
        case = preposition(sentence, word, cast.words).replace("_", " ")  # of several words: « aux yeux de »
        named = not is_verb(word) and cast.words.has("according_to", case)
        if named and _is_of_all(word, trigger, sentence) and (found := refer(sentence, word, cast)):
            return found[0]
    return None


def _is_of_all(source: Word, trigger: Word, sentence: Sentence) -> bool:
    """« A riposte, violant selon B une trêve »: whether a source is that of more than a participle before it, or of
    that at least in which a trigger stands."""
    above = sentence.ancestors(source)
    told = [w for w in above if w.relation in _ASIDE and w.morph.get("VerbForm") in ("Part", None)]
    part = next((w for w in told if w.pos in ("VERB", "ADJ") and w.i < source.i), None)
    return part is None or bool(sentence.children(part, "aux")) or trigger in (part, *sentence.subtree(part))


def _in_whose_eyes(word: Word, sentence: Sentence, words: Lexicon) -> list[Word]:
    if words.has("believed", word.lemma) and sentence.children(word, "expl", "mark")[1:]:
        return sentence.children(word, "obj")
    if word.relation in ("obl", "advmod") and words.has("in_whose_eyes", word.lower):
        return sentence.children(word, "nmod")
    return []


def quote_speaker(quote: tuple[int, int], said: Sequence[tuple[int, str]]) -> str | None:
    """Whose words a quotation is: of the verb of saying nearest outside it. `said` are (place, speaker)."""
    near = [
        (min(abs(place - quote[0]), abs(place - quote[1])), speaker)
        for place, speaker in said
        if not quote[0] < place < quote[1]
    ]
    distance, speaker = min(near, default=(_NEAR, None))
    return speaker if distance < _NEAR else None


def attributed(
    trigger: Word, sentence: Sentence, said: Sequence[Saying], source: str | None, quoted: str | None, doer: str = ""
) -> str | None:
    """Who is reported as claiming what a trigger says: the speaker above it, in quotation marks, or the source. What a
    `doer` declares, as in « declared war », he does not claim."""
    above = [trigger, *sentence.ancestors(trigger)]
    for saying in said:
        verb = saying.verb
        under = above[: above.index(verb)] if verb in above else above
        if any(subject in under for subject in saying.subjects):
            continue  # what a relative clause tells of him he does not say
        if any(is_verb(w) and w.relation == "acl" and sentence.head(w).pos == "PRON" for w in under):
            continue  # « ce que les autres contestèrent »
        if verb in above[1:]:
            below = above[above.index(verb) - 1]
            own = doer in saying.speakers
            done = own and below.relation == "obj" and not any(map(is_verb, above[: above.index(verb)]))
            if not done and below.relation in _REPORTED:
                return saying.said_of(doer) if own else saying.speaker
        elif verb.relation in ("parataxis", "conj", "ccomp", "advcl") and sentence.head(verb) in above:
            turned = any(subject.i > verb.i for subject in saying.subjects)
            goes_along = verb.relation in ("conj", "advcl") and not turned and not sentence.children(verb, "nsubj")
            goes_along = goes_along or bool(sentence.children(verb, "ccomp"))
            if not goes_along and verb.i > trigger.i and not sentence.children(verb, "mark", "cc"):
                return saying.speaker
        elif verb.head == verb.i and above[-1].relation == "parataxis":
            return saying.speaker
    return quoted or source
