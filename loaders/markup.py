"""HTML as a stream of tags and text, in time that grows with its length alone, whatever is wrong with it.

Parsers of HTML take a time that grows with the square of what a hostile page nests or repeats. This takes none of its
structure seriously: enough to clean a page before it is parsed, and to read one that cannot be parsed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*'|[\"'])*+)>|<!--|<[!?]")
_LONG_VALUE = re.compile(r"=\s*(?:\"[^\"]{1000,}\"|'[^']{1000,}'|[^\s\"'<>]{1000,})")
_CELL = re.compile(r"</?t[dh]\b", re.IGNORECASE)
_LONGEST_HELD = 200_000  # characters of data about a page, kept for what tells its title and date
_NEVER_READ = frozenset(("script", "style", "template", "svg", "math", "iframe", "object", "select", "textarea"))
_BESIDE = frozenset(("nav", "footer", "aside", "form", "button", "figcaption", "noscript", "head", "dialog"))
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "dialog", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
     "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
     "tfoot", "thead", "tr", "ul")
)  # fmt: skip
_CELLS = ("td", "th")


def cleaned(page: str) -> str:
    """A page without scripts, styles, comments and long values of attributes (pictures written into the page). Data
    about the page that is kept as a script (JSON-LD) stays."""
    return "".join(_cleaned(page))


def _cleaned(page: str) -> Iterator[str]:
    for kind, piece in _pieces(page, _NEVER_READ):
        held = kind == "skipped" and "ld+json" in piece[:200] and len(piece) <= _LONGEST_HELD
        if kind == "tag" and (cell := _CELL.match(piece)):
            yield f"{cell[0]}>"  # without its spans, which make a table as large as they say
        elif kind == "tag":
            yield _LONG_VALUE.sub('=""', piece) if len(piece) > 1000 else piece
        elif kind == "text" or held:
            yield piece


def visible(page: str, *, beside: bool = True) -> str:
    """The text that a page shows, block by block with empty lines between; without what stands `beside` the main text
    (navigation, forms, captions, side notes) where that is not wanted."""
    lines = "".join(_shown(page, _NEVER_READ if beside else _NEVER_READ | _BESIDE)).split("\n")
    kept = "\n".join("\t".join(filter(None, map(_one_line, line.split("\t")))) for line in lines)
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shown(page: str, unread: frozenset[str]) -> Iterator[str]:
    for kind, piece in _pieces(page, unread):
        if kind == "text":
            yield re.sub(r"\s+", " ", html.unescape(piece))
        elif kind == "tag" and (found := _TAG.match(piece)) and found[2]:
            name = found[2].lower()
            yield "\n\n" if name in _BLOCKS else "\t" if name in _CELLS else "\n" if name == "br" else ""


def _pieces(page: str, unread: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Pieces of a page as (kind, text): `text`, `tag`, and as `skipped` comments and whole elements of some names."""
    at = 0
    never_closed: set[str] = set()
    while found := _TAG.search(page, at):
        if found.start() > at:
            yield "text", page[at : found.start()]
        name = (found[2] or "").lower()
        ending = _ending(found, name, unread)
        end = found.end()
        if ending and ending not in never_closed:
            closing = re.compile(ending, re.IGNORECASE).search(page, end)
            never_closed |= set() if closing else {ending}
            end = closing.end() if closing else end
        skipped = end > found.end() or not found[2]
        yield "skipped" if skipped else "tag", page[found.start() : end]
        at = end
    if at < len(page):
        yield "text", page[at:]


def _ending(found: re.Match[str], name: str, unread: frozenset[str]) -> str:
    """The pattern at which something ends that begins with a tag and is not read; nothing for a tag that is read."""
    if not name:
        return "--!?>" if found[0] == "<!--" else ">"
    return rf"</{name}\b[^<>]*>" if name in unread and not found[1] and not found[0].endswith("/>") else ""
