"""Which treaties a word means, and who is said to be party to one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from foedus.graph.model import Assertion, Evidence
from foedus.graph.names import fold, slug
from foedus.loaders.actors import owners, refer
from foedus.loaders.cast import Cast
from foedus.loaders.nouns import is_definite
from foedus.loaders.pronouns import antecedents, subjects_above
from foedus.loaders.salience import Figure
from foedus.loaders.tenses import is_negated
from foedus.loaders.words import Sentence, Word

_BODIES = ("Alliance", "Organization")
_DEEP = 4
_TWO, _FEW = 2, 3
_NEAR = 100  # letters between a treaty and a pronoun in the next sentence
_FARTHER = 200  # and one that hardly means an actor, « s'en réclame »


def treaties_of(sentence: Sentence, word: Word, cast: Cast, depth: int = 0) -> list[str]:
    """The ids of the treaties that a word means: by name or description, through an article (« l'article 4 du
    traité »), by a bare noun (« la déclaration »), or by a pronoun whose antecedent is one."""
    if depth > _DEEP:
        return []
    if word.mention:
        said_of = sentence.children(word, "nsubj") if sentence.children(word, "cop") else []
        if word.mention.kind != "Treaty" or any(w.mention and w.mention.kind == "Alliance" for w in said_of):
            return []  # « X est un pacte »: the alliance, not another treaty
        return list(word.mention.nodes)
    words = cast.words
    if words.is_a(word.lemma, "treaty_parts"):
        for child in sentence.children(word, "nmod", "obl", "appos"):
            if found := treaties_of(sentence, child, cast, depth + 1):
                return found
        pointing = any(words.has("pointing", child.lower) for child in sentence.children(word, "det"))
        if pointing and (latest := cast.latest_treaty(word.start)):
            return latest
        if words.has("article_nouns", word.lemma):
            named = [node for w in sentence.words if w.mention for node in w.mention.nodes]
            return cast.latest_treaty(word.start) or cast.founding_treaty([*cast.recent, *named])
    if words.is_a(word.lemma, "treaty_nouns"):
        mentions = [w.mention for w in (sentence.head(word), *sentence.children(word, "appos", "nmod")) if w.mention]
        some = word.morph.get("Number") == "Plur" and not sentence.children(word, "det", "nmod:poss")
        some = some or (words.has("any_treaty", word.lemma) and _is_indefinite(sentence, word, cast))
        return [] if some or any(m.kind == "Alliance" for m in mentions) else [_bare(word, cast)]
    if word.pos == "PRON":
        for noun in antecedents(sentence, word):
            if found := treaties_of(sentence, noun, cast, depth + 1):
                return found
    return cast.latest_treaty(word.start) if words.has("things", word.lower) else []


def as_object(word: Word, cast: Cast) -> list[str]:
    """The treaty that a pronoun means as the object of what is only done to treaties: « l'a signé », « s'en réclame »,
    soon behind it."""
    if word.pos != "PRON":
        return []
    if cast.words.has("of_what_is_named", word.lower):
        treaty, body = cast.latest_instrument(word.start), _body_before(word, cast)
        return [] if body and treaty and body.place > treaty.start else _just_named(word, cast, _FARTHER)
    return _just_named(word, cast) if cast.words.has("neutral_objects", word.lower) else []


def body_there(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    """« L'OTAN fut fondée ; A y adhéra »: the body that was named last before what joins or leaves it, if no treaty was
    since."""
    if not cast.words.has("places", word.lower) or not cast.words.has("joining", sentence.head(word).lemma):
        return []
    here = [w.mention for w in sentence.words[: word.i] if w.mention and cast.is_a(w.mention.node, *_BODIES)]
    body, treaty = _body_before(word, cast), cast.latest_instrument(word.start)
    place, nodes = (here[-1].start, here[-1].nodes) if here else (body.place, body.nodes) if body else (0, ())
    return [] if treaty and treaty.start > place else list(nodes)


def _body_before(word: Word, cast: Cast) -> Figure | None:
    """The body that the sentence before named last, near a word."""
    told = [f for named in cast.scene[-1:] for f in named if len(f.nodes) == 1 and cast.is_a(f.nodes[0], *_BODIES)]
    return max((f for f in told if word.start - f.place < _FARTHER), key=lambda f: f.place, default=None)


def meant_by_it(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    """The treaty that a pronoun for things means: where one is what the sentence named last, but for who acts on it."""
    clearly = word.relation == "obj" and cast.words.has("of_treaties", sentence.head(word).lemma)
    if not (clearly and word.pos == "PRON") and not cast.words.has("things", word.lower):
        return []
    own = [noun.mention for noun in subjects_above(sentence, word)[:1] if noun.mention]
    named = [w.mention for w in sentence.words[: word.i] if w.mention and len(w.mention.nodes) == 1]
    others = [mention for mention in named if mention not in own and mention.role != "demonym"]
    bodies = [each for each in named if each.kind != "State"]
    left = cast.words.has("left_behind", sentence.head(word).lemma)  # « A, blaming B, has left it »: hardly B
    if clearly and (not others or (left and not bodies)):
        return _just_named(word, cast, _FARTHER if left else _NEAR)
    return [others[-1].node] if others and others[-1].kind == "Treaty" else []


def _is_indefinite(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """« Un texte », « des documents »: any writing."""
    return any(cast.words.has("indefinite", child.lower) for child in sentence.children(word, "det"))


def _just_named(word: Word, cast: Cast, near: int = _NEAR) -> list[str]:
    return [each.node for each in cast.instruments if 0 < word.start - each.end < near][-1:]


def _bare(word: Word, cast: Cast) -> str:
    """The document's own treaty of this noun."""
    key = fold(word.lemma)
    if key not in cast.treaties:
        ident = f"{slug(word.lemma)}-{slug(cast.document)[:40]}"
        cast.treaties[key] = ident
        cast.kinds[ident] = "Treaty"
        cast.wordings[ident] = [word.text]
    return cast.treaties[key]


