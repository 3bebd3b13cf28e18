"""Third stage, when: how far a document's story has come, from sentence to sentence, and what that dates."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from foedus.graph.dates import interval
from foedus.graph.ontology import ontology
from foedus.loaders.calendars import Calendar
from foedus.loaders.dating import dates_of, is_ahead, is_aside, is_narrated
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.when import Expression, Time
from foedus.loaders.words import Sentence, Word

_ALONE = re.compile(r" *[:.]? *(?:\n|$)")
_OPENS = re.compile(r" *(?::|[.-] )")
_BULLETS = " •·*-"
_ALL = -1  # in place of a paragraph


@dataclass(slots=True)
class Story:
    """The `told` expressions of a document, of which some are for `naming` a treaty, its calendar, and where its story
    is: the `times` of the sentence at hand, the days of the treaties that it names (`named`), the `heading` of its
    paragraph in a chronology, the day last `narrated`, each with its paragraph; all the `days` that it named, how many
    `sentences` of a `paragraph` have been read, and how far in the text (`read`). Where several days stand `alone` in a
    line, each heads all paragraphs to the next."""

    flat: str
    words: Lexicon
    calendar: Calendar
    told: Sequence[Expression]
    naming: Container[Expression] = ()
    times: Sequence[Time] = ()
    named: Sequence[Time] = ()
    heading: tuple[int, str] | None = None
    narrated: tuple[int, str] | None = None
    days: list[str] = field(default_factory=list)
    paragraph: int = -1
    sentences: int = 0
    read: int = 0
    alone: Sequence[Expression] = field(init=False)

    def __post_init__(self) -> None:
        alone = [e for e in self.told if self._begins_line(e.start) and _ALONE.match(self.flat, e.end)]
        self.alone = alone if len(alone) > 1 else ()  # a single one is the day of the page

    def begin(self, sentence: Sentence) -> None:
        """Take up a sentence."""
        if sentence.paragraph != self.paragraph:
            # where each sentence is a paragraph, as in dispatches, paragraphs divide no story
            if self.narrated and self.sentences == 1 and self.narrated[0] == self.paragraph:
                self.narrated = (sentence.paragraph, self.narrated[1])
            self.paragraph, self.sentences = sentence.paragraph, 0
        self.sentences += 1
        headings = [e for e in self.alone if self.read <= e.start < sentence.start]
        for time in self.calendar.resolve(headings, paragraph=sentence.paragraph):
            self.heading = (_ALL, time.edtf)
        self.read = sentence.end
        inside = [e for e in self.told if sentence.start <= e.start < sentence.end]
        naming = [e for e in inside if e in self.naming]
        inside = [e for e in inside if e not in naming]
        aside = [e for e in inside if is_aside(e, sentence)]
        future = any(w.morph.get("Tense") == "Fut" and w.pos != "AUX" for w in sentence.words)
        ahead = inside if future else [e for e in inside if is_ahead(e, sentence)]
        told = self.calendar.resolve(inside, ahead=ahead, paragraph=sentence.paragraph, aside=aside)
        self.times = list(told)
        self.named = list(self.calendar.of_treaties(naming))
        if self.heading and self.heading[0] not in (sentence.paragraph, _ALL):
            self.heading = None
        first = self.times[0] if self.times else None
        if first and self._begins_line(first.start) and _OPENS.match(self.flat, first.end):
            self.heading = (sentence.paragraph, first.edtf)

    def _begins_line(self, place: int) -> bool:
        return not self.flat[self.flat.rfind("\n", 0, place) + 1 : place].strip(_BULLETS)

    def end(self, sentence: Sentence) -> None:
        """Keep the day on which a paragraph's story has arrived: none once something began, since it goes on after."""
        days = [time.edtf for time in self.times if time.is_day]
        self.days += days
        if days:
            begun = any(w.head == w.i and self.words.has("beginnings", w.lemma) for w in sentence.words)
            self.narrated = None if begun else (sentence.paragraph, days[-1])

    def dates(
        self, trigger: Word, sentence: Sentence, relation: str, *, speaker: str | None, judged: tuple[str, str]
    ) -> list[str]:
        """The dates of what was found and `judged` (polarity, modality); in a chronology that of the heading, in a
        story the day last told of, unless it is what did not happen."""
        lasting = ontology().relations[relation].family == "structure"
        said = speaker is None and relation in self.words.settings["spoken"]
        days = dates_of(trigger, sentence, self.times, self.words, lasting=lasting, said=said)
        if lasting:
            return days
        if days:  # since when somebody has done something is when he did so
            return [day.removesuffix("/..") for day in days]
        if relation == "signed" and (signed := self._of_treaty(trigger, sentence)):
            return signed
        if self.heading:
            return [self.heading[1]]
        if judged != ("affirmed", "actual") or speaker or not is_narrated(trigger, sentence, self.words):
            return []
        if today := [time.edtf for time in self.times if self._is_today(time)]:
            return today[:1]
        if self.narrated is None or self.narrated[0] != sentence.paragraph:
            return []
        return [self.narrated[1]]

    def _is_today(self, time: Time) -> bool:
        """Whether a time is counted as the day of the text: « ce matin »."""
        return self.calendar.published is not None and time.edtf == self.calendar.published.isoformat()

    def is_over(self, days: Sequence[str | None]) -> bool:
        """Whether what a text tells of some days has come by the day of the text."""
        today = self.calendar.published
        ends = [interval(day).end for day in days if day]
        return today is not None and bool(ends) and max(ends) < int(today.strftime("%Y%m%d"))

    def _of_treaty(self, trigger: Word, sentence: Sentence) -> list[str]:
        """The day by which a treaty is called that a participle says was signed: « le traité du 8 mai 1852, signé »."""
        treaty = sentence.head(trigger).mention
        if trigger.relation not in ("acl", "amod") or treaty is None:
            return []
        return [t.edtf for t in self.named if treaty.start <= t.start < treaty.end and t.is_day][:1]
