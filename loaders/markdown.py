"""Markdown as plain text, letter for letter: marks become spaces, so that every offset is the same in the file."""

from __future__ import annotations

import re
from collections.abc import Callable

_FENCE = re.compile(r"^ {0,3}(`{3,}+|~{3,}+)([^\n]*+)$", re.MULTILINE)
_WHOLE_LINES = re.compile(
    r"^[ \t]*+(?:\|?[ \t]*+:?-{3,}+:?[ \t]*+(?:\|[ \t:|-]*+)?|={3,}+[ \t]*+|(?:[*_-][ \t]*+){3,}+"
    r"|\[[^\]\n]{1,200}\]:[ \t]*\S[^\n]*)$",
    re.MULTILINE,
)
_OPENERS = re.compile(r"^(?:[ \t]{0,8}(?:#{1,6}|[*+-]|\d{1,3}[.)])(?=[ \t])|(?:[ \t]{0,3}>)+)", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\](?:\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,500}\")?\)|\[[^\]\n]{0,200}\])")
_LINK = re.compile(
    r"(\[)([^\[\]\n]{1,500})"
    r"(\](?:\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:[ \t]+\"[^\"\n]{0,500}\")?\)|\[[^\[\]\n]{0,200}\]))"
)
_NOTE = re.compile(r"\[\^[^\]\n]{1,50}\]")
_TAGS = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>|<https?://[^\s<>]{1,2000}>")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|~~|`+)|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)")
_BARS = re.compile(r"^[ \t]*+\|[^\n]*$", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def is_markdown(name: str) -> bool:
    """Whether a file's name says that it is Markdown."""
    return name.lower().endswith((".md", ".markdown"))


def unmarked(text: str) -> str:
    """The text without its marks, as long as it was. Code, pictures and rules become empty; a heading, an item of a
    list and a quotation begin a paragraph of their own; of a link its words stay."""
    text = _without_comments(_without_code(text))
    for pattern, put in _STEPS:
        text = pattern.sub(put, text)
    return text


def _without_code(text: str) -> str:
    """The text with empty lines for blocks of code between fences."""
    pieces: list[str] = []
    at, opened = 0, None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1].startswith(opened[1]) and not fence[2].strip():
            pieces += [text[at : opened.start()], _spaces(text[opened.start() : fence.end()])]
            at, opened = fence.end(), None
    return "".join((*pieces, text[at:]))


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[at:start], _spaces(text[start : end + 3])]
        at = end + 3
    return "".join((*pieces, text[at:]))


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _blank(found: re.Match[str]) -> str:
    return _spaces(found[0])


def _opened(found: re.Match[str]) -> str:
    """A line end in the place of the mark: what goes before is another paragraph."""
    return "\n" + " " * (len(found[0]) - 1)


def _worded(found: re.Match[str]) -> str:
    return f"{' ' * len(found[1])}{found[2]}{' ' * len(found[3])}"


def _unbarred(found: re.Match[str]) -> str:
    return found[0].replace("|", " ")


_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_TAGS, _blank), (_WHOLE_LINES, _blank), (_IMAGE, _blank), (_LINK, _worded), (_NOTE, _blank),
    (_OPENERS, _opened), (_BARS, _unbarred), (_EMPHASIS, _blank), (_ESCAPE, _blank),
)  # fmt: skip
