"""Third stage, when: how far a document's story has come, from sentence to sentence, and what that dates."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from foedus.graph.dates import interval
from foedus.graph.ontology import ontology
from foedus.loaders.calendars import Calendar
from foedus.loaders.dating import (
    dates_of,
    is_ahead,
    is_aside,
    is_background,
    is_before,
    is_in_present,
    is_life,
    is_narrated,
    is_past,
    is_perfect,
    is_then,
)
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.when import Expression, Time
from foedus.loaders.words import Sentence, Word

_ALONE = re.compile(r" *[:.]? *(?:\n|$)")
_OPENS = re.compile(r" *(?::|[.-] )")
_NUMBERED = re.compile(r" *\d+[.)] ")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BULLETS = " •·*-"
_SOON = timedelta(days=31)  # from one entry of a chronology to the next that may go on with its story
_ALL = -1  # in place of a paragraph


@dataclass(slots=True)
class Story:
    """The `told` expressions of a document, of which some are for `naming` a treaty, its calendar, and where its story
    is: the `times` of the sentence at hand, the days of the treaties that it names (`named`), the `heading` of its
    paragraph in a chronology, the day last `narrated`, each with its paragraph; all the `days` that it named, how many
    `sentences` of a `paragraph` have been read, whether it is `numbered`, and how far in the text (`read`); the one
    time that the half of a sentence that has `begun` names; whether the day was told of in the `present`, beside which
    what has been done was so before; the time of the last `entry` of a chronology; whether the sentence opens one that
    goes on with nothing before it (`is_entry`). Where several days stand `alone` in a line, each heads all paragraphs
    to the next."""

    flat: str
    words: Lexicon
    calendar: Calendar
    told: Sequence[Expression]
    naming: Container[Expression] = ()
    times: Sequence[Time] = ()
    named: Sequence[Time] = ()
    heading: tuple[int, str] | None = None
    narrated: tuple[int, str] | None = None
    days: list[tuple[int, str]] = field(default_factory=list)
    paragraph: int = -1
    sentences: int = 0
    read: int = 0
    begun: str | None = None
    numbered: bool = False
    present: bool = False
    entry: str = ""
    is_entry: bool = False
    alone: Sequence[Expression] = field(init=False)

    def __post_init__(self) -> None:
        alone = [e for e in self.told if self._begins_line(e.start) and _ALONE.match(self.flat, e.end)]
        self.alone = alone if len(alone) > 1 else ()  # a single one is the day of the page
        if alone and not self.alone and not self.calendar.published and not self.flat[: alone[0].start].strip():
            self.calendar.set_out(alone[0])

    def begin(self, sentence: Sentence) -> None:
        """Take up a sentence."""
        if sentence.paragraph != self.paragraph:
            # where each sentence is a paragraph, as in dispatches, or each has its number, as in resolutions,
            # paragraphs divide no story
            numbered = bool(_NUMBERED.match(self.flat, self.flat.rfind("\n", 0, sentence.start) + 1))
            goes_on = self.sentences == 1 or (numbered and self.numbered)
            if self.narrated and goes_on and self.narrated[0] == self.paragraph:
                self.narrated = (sentence.paragraph, self.narrated[1])
            self.numbered = numbered
            self.paragraph, self.sentences = sentence.paragraph, 0
        self.sentences += 1
        headings = [e for e in self.alone if self.read <= e.start < sentence.start]
        self.is_entry = False
        for time in self.calendar.resolve(headings, paragraph=sentence.paragraph):
            self._head(_ALL, time)
        self.read = sentence.end
        if not self._goes_on(sentence):
            self.begun = None
        inside = [self._counted(e, sentence) for e in self.told if sentence.start <= e.start < sentence.end]
        naming = [e for e in inside if e in self.naming]
        inside = [e for e in inside if e not in naming and not is_life(e, sentence)]
        aside = [e for e in inside if is_aside(e, sentence) or is_before(e, sentence, self.words)]
        future = any(w.morph.get("Tense") == "Fut" and w.pos != "AUX" for w in sentence.words)
        ahead = inside if future else [e for e in inside if is_ahead(e, sentence)]
        told = self.calendar.resolve(inside, ahead=ahead, paragraph=sentence.paragraph, aside=aside)
        self.times = list(told)
        self.named = list(self.calendar.of_treaties(naming))
        if self.heading and self.heading[0] not in (sentence.paragraph, _ALL):
            self.heading = None
        first = self.times[0] if self.times else None
        if first and self._begins_line(first.start) and _OPENS.match(self.flat, first.end):
            self._head(sentence.paragraph, first)

    def _head(self, paragraph: int, time: Time) -> None:
        """Let a time head a paragraph, or `_ALL`: an entry of its own, where it is no day soon after the last one."""
        self.heading = (paragraph, time.edtf)
        last, self.entry = self.entry, time.edtf
        days = [date.fromisoformat(found[0]) for edtf in (last, self.entry) if (found := _DAY.match(edtf))]
        self.is_entry = len(days) < len((last, self.entry)) or not timedelta() <= days[1] - days[0] <= _SOON

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence is the second half of one: behind « ; »."""
        return self.flat[: sentence.start].rstrip().endswith(";")

    def _counted(self, each: Expression, sentence: Sentence) -> Expression:
        """An expression, in the past one that counts from where the story is: « l'armait depuis deux ans »."""
        counts = each.entry.get("open") and "count" in each.caught and "anchor" not in each.entry
        return replace(each, entry={**each.entry, "anchor": "last"}) if counts and is_past(each, sentence) else each

    def _begins_line(self, place: int) -> bool:
        return not self.flat[self.flat.rfind("\n", 0, place) + 1 : place].strip(_BULLETS)

    def end(self, sentence: Sentence) -> None:
        """Keep the day on which a paragraph's story has arrived: none once something began, since it goes on after;
        what had been before takes it nowhere."""
        goes_on = self.narrated is not None and self.narrated[0] == sentence.paragraph
        back = [t for t in self.times if goes_on and (is_before(t, sentence, self.words) or is_aside(t, sentence))]
        days = [time.edtf for time in self.times if time.is_day and time not in back]
        self.days += [(time.start, time.edtf) for time in self.times if time.is_day]
        named = {t.edtf for t in self.times if not t.of and t.mark != "(" and ".." not in t.edtf}
        self.begun = next(iter(named)) if len(named) == 1 else None if named else self.begun
        if days:
            begun = any(w.head == w.i and self.words.has("beginnings", w.lemma) for w in sentence.words)
            self.narrated = None if begun else (sentence.paragraph, days[-1])
            last = max((t for t in self.times if t.edtf == days[-1]), key=lambda time: time.start)
            self.present = is_in_present(sentence) and not is_aside(last, sentence)

    def dates(
        self, trigger: Word, sentence: Sentence, relation: str, *, speaker: str | None, judged: tuple[str, str]
    ) -> list[str]:
        """The dates of what was found and `judged` (polarity, modality); in a chronology that of the heading, in a
        story the day last told of, unless it is what did not happen."""
        lasting = ontology().relations[relation].family == "structure"
        said = speaker is None and relation in self.words.settings["spoken"]
        days = dates_of(trigger, sentence, self.times, self.words, lasting=lasting, said=said)
        if lasting:
            begun = self.words.has("inchoative", sentence.head(trigger).lemma)  # « est devenu membre »
            return days or (self._framing() if begun or is_then(trigger, sentence, self.words) else [])
        if days:  # since when somebody has done something is when he did so
            return [day.removesuffix("/..") for day in days]
        if relation == "signed" and (signed := self._of_treaty(trigger, sentence)):
            return signed
        if self.heading:
            return [self.heading[1]]
        if judged != ("affirmed", "actual") or speaker:
            return []
        return self._carried(trigger, sentence)

    def _carried(self, trigger: Word, sentence: Sentence) -> list[str]:
        """The day of an event for which its clause gives none: that of the first half of the sentence, of the text
        itself, or where the story is."""
        told = is_narrated(trigger, sentence, self.words) or is_then(trigger, sentence, self.words)
        moves = not is_background(trigger, sentence, self.words)
        if moves and self.begun and (told or self.calendar.is_history):
            return [self.begun]
        if today := [time.edtf for time in self.times if told and self._is_today(time)]:
            return today[:1]
        earlier = self.present and is_perfect(trigger, sentence)
        if told and moves and not earlier and self.narrated and self.narrated[0] == sentence.paragraph:
            return [self.narrated[1]]
        return []

    def _framing(self) -> list[str]:
        """The one time that a sentence names."""
        named = dict.fromkeys(time.edtf for time in self.times if not time.of and ".." not in time.edtf)
        return list(named) if len(named) == 1 else []

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
