"""What the parser is shown for the tokens of a paragraph: names as familiar words, numbers whole, no dates.

A parser trained on the news of one decade stumbles over acronyms, names and tenses that it never saw. So each mention
is shown to it as one common word of the same gender and number, and the pieces keep the places of the original.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from foedus.graph.names import fold
from foedus.loaders.compounds import compound
from foedus.loaders.forms import Form
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.when import Expression
from foedus.loaders.words import Mention, Token

_ENDS, _CLOSING, _OPENING = (".", "!", "?", ";", "..", "..."), ("”", '"', ")", "]"), ("“", '"', "(", "[", "-")
_FAR = 40  # tokens around a colon in which its clauses have their verbs
_LONGEST = 150  # words; a longer sentence is cut, because the parser's time and errors grow with it


class Piece(NamedTuple):
    """What the parser is shown for a token or a whole mention (`shown`, and `others` for another try), where that
    stands in the document, whether a time expression stands just before it, and what is written there (`text`, ""
    for a mention), its `lemma` where that is not for the parser to say, and whether it `opens` a clause of its own,
    behind a colon."""

    shown: str
    others: tuple[str, ...]
    start: int
    end: int
    space: bool
    mention: Mention | None
    after_time: bool
    text: str = ""
    lemma: str = ""
    opens: bool = False

    def variant(self, number: int) -> str:
        """What is shown at the first try (0), and at others."""
        return self.others[number - 1] if 0 < number <= len(self.others) else self.shown


def pieces(
    paragraph: Sequence[Token], mentions: Sequence[Mention], times: Sequence[Expression], words: Lexicon
) -> list[Piece]:
    """The pieces of a paragraph, given as its tokens, mentions and time expressions; the latter are left out: they
    stand anywhere between a verb and its complements, where they only lead a parser astray."""
    tokens = apart_from(paragraph, times, words)
    small = [token.text.lower() for token in tokens]
    named = {mention.start: mention for mention in mentions}
    ends = {time.end for time in times}
    made: list[Piece] = []
    skip_to = -1
    for i, token in enumerate(tokens):
        if token.start < skip_to:
            continue
        mention = named.get(token.start)
        joined = None if mention else compound(small, i, words)
        if joined:
            opening = token.text[:1].isupper()
            shown: tuple[str, ...] = (joined[0].capitalize() if opening else joined[0],)
            end = tokens[i + joined[2] - 1].end
        else:
            shown, end = _shown(tokens, i, mention, made, words)
        skip_to = end
        comma = _closing_comma(tokens, i, end, named, words) if mention else None
        end = comma.start if comma else end
        after = next((t for t in islice(tokens, i + 1, i + 40) if t.start >= end), None)
        after_time = not ends.isdisjoint(range(token.start - 3, token.start + 1))
        text = token.text if end == token.end and not (mention and mention.role != "demonym") else ""
        spaced = bool(joined or (after and after.start > end))
        lemma = joined[1] if joined else ""
        text = shown[0] if text in words.settings.get("accented", {}) else text
        opens = i > 0 and tokens[i - 1].text == ":" and _parts_clauses(tokens, i - 1, words)
        made.append(Piece(shown[0], shown[1:], token.start, end, spaced, mention, after_time, text, lemma, opens))
        if comma:
            made.append(Piece(comma.text, (), comma.start, comma.end, True, None, False, comma.text))
    return made


def _closing_comma(
    tokens: Sequence[Token], i: int, end: int, named: Mapping[int, Mention], words: Lexicon
) -> Token | None:
    """« During a visit by the premier, X, A … »: the comma that ends an introduction, where it also ends what leads in
    to the sentence."""
    inside = [token for token in islice(tokens, i, i + _FAR) if token.start < end]
    after = next(iter(tokens[i + len(inside) : i + len(inside) + 1]), None)
    closes = inside[-1].text == "," and after is not None and after.start in named
    return inside[-1] if closes and _leads_in(tokens[: i + 1], words) else None


def _parts_clauses(tokens: Sequence[Token], colon: int, words: Lexicon) -> bool:
    """Whether a colon stands between two clauses, each with a verb: what is behind it, the parser mixes up with what is
    before."""
    sides = [reversed(tokens[max(colon - _FAR, 0) : colon]), tokens[colon + 1 : colon + _FAR]]
    return all(_has_verb(side, words) for side in sides)


def _has_verb(tokens: Iterable[Token], words: Lexicon) -> bool:
    """Whether a finite verb stands before the end of a sentence."""
    for token in tokens:
        if token.text in _ENDS:
            return False
        form = words.forms.get(token.text.lower())
        if form and form.tense not in ("part", "ger") and not _may_be_noun(token.text.lower(), words):
            return True
        if words.has("finite_auxiliaries", token.text.lower()):
            return True
    return False


def apart_from(paragraph: Sequence[Token], times: Sequence[Expression], words: Lexicon) -> list[Token]:
    """The tokens of a paragraph without its time expressions, nor the commas around one; but one comma stays where it
    also ends what leads in to the sentence: « Après la chute de A, en 1990, B … »."""
    if not times:
        return [*paragraph]
    hidden = {start for time in times for start in range(time.start, time.end)}
    kept: list[Token] = []
    for i, token in enumerate(paragraph):
        if token.start in hidden:
            continue
        behind = token.text == "," and i > 0 and paragraph[i - 1].start in hidden
        if behind and kept and kept[-1].text == ",":
            if not _leads_in(kept, words):
                kept.pop()
        elif not (behind and (not kept or kept[-1].text in _ENDS)):
            kept.append(token)
    return kept


def _leads_in(tokens: Sequence[Token], words: Lexicon) -> bool:
    """Whether a sentence, as far as it goes, is one phrase that a preposition opens."""
    first = next((i + 1 for i in range(len(tokens) - 1, -1, -1) if tokens[i].text in _ENDS), 0)
    return words.has("leading_in", tokens[first].text.lower()) and not any(t.text == "," for t in tokens[first:-1])


def _shown(
    tokens: Sequence[Token], i: int, mention: Mention | None, made: list[Piece], words: Lexicon
) -> tuple[tuple[str, ...], int]:
    """What is shown for a token or the mention that begins there, and where that ends."""
    if mention and mention.role != "demonym":
        if mention.role == "list" and made and fold(made[-1].shown) in words.classes["determiners"]:
            plural = str(words.settings["plural_determiner"])
            begins_large = made[-1].shown[:1].isupper()
            made[-1] = made[-1]._replace(shown=plural.capitalize() if begins_large else plural, others=())
        return _stand_ins(mention, made[-1].shown if made else "", words), mention.end
    last = i
    while _goes_on(tokens, last):
        last += 1
    if last > i:
        return ("".join(token.text for token in tokens[i : last + 1]),), tokens[last].end
    if last := _number_in_words(tokens, i, words):
        return ("20",), tokens[last].end
    if mention:  # a demonym, of which the last word stands for all
        return (next(t.text for t in reversed(tokens[i : i + 40]) if t.start < mention.end),), mention.end
    if i + 1 < len(tokens) and (accented := _accented(tokens, i, words)):
        return (accented,), tokens[i].end
    return (_retold(tokens[i].text, made[-1] if made else None, words),), tokens[i].end


def _accented(tokens: Sequence[Token], i: int, words: Lexicon) -> str:
    """« A Paris, … »: a preposition that begins a sentence in capitals, which many print without accents."""
    begins_here = i == 0 or tokens[i - 1].text in (*_ENDS, *_OPENING, *_CLOSING)
    return str(words.settings.get("accented", {}).get(tokens[i].text, "")) if begins_here else ""


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """« 15 000 » is one number."""
    if i + 1 >= len(tokens) or not tokens[i].text.isdigit() or tokens[i + 1].start != tokens[i].end + 1:
        return False
    return len(tokens[i + 1].text) == 3 and tokens[i + 1].text.isdigit()


def _number_in_words(tokens: Sequence[Token], i: int, words: Lexicon) -> int:
    """Where a number of several words that begins at a token ends, « trente-trois mille »; else 0."""
    last, j = 0, i
    while j < len(tokens) and _counts(tokens[j].text.lower(), words):
        last, j = j, j + 1
        joint = j + 1 < len(tokens) and (tokens[j].text == "-" or words.has("and_in_numbers", tokens[j].text))
        if joint and _counts(tokens[j + 1].text.lower(), words):
            j += 1
    return last if last > i else 0


def _counts(text: str, words: Lexicon) -> bool:
    counts = words.has("number_words", text) or text in words.settings["numbers"]
    return counts and not words.has("articles", text)


def _retold(text: str, before: Piece | None, words: Lexicon) -> str:
    """A verb in a tense that the model hardly knows, or that it hardly knows at all, as one in the present that it
    knows."""
    mistaken = words.settings["forms"].get(text.lower())
    form = Form(mistaken, "pres", "3s") if mistaken else words.forms.get(text.lower())
    if form is None or form.tense in ("part", "ger"):
        return text
    retold = form.tense in words.settings.get("retold", ())
    if not (before and _is_subject(before, words)):
        retold = retold and not words.has("also_nouns", text.lower())
        if not retold and _may_be_noun(text.lower(), words):
            return text
    lemma = words.shown_as.get(form.lemma, form.lemma if retold else "")
    return words.present.get((lemma, form.person), text)


def _is_subject(piece: Piece, words: Lexicon) -> bool:
    """Whether a piece is an actor's name or a pronoun, behind which stands no noun."""
    named = piece.mention is not None and piece.mention.role != "demonym" and piece.mention.kind != "Treaty"
    return named or words.has("before_verbs", piece.text.lower())


