"""Reading a document by rules: text in, nodes and assertions with their evidence out. The stages are modules beside.

mentions and people → sentences → relations → dates, polarity and modality, attribution
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedus.graph.dates import ALWAYS, Interval, interval, iso_day
from foedus.graph.model import Assertion, Document, Evidence, Name, Node, Reading
from foedus.graph.ontology import ontology
from foedus.loaders import relations as second
from foedus.loaders import speakers
from foedus.loaders.actors import Cast
from foedus.loaders.gazetteer import Gazetteer, gazetteer
from foedus.loaders.lexicon import Lexicon, lexicon
from foedus.loaders.mentions import Token, known
from foedus.loaders.parsing import sentences, tokens
from foedus.loaders.people import Person, people, spellings_of
from foedus.loaders.plain import blocks, plain
from foedus.loaders.treaties import parties, treaties_of
from foedus.loaders.when import Calendar, dates_of
from foedus.loaders.whether import judge
from foedus.loaders.words import Mention, Sentence, Word

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_QUOTE_LIMIT = 400


def read(document: Document, text: str, start: int = 0) -> Reading:
    """What a document in a language that has a lexicon says; `start` is where its text begins, behind front matter.

    Raises KeyError for a language without lexicon, FoedusError where its model is not installed.
    """
    words, names = lexicon(document.language or ""), gazetteer()
    flat = plain(text)
    days = _time_told(document, flat)
    parts = [tokens(flat, words, begin, end) for begin, end in blocks(flat, start)]
    found = [known(part, names, days) for part in parts]
    everything = [token for part in parts for token in part]
    leaders, named = people(everything, [m for part in found for m in part], names, words, days)
    merged = [_merge(part, [*of_part, *named]) for part, of_part in zip(parts, found, strict=True)]
    cast = _cast(names, words, leaders, merged, flat)
    reading = _Reading(document, text, flat, cast, _calendar(document, words, days))
    paragraphs = [s for _, s in sentences(zip(parts, merged, strict=True), words)]
    assertions = [*_offices(reading, leaders), *reading.all(paragraphs)]
    return Reading(document, tuple(_nodes(assertions, cast, leaders)), tuple(_unique(assertions)))


@dataclass(slots=True)
class _Reading:
    """One document while it is read: the text as it is and made plain, who is on stage, and the calendar."""

    document: Document
    text: str
    flat: str
    cast: Cast
    calendar: Calendar

    def all(self, paragraphs: Sequence[list[Sentence]]) -> Iterator[Assertion]:
        quoted = list(speakers.quotes(self.flat, self.text))
        for paragraph in paragraphs:
            yield from self._paragraph(paragraph, quoted)

    def _paragraph(self, paragraph: list[Sentence], quoted: list[tuple[int, int]]) -> Iterator[Assertion]:
        said = [(verb.start, who) for s in paragraph for verb, who in speakers.sayings(s, self.cast)]
        for sentence in paragraph:
            yield from self._sentence(sentence, quoted, said)
            self.cast.note(sentence)

    def _sentence(
        self, sentence: Sentence, quoted: list[tuple[int, int]], said: list[tuple[int, str]]
    ) -> Iterator[Assertion]:
        inside = [q for q in quoted if q[0] < sentence.end and sentence.start < q[1]]
        voices = {q: speakers.quote_speaker(q, said) for q in inside}
        self.cast.speaker = next((voice for voice in voices.values() if voice), None)
        heads = speakers.sayings(sentence, self.cast)
        source = speakers.according_to(sentence, self.cast)
        times = self.calendar.read(self.flat, sentence, future=_looks_ahead(sentence))
        yield from self._parties(sentence)
        for found in second.relations(sentence, self.cast):
            judged = judge(found.trigger, sentence, self.cast.words)
            if judged is None:
                continue
            voice = next((v for q, v in voices.items() if q[0] <= found.trigger.start < q[1]), None)
            speaker = speakers.attributed(found.trigger, sentence, heads, source, voice)
            dates: list[str | None] = [*dates_of(found.trigger, sentence, times, self.cast.words)] or [None]
            for day in dates:
                yield self._assertion(found, sentence, day, judged, self._speaker(found, speaker))

    def _parties(self, sentence: Sentence) -> Iterator[Assertion]:
        for word in sentence.words:
            if not self.cast.words.is_a(word.lemma, "treaty_nouns") and not (word.mention and word.mention.kind == "Treaty"):
                continue
            states = [n for n in parties(sentence, word, self.cast) if self.cast.kinds.get(n) == "State"]
            for treaty in treaties_of(sentence, word, self.cast) if len(states) > 1 else ():
                for state in states:
                    quote = self._evidence(word, sentence, "party-between")
                    yield Assertion(state, "party-to", treaty, evidence=(quote,))

    def _speaker(self, found: second.Found, speaker: str | None) -> str | None:
        family = ontology().relations[found.relation].family
        if speaker is None or family == "structure" or self.cast.kinds.get(speaker) == "Treaty":
            return None
        speech = found.relation in self.cast.words.settings["spoken"]
        own = speaker == found.source or self.cast.state_of(speaker) == found.source
        return None if speech and own else speaker

    def _assertion(
        self, found: second.Found, sentence: Sentence, day: str | None, judged: tuple[str, str], speaker: str | None
    ) -> Assertion:
        polarity, modality = judged
        evidence = self._evidence(found.trigger, sentence, found.rule.name)
        return Assertion(found.source, found.relation, found.target, day, polarity, modality, speaker, (evidence,))

    def _evidence(self, trigger: Word, sentence: Sentence, rule: str) -> Evidence:
        span = sentence.subtree(trigger)
        head = sentence.head(trigger)
        start = min(span[0].start, head.start)
        end = max(span[-1].end, head.end)
        if end - start > _QUOTE_LIMIT:
            start, end = max(sentence.start, trigger.start - 200), min(sentence.end, trigger.end + 200)
        return self.evidence(start, end, sentence.start, sentence.end, rule)

    def evidence(self, start: int, end: int, begin: int, stop: int, rule: str) -> Evidence:
        """A quote in its sentence, both as the document has them."""
        return Evidence(self.document.id, start, end, self.text[start:end], self.text[begin:stop], begin, rule)


def _time_told(document: Document, flat: str) -> Interval:
    """The time that a text is about: that of its publication, or of the years it names where they are far from it."""
    years = [int(y) for y in _YEAR.findall(flat)]
    published = interval(document.published) if document.published else None
    if not years:
        return published or ALWAYS
    told = statistics.median_low(years)
    if published and abs(int((iso_day(published.start) or "0")[:4]) - told) <= 3:
        return published
    return interval(str(told))


def _calendar(document: Document, words: Lexicon, days: Interval) -> Calendar:
    iso = iso_day(interval(document.published).start) if document.published else None
    published = date.fromisoformat(iso) if iso and len(iso) == 10 else None
    told = iso_day(days.start)
    return Calendar(words, published, None, int(told[:4]) if told and not told.startswith("-") else None)


def _merge(part: Sequence[Token], found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a paragraph: the longest first, people before others of the same length."""
    if not part:
        return []
    inside = [m for m in found if part[0].start <= m.start and m.end <= part[-1].end]
    chosen: list[Mention] = []
    for mention in sorted(inside, key=lambda m: (m.start - m.end, m.kind != "Leader", m.start)):
        if mention.kind == "Leader" and mention.role != "text":
            continue
        if all(mention.end <= other.start or other.end <= mention.start for other in chosen):
            chosen.append(mention)
    return sorted(chosen, key=lambda m: m.start)


