"""Text made plain for reading, letter for letter: every offset in the plain text is the same in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "„": "“", "‟": "“", "«": "“", "»": "”", "‹": "“", "›": "”",
        "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "\u00ad": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "\t": " ", "\u200b": " ", "\ufeff": " ", "…": ".", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n",
    }
)  # fmt: skip
_BLOCK = re.compile(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*")
_LINE = re.compile(r"[^\n]+")
_MAX_BLOCK = 20_000
_ENDLESS = re.compile(r"\S{400}")  # no word, and spaCy's tokenizer needs time that grows with the square of its length


def plain(text: str) -> str:
    """The text with plain dashes and spaces, and quotation marks of three kinds: “ ” and "; as long as it was."""
    return text.translate(_PLAIN).replace("\r\n", " \n").replace("\r", "\n")


def blocks(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where each paragraph of a plain text begins and ends: at empty lines, and at each line end where lines are
    long or end a sentence, as they do in text taken from a web page. Longer ones than any writer's are cut."""
    for block in _BLOCK.finditer(text, start):
        for begin, end in _joined(text, (line.span() for line in _LINE.finditer(text, *block.span()))):
            yield from _cut(text, begin, end)


def _joined(text: str, lines: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines that only a narrow page broke belong together: the next one goes on in small letters."""
    begin, end = next(lines)
    last = text[begin:end].rstrip()[-1:]
    for start, stop in lines:
        line = text[start:stop].strip()
        if last != "-" and not (line[:1].islower() and last not in ".!?:"):
            yield begin, end
            begin = start
        end, last = stop, line[-1:] or last
    yield begin, end


def _cut(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch in pieces: those that are too long end with a sentence or else a word, and an endless word is cut."""
    while begin < end:
        stop = min(end, begin + _MAX_BLOCK)
        if word := _ENDLESS.search(text, begin, stop):
            stop = word.end()
        elif stop < end:
            ends = (text.rfind(each, begin + _MAX_BLOCK // 2, stop) for each in (". ", ".\n", " ", "\n"))
            stop = next((place + 1 for place in ends if place >= 0), stop)
        yield begin, stop
        begin = stop