def party_assertions(
    sentence: Sentence, cast: Cast, evidence: Callable[[Word, Sentence, str], Evidence]
) -> Iterator[Assertion]:
    """Who is party to a treaty by its description: « le traité entre A et B », « son traité avec B »."""
    for word in sentence.words:
        if word.mention and word.mention.kind == "Treaty":
            for party in _known_parties(sentence, word.mention.node, cast):
                piece = replace(evidence(word, sentence, "party-to"), rule="known")
                yield Assertion(party, "party-to", word.mention.node, evidence=(piece,))
        if word.mention and word.mention.node in cast.parties and not _is_not_there(sentence, word, cast):
            parties = cast.parties[word.mention.node]
            if len(parties) == 1 and cast.is_a(parties[0], "State") and not _tells_both(word, cast):
                above = owners(sentence, word, cast)
                above += [n for w in subjects_above(sentence, word) for n in refer(sentence, w, cast)]
                owner = next(
                    (state for node in above if (state := cast.state_of(node)) and cast.is_a(state, "State")), None
                )
                parties = [*parties, owner] if owner and owner not in parties else []
            for state in [party for party in parties if cast.is_a(party, "State", "Alliance")]:
                piece = evidence(word, sentence, "party-to.described")
                yield Assertion(state, "party-to", word.mention.node, evidence=(piece,))


def is_announced(sentence: Sentence, word: Word) -> bool:
    """Whether a sentence is but the news of a treaty: « Armistice franco-italien à Rome. », without an article."""
    treaty = word.mention is not None and word.mention.kind == "Treaty" and word.head == word.i
    return treaty and not sentence.children(word, "det", "cop", "nsubj", "case", "nummod")


def _tells_both(word: Word, cast: Cast) -> bool:
    """« The accord between A and the rebels »: the other party is told, though it may be no state."""
    written = cast.text[word.start : word.end].lower().split()
    return not cast.words.classes["both_ends"].isdisjoint(written)


def _known_parties(sentence: Sentence, treaty: str, cast: Cast) -> list[str]:
    """Who is known to be party to a treaty that few made, all of whom the document names: one of two, or all of more,
    beside it."""
    parties = cast.names.parties(treaty)
    if treaty in cast.parties or not 1 < len(parties) <= _FEW or not {*parties} <= {*cast.weights}:
        return []
    states = (w.mention for w in sentence.words if w.mention and w.mention.kind == "State")
    named = {node for mention in states for node in mention.nodes} & {*parties}
    return parties if len(named) == len(parties) or (named and len(parties) == _TWO) else []


def _is_not_there(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """Whether there is none: « has no treaty with B », « n'a jamais eu de traité avec B », or one is hoped for."""
    verb = word.relation == "obj" and not is_definite(sentence, word, cast)
    denied = any(is_negated(w, sentence, cast.words) for w in (word, *([sentence.head(word)] if verb else [])))
    return denied or _hoped_for(sentence, word, cast)


def _hoped_for(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """« un traité de paix entre A et B », which tells neither year nor that there is one."""
    return _is_indefinite(sentence, word, cast) and not any(
        letter.isdigit() for letter in cast.text[word.start : word.end]
    )
