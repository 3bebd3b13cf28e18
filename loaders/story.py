"""Third stage, when: how far a document's story has come, from sentence to sentence, and what that dates."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from foedus.graph.ontology import ontology
from foedus.loaders.calendars import Calendar
from foedus.loaders.dating import dates_of, is_aside, is_narrated
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.when import Expression, Time
from foedus.loaders.words import Sentence, Word

_A_DAY = len("2022-09-13")


@dataclass(slots=True)
class Story:
    """The `told` expressions of a document, of which some are for `naming` a treaty, its calendar, and where its story
    is: the `times` of the sentence at hand, the days of the treaties that it names (`named`), the `heading` of its
    paragraph in a chronology, the day last `narrated`, each with its paragraph."""

    flat: str
    words: Lexicon
    calendar: Calendar
    told: Sequence[Expression]
    naming: Container[Expression] = ()
    times: Sequence[Time] = ()
    named: Sequence[Time] = ()
    heading: tuple[int, str] | None = None
    narrated: tuple[int, str] | None = None

    def begin(self, sentence: Sentence) -> None:
        """Take up a sentence."""
        inside = [e for e in self.told if sentence.start <= e.start < sentence.end]
        naming = [e for e in inside if e in self.naming]
        inside = [e for e in inside if e not in naming]
        aside = [e for e in inside if is_aside(e, sentence)]
        future = any(w.morph.get("Tense") == "Fut" and w.pos != "AUX" for w in sentence.words)
        told = self.calendar.resolve(inside, future=future, paragraph=sentence.paragraph, aside=aside)
        self.times = list(told)
        self.named = list(self.calendar.of_treaties(naming))
        if self.heading and self.heading[0] != sentence.paragraph:
            self.heading = None
        first = self.times[0] if self.times else None
        if first and first.start == sentence.start and self.flat[first.end :].lstrip().startswith(":"):
            self.heading = (sentence.paragraph, first.edtf)

    def end(self, sentence: Sentence) -> None:
        """Keep the day on which a paragraph's story has arrived."""
        days = [time.edtf for time in self.times if len(time.edtf) == _A_DAY]
        if days:
            self.narrated = (sentence.paragraph, days[-1])

    def dates(
        self, trigger: Word, sentence: Sentence, relation: str, *, speaker: str | None, modality: str
    ) -> list[str]:
        """The dates of what was found; in a chronology that of the heading, in a story the day last told of."""
        lasting = ontology().relations[relation].family == "structure"
        said = speaker is None and relation in self.words.settings["spoken"]
        days = dates_of(trigger, sentence, self.times, self.words, lasting=lasting, said=said)
        if days or lasting:
            return days
        if self.heading:
            return [self.heading[1]]
        here = self.narrated and self.narrated[0] == sentence.paragraph and modality == "actual"
        return [self.narrated[1]] if self.narrated and here and is_narrated(trigger, sentence) else []
