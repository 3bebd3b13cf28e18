"""What a site puts around an article and a copy of the page brings along: menus, pointers to other articles, captions,
notices, paragraphs that come twice, and the next article below. Which words tell it is data, in clutter.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.graph.names import fold

_LINE = re.compile(r"[^\n]+")
_BARS = re.compile(r"\s*[|•·›»>☰]\s*|\t+\s*")
_GAPS = re.compile(r"\s{2,}")
_TRAIL = re.compile(r"\w\s+[›»>]\s+\w")  # the way to a page: « Monde › Afrique »
_LEAD = re.compile(r"^[^\w\"“«'’]+|^[\[(]\s*")
_FORM = re.compile(r"_{4,}|\[_+\]|\[\s*(?:ok|OK)\s*\]")
_CAPTION = re.compile(r"[\[(]?\s*([^\W\d_][\w' ’]{2,24}?)\s*[:\])|–—-]")
_SIGNED = re.compile(r"[/(]\s*([A-Za-zÀ-ÿ. ]{2,14})\)?\s*[.\])]?$")
_SENTENCE = re.compile(r"[.!?…][»”\"')\]]*\s*$")
_LONGEST = 400  # characters of a line that is no part of the article, whatever it says
_PROSE = 120  # characters of a line that is one, where it ends as a sentence does
_REPEATED = 40  # characters of a paragraph that nobody writes twice
_BUTTON = 8  # words
_ITEM = 5  # words of an item of a menu
_BELOW = 160  # characters of a line in a list of other articles
_WHOLE = 2  # paragraphs of prose that make an article
_FEW = 4  # where no more than one of so many paragraphs is left below a list of other articles, it is one of these


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str  # without signs at its head
    raw: str
    words: str  # folded
    gap: bool  # an empty line stands before it

    @property
    def prose(self) -> bool:
        return len(self.text) >= _PROSE and bool(_SENTENCE.search(self.text))


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files("foedus.loaders").joinpath("clutter.toml").read_text(encoding="utf-8"))


def clutter(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where lines stand that are no part of the article that begins at a place of a text, in their order."""
    lines = list(_lines(text, start))
    over = _over(lines)
    seen: set[str] = set()
    listing = False
    for i, line in enumerate(lines):
        below = listing and not (line.gap and lines[i - 1].words not in _told()["lists"]) and _is_listed(line)
        listing = below or _heads_list(line)
        repeated = len(line.words) >= _REPEATED and line.words in seen
        seen.add(line.words)
        if i >= over or listing or repeated or (len(line.raw) <= _LONGEST and _is_clutter(line)):
            yield line.start, line.end


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text with spaces in some places, as long as it was."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join((*pieces, text[at:]))


def _lines(text: str, start: int) -> Iterator[_Line]:
    before = start
    for found in _LINE.finditer(text, start):
        raw = found[0].strip()
        if raw:
            bare = _LEAD.sub("", raw)
            words = fold(bare) if len(raw) <= 20_000 else raw
            yield _Line(
                found.start(), found.end(), bare, raw, words, "\n" in text[before : found.start()].strip(" ")[1:]
            )
            before = found.end()


def _over(lines: Sequence[_Line]) -> int:
    """The first line behind the article: below its foot, its comments, or where another one begins."""
    prose, whole = 0, sum(line.prose for line in lines)
    for i, line in enumerate(lines):
        prose += line.prose
        if prose < _WHOLE or line.prose or len(line.raw) > _LONGEST:
            continue
        if _is_foot(line) or _opens_comments(line):
            return i
        if _is_pointer_alone(line) and (whole - prose) * _FEW <= prose and whole > prose:
            return i
        if _is_head(line) and any(after.prose for after in lines[i + 1 : i + 6]):
            return i - (not lines[i - 1].prose)
    return len(lines)


def _is_pointer_alone(line: _Line) -> bool:
    """Whether a line is the heading of a list of other articles, and nothing else."""
    return line.words in _told()["lists"] or line.words in _told()["elsewhere"]


def _is_foot(line: _Line) -> bool:
    ends = _told()["ends"]
    several = sum(end in line.words for end in ends) > 1
    return several or _begins(line.words, ends) or ("©" in line.raw and any(end in line.words for end in ends))


