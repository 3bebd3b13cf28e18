"""Tours: sequences of steps that an author wrote, each a heading, a paragraph and a state of the page.

A tour is a Markdown file a language, `name.fr.md`: its title after `#`, each step after `##`, with one or more
paragraphs and a link whose address, from `#` on, is the state that the page shows: `[the case](#m=o&o=SRB~DEU~1914)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    import networkx

_FILE = re.compile(r"(.+)\.(fr|en)\.md")
_STATE = re.compile(r"\[[^\]\n]*\]\(#([^)\s]*)\)")
_MOST_STEPS, _MOST_LETTERS = 60, 200_000
# Keys of a state that name nodes, and what parts the ids.
_IDS = {"f": "[,]", "x": "[,]", "p": "[~]", "o": "[~+]"}


class BadTour(ValueError):
    """A file that is no tour, or a tour whose states this page does not have."""


@dataclass(frozen=True, slots=True)
class Tour:
    """One language of a tour: `steps` are (heading, paragraphs, state). `asked` is that the user named it."""

    name: str
    language: str
    title: str
    steps: tuple[tuple[str, str, str], ...]
    asked: bool = True

    @property
    def nodes(self) -> set[str]:
        """The ids that its states name."""
        return {ident for *_, state in self.steps for ident in _named(state)}


def read_tours(paths: Iterable[str] = ()) -> list[Tour]:
    """The tours that ship, and those of some files. Raises BadTour."""
    folder = files("foedus.seeds").joinpath("tours")
    shipped = sorted((each for each in folder.iterdir() if each.name.endswith(".md")), key=lambda each: each.name)
    found = [parse(each.name, each.read_text("utf-8"), asked=False) for each in shipped]
    return found + [parse(Path(path).name, _text(path)) for path in paths]


def parse(name: str, text: str, *, asked: bool = True) -> Tour:
    """The tour that a file of this name holds. Raises BadTour for one without language, title, step or state."""
    if not (found := _FILE.fullmatch(name)):
        raise BadTour(f"{name}: a tour is called something.fr.md or something.en.md.")
    head, *parts = re.split(r"^##[ \t]+", text[:_MOST_LETTERS].replace("\r\n", "\n"), flags=re.MULTILINE)
    title = re.search(r"^#[ \t]+(.+)$", head, re.MULTILINE)
    if not title or not parts or len(parts) > _MOST_STEPS:
        raise BadTour(f"{name}: a tour has a title (#) and from one to {_MOST_STEPS} steps (##).")
    return Tour(found[1], found[2], title[1].strip(), tuple(_step(name, each) for each in parts), asked)


def shown_tours(tours: Sequence[Tour], network: networkx.MultiDiGraph[str], law: Any) -> list[dict[str, Any]]:
    """The tours whose states this page has, as the page takes them. Raises BadTour for others that the user named."""
    grouped: dict[str, list[Tour]] = {}
    for tour in tours:
        missing = sorted(tour.nodes - network.nodes.keys())
        if missing and tour.asked:
            raise BadTour(f"{tour.name}: this page does not have {', '.join(missing)}.")
        if not missing and (law or not any("m=o" in state for *_, state in tour.steps)):
            grouped.setdefault(tour.name, []).append(tour)
    return [_block(name, alike) for name, alike in grouped.items()]


def _block(name: str, alike: list[Tour]) -> dict[str, Any]:
    spoken = {tour.language: tour for tour in alike}
    first = next(iter(spoken.values()))
    if any(len(tour.steps) != len(first.steps) for tour in alike):
        raise BadTour(f"{name}: its languages do not have the same number of steps.")
    told = {language: spoken.get(language, first) for language in ("fr", "en")}
    return {
        "id": name,
        "title": {language: tour.title for language, tour in told.items()},
        "steps": [
            {"hash": f"#v=1&{state}", **{lang: [*tour.steps[place][:2]] for lang, tour in told.items()}}
            for place, (*_, state) in enumerate(first.steps)
        ],
    }


def _step(name: str, text: str) -> tuple[str, str, str]:
    heading, _, rest = text.partition("\n")
    found = _STATE.search(rest)
    if not found:
        raise BadTour(f"{name}: the step {heading.strip()!r} has no state: a link to #.")
    paragraphs = (re.sub(r"\s+", " ", part).strip() for part in _STATE.sub("", rest).split("\n\n"))
    return heading.strip(), "\n".join(filter(None, paragraphs)), found[1].removeprefix("v=1&")


def _named(state: str) -> Iterator[str]:
    for part in state.split("&"):
        key, _, value = part.partition("=")
        if key in _IDS:
            # Of a case the first two parts are states, then come its date and its place.
            ids = re.split(_IDS[key], "~".join(value.split("~")[:2]) if key == "o" else value)
            yield from (unquote(ident) for ident in ids if ident)


def _text(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadTour(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}.") from error
