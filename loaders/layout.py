"""Pages of print as running text: lines joined to paragraphs, words that a line end broke, heads and numbers of pages.

Any program that takes text out of a PDF gives the lines as they are printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

_ENDS = re.compile(r"[.!?:;…][»”\"')\]]*$")
_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|sur|de)\s*\d{1,4})?\W*", re.IGNORECASE
)
_ITEM = re.compile(r"(?:[•▪◦‣–—*-]|\(?[0-9a-z]{1,3}[.)])\s")
_BROKEN = re.compile(r"(\w+)[-\u2010\u00ad]$")
_FIRST = re.compile(r"\w+")
_RIM = 2  # lines at the top and at the bottom of a page that may be its head and foot
_OFTEN = 3  # pages that have the same line there
_SHORT = 0.75  # of the width of a page: where a line ends so early, its paragraph may end too


def running(pages: Sequence[str]) -> tuple[str, int]:
    """The text of pages as paragraphs with empty lines between, and how many characters of heads, feet and page
    numbers were left out."""
    lines = [[" ".join(line.split()) for line in page.split("\n")] for page in pages]
    lines = [_trimmed(page) for page in lines]
    heads = _heads(lines)
    kept = [[line for i, line in enumerate(page) if not _is_head(line, i, page, heads)] for page in lines]
    if not any(map(any, kept)):  # the same line on every page, and nothing else
        kept = lines
    skipped = sum(map(len, (line for page in lines for line in page))) - sum(
        map(len, (line for p in kept for line in p))
    )
    return "\n\n".join(_paragraphs(kept)), skipped


def _trimmed(lines: list[str]) -> list[str]:
    """The lines of a page from the first to the last that is not empty."""
    full = [i for i, line in enumerate(lines) if line]
    return lines[full[0] : full[-1] + 1] if full else []


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """What stands at the rims of several pages, apart from numbers."""
    shapes = Counter(
        shape for page in pages for shape in {_shape(line) for line in (*page[:_RIM], *page[-_RIM:]) if line}
    )
    return frozenset(shape for shape, count in shapes.items() if count >= max(_OFTEN, len(pages) // 4))


def _is_head(line: str, at: int, page: Sequence[str], heads: frozenset[str]) -> bool:
    at_rim = at < _RIM or at >= len(page) - _RIM
    return bool(line) and at_rim and (_shape(line) in heads or bool(_NUMBER.fullmatch(line)))


def _paragraphs(pages: Iterable[Sequence[str]]) -> Iterator[str]:
    paragraph: list[str] = []
    width = 0.0
    known = _whole_words(pages)
    for page in pages:
        lengths = sorted(len(line) for line in page if line)
        width = float(lengths[len(lengths) * 9 // 10]) if lengths else width
        for line in page:
            if paragraph and (not line or _parts(paragraph[-1], line, width)):
                yield joined(paragraph, known)
                paragraph = []
            if line:
                paragraph.append(line)
        if paragraph and _ENDS.search(paragraph[-1]):
            yield joined(paragraph, known)
            paragraph = []
    if paragraph:
        yield joined(paragraph, known)


def _parts(before: str, after: str, width: float) -> bool:
    """Whether a paragraph ends between two lines."""
    ended, capital = bool(_ENDS.search(before)), not after[:1].islower()
    heading = ended and capital and len(after) < _SHORT * width and after[-1:].isalnum()
    short = len(before) < _SHORT * width
    return bool(_ITEM.match(after)) or heading or (short and (ended or capital))


def _whole_words(pages: Iterable[Sequence[str]]) -> frozenset[str]:
    return frozenset(word.lower() for page in pages for line in page for word in re.findall(r"\w+(?:-\w+)*", line))


def joined(lines: Sequence[str], known: frozenset[str]) -> str:
    """Lines as one; a word that a line end broke is made whole, with its hyphen where only so it is `known` (words of
    the document in small letters)."""
    text = ""
    for line in lines:
        broken, first = _BROKEN.search(text), _FIRST.match(line)
        if broken and first and first[0][:1].islower():
            parts = (broken[1].lower(), first[0].lower())
            hyphened = "-".join(parts) in known and "".join(parts) not in known
            text = f"{text[: broken.end(1)]}{'-' if hyphened else ''}{line}"
        else:
            text = f"{text} {line}" if text else line
    return text