def _opens_comments(line: _Line) -> bool:
    counted = bool(re.search(r"\(\s*\d|\d\s*\)|:\s*\d", line.raw))
    few = len(line.words.split()) <= _BUTTON
    return line.words in _told()["comments"] or (few and counted and _begins(line.words, _told()["comments"]))


def _is_head(line: _Line) -> bool:
    dated = any(map(str.isdigit, line.raw))
    return dated and len(line.words.split()) <= 2 * _BUTTON and _begins(line.words, _told()["heads"])


def _heads_list(line: _Line) -> bool:
    shouted = line.text.isupper() and len(line.words.split()) <= _BUTTON
    return _is_pointer_alone(line) or (shouted and _begins(line.words, _told()["lists"]))


def _is_listed(line: _Line) -> bool:
    return len(line.raw) <= _BELOW and not (
        _SENTENCE.search(line.raw) and line.raw[-1:] not in "?!" and len(line.raw) > _PROSE
    )


def _is_clutter(line: _Line) -> bool:
    told = _told()
    return (
        _points_elsewhere(line)
        or bool(_FORM.search(line.raw))
        or _is_caption(line)
        or _is_menu(line)
        or any(all(any(word in line.words for word in group) for group in notice) for notice in told["notices"])
        or any(end in line.words for end in told["ends"] if len(line.words) < _PROSE)
    )


def _points_elsewhere(line: _Line) -> bool:
    """Whether a line begins with « À lire aussi » and the like, as a pointer and not as a sentence."""
    told = _told()["elsewhere"]
    if not _begins(line.words, told):
        return False
    phrase = max((p for p in told if _begins(line.words, [p])), key=len)
    said = re.match(rf"(?:\W*\w+){{{len(phrase.split())}}}", line.text)
    after = line.text[said.end() :] if said else ""
    return not after.strip() or bool(re.match(r"\s*[:>|→–—-]|\s{2,}|\]|\)", after)) or not _SENTENCE.search(line.text)


def _is_caption(line: _Line) -> bool:
    told = _told()
    if "©" in line.raw or line.raw.startswith("(c) "):
        return not line.prose or line.raw.startswith(("©", "[", "("))
    opened = _CAPTION.match(line.raw)
    if opened and fold(opened[1]) in told["captions"]:
        return True
    signed = _SIGNED.search(line.raw)
    if not signed or fold(signed[1]) not in told["agencies"] or len(line.raw) > _LONGEST // 2:
        return False
    return signed[0][0] == "/" or len(line.words.split()) > _BUTTON  # else it may be a dateline: « Lima, 3 mars (AFP) »


def _is_menu(line: _Line) -> bool:
    told = _told()["buttons"]
    pieces = [piece for piece in _items(line.raw) if fold(piece)]
    short = all(
        (len(fold(piece).split()) <= _ITEM and not _SENTENCE.search(piece)) or _begins(fold(piece), told)
        for piece in pieces
    )
    pressed = sum(_begins(fold(piece), told) for piece in pieces)
    if len(pieces) > 1 and short:
        return (
            pressed > 0
            or bool(_TRAIL.search(line.raw))
            or (len(pieces) > _WHOLE and not any(map(str.isdigit, line.raw)))
        )
    if len(pieces) > 1:
        return pressed * 2 > len(pieces)
    few = len(line.words.split()) <= _BUTTON * (1 + (line.raw[0] in "[(")) and not line.prose
    return few and (line.words in told or (_begins(line.words, told) and _is_label(line, told)))


def _items(raw: str) -> Iterator[str]:
    """What may be the items of a menu: what bars part, and gaps where no item begins small as the middle of a sentence
    does, in which marks of emphasis have left gaps."""
    for part in _BARS.split(raw):
        apart = _GAPS.split(part)
        yield from [part] if any(each[:1].islower() for each in apart) else apart


def _is_label(line: _Line, told: Sequence[str]) -> bool:
    """Whether a line that begins with a button is no sentence: « Temps de lecture : 3 min », « [PUBLICITÉ] »."""
    if line.raw[0] in "[(" and line.raw[-1] in "])":
        return True
    several = any(len(phrase.split()) > 1 and _begins(line.words, [phrase]) for phrase in told)
    return line.raw[0] in ">-" or ((several or ":" in line.raw or "(" in line.raw) and not _SENTENCE.search(line.raw))


def _begins(words: str, phrases: Sequence[str]) -> bool:
    return any(words == phrase or words.startswith(f"{phrase} ") for phrase in phrases)
