"""Reading a document by rules: text in, nodes and assertions with their evidence out. The stages are modules beside.

mentions and people → sentences → relations → dates, polarity and modality, attribution
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from foedus.graph.dates import Interval, interval
from foedus.graph.model import Assertion, Document, Evidence, Reading
from foedus.graph.ontology import ontology
from foedus.loaders import headlines, speakers
from foedus.loaders.actors import refer
from foedus.loaders.answers import answer, is_denied
from foedus.loaders.assembling import nodes_of, unique
from foedus.loaders.cast import Cast, Sought
from foedus.loaders.circumstances import circumstances
from foedus.loaders.described import strangers
from foedus.loaders.gazetteer import Gazetteer, gazetteer
from foedus.loaders.heading import assembled, hero
from foedus.loaders.instruments import Instruments
from foedus.loaders.lexicon import lexicon
from foedus.loaders.lists import listed
from foedus.loaders.memory import Told
from foedus.loaders.mentions import halves, known, merged, settled
from foedus.loaders.parsing import sentences, tokens
from foedus.loaders.people import people
from foedus.loaders.person import Person
from foedus.loaders.phrases import office_phrases
from foedus.loaders.pieces import apart_from
from foedus.loaders.plain import blocks, plain
from foedus.loaders.proposing import wanting
from foedus.loaders.relations import Found, relations
from foedus.loaders.salience import figures
from foedus.loaders.scenes import Scene
from foedus.loaders.standing_in import stand_in
from foedus.loaders.story import Story
from foedus.loaders.tenses import is_report, seen_later
from foedus.loaders.times import calendar_of, days_told
from foedus.loaders.treaties import party_assertions
from foedus.loaders.watching import Watch
from foedus.loaders.when import expressions, outside
from foedus.loaders.whether import judge
from foedus.loaders.words import Mention, Sentence, Word

_LONGEST_QUOTE = 400
_UNTIL = "../"  # how an interval begins whose begin is open
_UNSURE = ("possible", "conditional")
_ACTED_ON = ("obj", "iobj", "obl")
_DESCRIBING = ("appos", "nmod", "obl", "obj", "iobj")


def read(
    document: Document, text: str, start: int = 0, seen: str | None = None, names: Gazetteer | None = None,
    watch: Watch | None = None,
) -> Reading:  # fmt: skip
    """What a document in a language that has a lexicon says; `start` is where its text begins, behind front matter,
    `seen` the text without its markup, as long as it was, `names` the gazetteer where it is not foedus's own, and
    `watch` takes notes.

    Raises KeyError for a language without lexicon, FoedusError where its model is not installed.
    """
    words, names = lexicon(document.language or ""), gazetteer() if names is None else names
    flat = plain(text if seen is None else seen)
    stretches = list(blocks(flat, start))
    parts = [tokens(flat, words, *stretch) for stretch in stretches]
    times = [expressions(flat, words, *stretch) for stretch in stretches]
    days = days_told(document, flat, stretches, times, words)
    found = [mention for part in parts if part for mention in known(part, names, days.at(part[0].start), words)]
    found = settled(found, flat, names, days.whole)
    states = {node for mention in found if mention.kind == "State" for node in mention.nodes}
    instruments = Instruments(names, words, flat, document.id, states)
    treaties = [mention for part in parts for mention in instruments.find(part, found)]
    timeless = [apart_from(part, of_part, words) for part, of_part in zip(parts, times, strict=True)]
    leaders, named, made = people(timeless, found, names, words, days)
    named += office_phrases(made, named, leaders, words)
    apart = [merged(part, [*found, *named, *treaties]) for part in parts]
    told = [e for of_times in times for e in of_times]
    times = [outside(of_times, of_part) for of_times, of_part in zip(times, apart, strict=True)]
    mentions = [listed(part, of_part, words) for part, of_part in zip(parts, apart, strict=True)]
    kinds = {m.node: m.kind for of_part in apart for m in of_part if m.role not in ("office", "list")}
    kinds |= {p.id: "Leader" for p in leaders}
    kinds |= {n: names.nodes[n].kind for of_part in apart for m in of_part for n in m.nodes if n in names.nodes}
    kinds |= {held.of: names.nodes[held.of].kind for p in leaders for held in p.offices if held.of in names.nodes}
    kinds |= {n: names.nodes[n].kind for each in instruments.known for n in each.parties if n in names.nodes}
    cast = Cast(names, words, {p.id: p for p in leaders}, kinds, flat, document=document.id.rpartition(".")[0])
    cast.quarters = halves(flat, [m for of_part in apart for m in of_part], names, words, days.whole)
    cast.kinds |= dict.fromkeys(cast.quarters.values(), "State")
    cast.instruments = [m for of_part in apart for m in of_part if m.kind == "Treaty"]
    cast.wordings |= {each.id: each.wordings for each in instruments.known}
    cast.parties |= {each.id: each.parties for each in instruments.known if each.parties and not each.named}
    cast.days = days.whole
    cast.assembled, cast.hero = assembled(parts, apart, words), hero(parts, apart, words)
    for mention in (m for of_part in apart for m in of_part):
        for node in mention.nodes:
            state = cast.state_of(node) or node
            cast.weights[state] = cast.weights.get(state, 0) + 1
    naming = set(told) - {e for of_times in times for e in of_times}
    story = Story(flat, words, calendar_of(document, words, days.whole), told, naming)
    session = _Session(document, text, flat, cast, story, days.whole)
    if watch:
        session.watch, watch.mentions = watch, [m for of_part in mentions for m in of_part]
    paragraphs = sentences(zip(parts, mentions, times, strict=True), words)
    assertions = list(session.all(paragraphs))
    assertions = headlines.dated(assertions, headlines.body(flat, stretches), story.days, document.published, cast)
    acting = {node for a in assertions for node in (a.source, a.target, a.attributed_to)}
    assertions = [*session.offices(leaders, named, acting), *assertions]
    return Reading(document, tuple(nodes_of(assertions, cast)), tuple(unique(assertions)))


@dataclass(slots=True)
class _Session:
    """One document while it is read: the text as it is and made plain, who is on stage, and when it plays, on
    the `whole` too."""

    document: Document
    text: str
    flat: str
    cast: Cast
    story: Story
    whole: Interval
    watch: Watch | None = None

    def offices(
        self, leaders: Sequence[Person], named: Sequence[Mention], acting: Container[str | None]
    ) -> Iterator[Assertion]:
        """Who leads or represents whom, as the text introduces them; what only the gazetteer knows of those who act."""
        first = {node: m for m in sorted(named, key=lambda m: -m.start) for node in m.nodes}
        for person in leaders:
            for held in person.offices:
                known = held.how == "nationality" and person.id in self.cast.names.nodes
                sure = known or held.how in ("introduced", "near")
                if held.relation and (sure or person.id in acting):
                    details = {"office": held.titles[0]} if held.titles else {}
                    place = held if held.start >= 0 else first[person.id]
                    piece = self._quote(place.start, place.end, place.start, place.end, held.how, details)
                    yield Assertion(person.id, held.relation, held.of, evidence=(piece,))

    def all(self, paragraphs: Iterator[list[list[Sentence]]]) -> Iterator[Assertion]:
        """What the sentences say, each given as its parses."""
        quoted = list(speakers.quotes(self.flat))
        for paragraph in paragraphs:
            answer(paragraph, self.cast.words)
            stand_in(paragraph, self.cast.words)
            voices = self._voices([parses[0] for parses in paragraph], quoted)
            for parses in paragraph:
                yield from self._sentence(parses, voices)
                self._note(parses[0])
                self.story.end(parses[0])

    def _note(self, sentence: Sentence) -> None:
        mentions = [w.mention for w in sentence.words if w.mention and w.mention.kind != "Treaty"]
        named = [node for mention in mentions for node in mention.nodes]
        subjects = [w for w in sentence.words if w.relation == "nsubj"]
        subjects.sort(key=lambda w: (-len(sentence.ancestors(w)), w.i))  # whom the main clause is about comes last
        acting = [refer(sentence, w, self.cast) for w in subjects]
        self.cast.note(named, [node for nodes in acting for node in nodes])
        self.cast.together = next((nodes for nodes in reversed(acting) if len(nodes) > 1), self.cast.together)
        self.cast.lists += [mention.nodes for mention in mentions if len(mention.nodes) > 1]
        self.cast.lists += [tuple(nodes) for nodes in acting if len(nodes) > 1]
        acted_on = (refer(sentence, w, self.cast) for w in sentence.words if w.relation in _ACTED_ON and w.mention)
        self.cast.lists += [tuple(nodes) for nodes in acted_on if len(nodes) > 1]
        self.cast.sought = Sought()
        self.cast.proposing = [n for w in sentence.words if w.dep == "ROOT" for n in wanting(sentence, w, self.cast)]
        scene = tuple(figures(sentence, self.cast, lambda of, word: refer(of, word, self.cast)))
        self.cast.scene = [*self.cast.scene[-1:], scene]
        self.cast.strangers |= strangers(sentence, self.cast.words)

    def _voices(self, paragraph: Sequence[Sentence], quoted: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
        """Whose words the quotations of a paragraph are."""
        inside = [q for q in quoted if paragraph and q[0] < paragraph[-1].end and paragraph[0].start < q[1]]
        if not inside:
            return {}
        cast = self.cast
        memory = [*cast.recent], [*cast.subjects], cast.together, cast.scene, [*cast.lists], cast.proposing
        said: list[tuple[int, str]] = []
        for sentence in paragraph:
            said += [(saying.verb.start, saying.speaker) for saying in speakers.sayings(sentence, self.cast)]
            self._note(sentence)
        cast.recent, cast.subjects, cast.together, cast.scene, cast.lists, cast.proposing = memory
        return {q: voice for q in inside if (voice := speakers.quote_speaker(q, said))}

    def _sentence(self, parses: Sequence[Sentence], voices: dict[tuple[int, int], str]) -> Iterator[Assertion]:
        first = parses[0]
        self.cast.meant.clear()
        inside = [voice for q, voice in voices.items() if q[0] < first.end and first.start < q[1]]
        self.cast.speaker = next(iter(inside), None)
        self.story.begin(first)
        if self.story.is_entry:
            self.cast.begin_anew(first.start)
        self.cast.days = interval(self.story.heading[1]) if self.story.heading else self.whole
        if self.watch:
            self.watch.sentences.append((first.start, first.end))
        yield from party_assertions(first, self.cast, self._evidence)
        triggers: set[int] = set()
        for sentence in parses:
            before = frozenset(triggers)
            for found in relations(sentence, self.cast):
                triggers.add(found.trigger.i)
                if found.trigger.i not in before:
                    yield from self._told(sentence, found, voices)

    def _told(self, sentence: Sentence, found: Found, voices: dict[tuple[int, int], str]) -> Iterator[Assertion]:
        words = self.cast.words
        spoken = found.relation in words.settings["spoken"]
        tried = found.relation in words.settings.get("tried", ())
        judged = judge(found.trigger, sentence, words, spoken=spoken, tried=tried)
        if judged is None:
            return
        if "negated" in found.rule.needs:  # what did not come is what the relation says
            judged = ("affirmed", "actual")
        if "tense" in found.rule.needs and judged[1] == "planned":  # what is to come is what the relation says
            judged = (judged[0], "actual")
        if words.is_a(found.trigger.lemma, "ally_nouns") and found.trigger.relation in _DESCRIBING:
            judged = ("affirmed", "actual")  # whatever is said of one's ally, it is that
        if found.negated or is_denied(found.trigger, sentence):
            judged = ("negated", judged[1])
        if found.relation == "signed" and judged[1] in _UNSURE and self.cast.is_unmade(found.target):
            return
        self._remember(found, judged)
        said = speakers.sayings(sentence, self.cast)
        source = speakers.according_to(found.trigger, sentence, self.cast)
        voice = next((v for q, v in voices.items() if q[0] <= found.trigger.start < q[1]), None)
        claiming = speakers.attributed(found.trigger, sentence, said, source, voice, found.source)
        speaker = self._speaker(found, judged, claiming, is_report(found.trigger, sentence))
        scene = Scene(found.trigger, found.relation, sentence, self.cast, self.text)
        told = circumstances(scene, (found.source, found.target))
        told |= {"manner": found.manner} if found.manner else {}
        evidence = self._evidence(found.trigger, sentence, found.rule.name, told)
        if self.watch:
            self.watch.triggers[evidence.start, evidence.end, evidence.rule] = (found.trigger.start, found.trigger.end)
        days: Sequence[str | None] = self.story.dates(
            found.trigger, sentence, found.relation, speaker=speaker, judged=judged
        )
        if judged[1] in ("planned", "conditional") and speaker is None and self.story.is_over(days):
            judged = (judged[0], seen_later(judged[1], found.trigger, sentence, self.cast.words))
        if judged == ("negated", "actual") and days and all(day and day.startswith(_UNTIL) for day in days):
            judged, days = ("affirmed", "actual"), [str(day).removeprefix(_UNTIL) for day in days]  # « not until 1973 »
        for day in days or [None]:
            yield Assertion(found.source, found.relation, found.target, day, *judged, speaker, (evidence,))

    def _remember(self, found: Found, judged: tuple[str, str]) -> None:
        ends = found.source, found.relation, found.target
        states = (self.cast.state_of(found.source) or "", self.cast.state_of(found.target) or "")
        self.cast.memory.note(Told(*ends, *states, found.trigger.start, *judged, found.manner))

    def _speaker(self, found: Found, judged: tuple[str, str], speaker: str | None, report: bool) -> str | None:
        """Nobody for what the document says itself: states of affairs, and what the speaker does by speaking. He does
        not do so what he denies, plans, or reports to have done before."""
        sure = ontology().relations[found.relation].family == "structure" and judged == ("affirmed", "actual")
        if speaker is None or sure or not self.cast.is_a(speaker, "State", "Leader", "Alliance", "Organization"):
            return None
        ends = (found.source, found.target) if ontology().relations[found.relation].symmetric else (found.source,)
        own = not {speaker, self.cast.state_of(speaker)}.isdisjoint([*ends, *map(self.cast.state_of, ends)])
        claimed = report or judged[0] == "negated" or (judged[1] == "planned" and found.relation == "consulted-with")
        return None if own and not claimed and found.relation in self.cast.words.settings["spoken"] else speaker

    def _evidence(
        self, trigger: Word, sentence: Sentence, rule: str, details: Mapping[str, str] = MappingProxyType({})
    ) -> Evidence:
        span = sentence.subtree(trigger)
        head = sentence.head(trigger)
        start, end = min(span[0].start, head.start), max(span[-1].end, head.end)
        if end - start > _LONGEST_QUOTE:
            half = _LONGEST_QUOTE // 2
            start, end = max(sentence.start, trigger.start - half), min(sentence.end, trigger.end + half)
        told = {"trigger": self.text[trigger.start : trigger.end], **details}
        return self._quote(start, end, sentence.start, sentence.end, f"{self.cast.words.language}.{rule}", told)

    def _quote(self, start: int, end: int, begin: int, stop: int, rule: str, details: dict[str, str]) -> Evidence:
        quote, sentence = self.text[start:end], self.text[begin:stop]
        return Evidence(self.document.id, start, end, quote, sentence, begin, rule, details)