def _cast(
    names: Gazetteer, words: Lexicon, leaders: list[Person], merged: list[list[Mention]], flat: str
) -> Cast:
    kinds = {m.node: m.kind for part in merged for m in part}
    kinds |= {p.id: "Leader" for p in leaders}
    kinds |= {held.of: names.nodes[held.of].kind for p in leaders for held in p.offices if held.of in names.nodes}
    return Cast(names, words, {p.id: p for p in leaders}, kinds, text=flat)


def _offices(reading: _Reading, leaders: list[Person]) -> Iterator[Assertion]:
    for person in leaders:
        for held in person.offices:
            if held.relation and held.start >= 0:
                piece = reading.evidence(held.start, held.end, held.start, held.end, "introduced")
                piece = replace(piece, details={"office": held.title} if held.title else {})
                yield Assertion(person.id, held.relation, held.of, evidence=(piece,))


def _nodes(assertions: Sequence[Assertion], cast: Cast, leaders: list[Person]) -> Iterator[Node]:
    used = sorted({n for a in assertions for n in (a.source, a.target, a.attributed_to) if n})
    spelt = {p.id: tuple(Name(s, "", "text") for s in spellings_of(p)) for p in leaders}
    for ident in used:
        if ident in cast.names.nodes:
            known_node = cast.names.nodes[ident]
            yield Node(ident, known_node.kind, (*known_node.names, *spelt.get(ident, ())), known_node.attributes)
        elif ident in spelt:
            yield Node(ident, "Leader", spelt[ident])
        else:
            phrase = cast.treaty_names.get(ident, ident)
            yield Node(ident, cast.kinds.get(ident, "Treaty"), (Name(phrase, cast.words.language, "text"),))


def _unique(assertions: Sequence[Assertion]) -> Iterator[Assertion]:
    """One assertion an edge, with all its evidence."""
    merged: dict[tuple[str | None, ...], Assertion] = {}
    allowed = ontology().relations
    for a in assertions:
        if a.relation not in allowed or a.source == a.target:
            continue
        known_one = merged.get(a.key)
        evidence = [*(known_one.evidence if known_one else ())]
        evidence += [e for e in a.evidence if all((e.start, e.end, e.rule) != (k.start, k.end, k.rule) for k in evidence)]
        merged[a.key] = Assertion(a.source, a.relation, a.target, a.date, a.polarity, a.modality, a.attributed_to, tuple(evidence))
    return iter(merged.values())


def _looks_ahead(sentence: Sentence) -> bool:
    return any(w.morph.get("Tense") == "Fut" for w in sentence.words)