def _may_be_noun(text: str, words: Lexicon) -> bool:
    nouns = (text.removesuffix(plural) for plural in ("", *words.settings["plurals"]))
    return words.has("also_nouns", text) or any(noun in words.known and noun not in words.verbs for noun in nouns)


def _stand_ins(mention: Mention, before: str, words: Lexicon) -> tuple[str, ...]:
    kind = "list" if mention.role == "list" else "Leader" if mention.role == "office" else mention.kind
    for choice in words.settings["stand_in"]:
        if kind in choice["kinds"] and ("after" not in choice or fold(before) in choice["after"]):
            return tuple(choice["words"])
    return ("X",)


def begins(made: Sequence[Piece]) -> list[bool]:
    """Which pieces begin a sentence, by punctuation alone, or a clause that stands for itself."""
    found, since = [], 0
    for i in range(len(made)):
        since += 1
        ended = i > 0 and not _closes(made, i) and (made[i].opens or _ended(made, i)) and _can_begin(made, i)
        found.append(i == 0 or since > _LONGEST or ended)
        since = 0 if found[-1] else since
    return found


def _closes(made: Sequence[Piece], i: int) -> bool:
    return made[i].shown in ("”", ")", "]") or (made[i].shown == '"' and made[i - 1].end == made[i].start)


def _ended(made: Sequence[Piece], i: int) -> bool:
    before = i - 1
    while (
        before > 0
        and made[before].shown in _CLOSING
        and (made[before].shown == "”" or made[before - 1].end == made[before].start)
        and i - before <= 3
    ):
        before -= 1
    return made[before].shown in _ENDS


def _can_begin(made: Sequence[Piece], i: int) -> bool:
    if made[i - 1].shown in (";", ":") or made[i].after_time:
        return True
    after = i
    while after < len(made) - 1 and made[after].shown in _OPENING and after - i < 3:
        after += 1
    letter = made[after].shown[:1]
    return letter.isupper() or letter.isdigit() or made[after].mention is not None
