"""First stage, people: by the lexicon's patterns on units, where a text gives somebody an office or tells of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.units import Unit

_NAMES = (("n", "s"), ("n2", "s2"), ("n3", "s3"), ("n4", "s4"))


@dataclass(frozen=True, slots=True)
class Held:
    """An office: `leads` or `represents`, of whom, its titles, and where the text says so (-1 where it does not).

    `how` it is known: `introduced` by the text, `near` (with the owner that the text names just before), by
    `nationality` alone, or `known` to the gazetteer.
    """

    relation: str
    of: str
    titles: tuple[str, ...] = ()
    start: int = -1
    end: int = -1
    how: str = "introduced"


@dataclass(frozen=True, slots=True)
class Introduction:
    """Persons' names with an office of somebody, as a pattern found them; `at` is the place among the units, `plural`
    whether it is `owned` by several."""

    names: tuple[tuple[Unit, Unit | None], ...]
    office: Unit | None
    relation: str
    former: bool
    owned: bool
    plural: bool
    titled: bool
    at: int
    start: int
    end: int

    @property
    def of_several(self) -> bool:
        """« leurs ministres, A et B »."""
        return self.plural and len(self.names) > 1 and self.office is not None and self.office.letter == "Q"


def introduced(made: Sequence[Unit], words: Lexicon) -> Iterator[Introduction]:
    """All that the lexicon's patterns of introduction find among units."""
    letters = "".join(unit.letter for unit in made)
    for pattern, relation in words.introductions:
        for match in pattern.finditer(letters):
            at = {name: match.start(name) for name in match.re.groupindex if match[name]}
            office = made[at["o"]] if "o" in at else None
            former = "F" in match[0] or (match.start() > 0 and letters[match.start() - 1] == "F")
            first = made[at["s"]] if "s" in at and not _is_posting(made, at, words) else None
            named = tuple((made[at[n]], made[at[s]] if s in at and s != "s" else first) for n, s in _NAMES if n in at)
            closed = match.end() + (
                "C" in match[0] and letters[match.end() : match.end() + 1] == "C" and match[0][-1] != "C"
            )
            start, end = made[match.start()].start, made[closed - 1].end
            owned = match[0][0] == "V"
            plural = owned and made[match.start()].text.lower() in words.settings.get("possessors", {})
            titled = "HN" in match[0]
            yield Introduction(named, office, relation, former, owned, plural, titled, match.start(), start, end)


def _is_posting(made: Sequence[Unit], at: Mapping[str, int], words: Lexicon) -> bool:
    """« Ambassadeur à Tokyo »: whether what stands behind an office is where its holder was sent."""
    if not ("o" in at and at["o"] < at["s"] and words.has("posted", made[at["o"]].text.lower())):
        return False
    before = reversed(made[at["o"] + 1 : at["s"]])
    joining = next((unit.letter for unit in before if unit.letter not in "TA"), "")
    sent_by = [unit for unit in made[at["o"] + 1 : at["s"]] if unit.letter in "SDK"]
    return joining == "B" and not sent_by


def offices_told(made: Sequence[Unit], words: Lexicon) -> list[Held]:
    """All offices that the text gives with their owner, whoever holds them."""
    letters = "".join(unit.letter for unit in made)
    told = []
    for pattern in words.office_phrases:
        for match in pattern.finditer(letters):
            office = made[match.start("o")]
            owner = made[match.start("s")].mention if match.re.groupindex.get("s") and match["s"] else None
            if owner and office.relation != "same":
                told.append(Held(office.relation, owner.node, (office.text,), office.start, office.end))
    return told
