"""Web pages as saved or fetched: main text, title, date, outlet, address and language. The one door to trafilatura."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from typing import Any

from foedus.loaders.decoding import NotText, decode
from foedus.loaders.extract import Extract
from foedus.loaders.markup import cleaned, visible
from foedus.loaders.quiet import quiet

_MOST_TAGS = 20_000  # in a page whose main text is looked for: the time for it may grow with the square of their number
_MAX_TAGS = 400_000  # in a page that is read at all
_HEAD = 100_000  # characters in which a large page tells of itself
_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(
    rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]*?encoding=[\"']([\w.:-]{1,40})", re.IGNORECASE
)
_LANGUAGE = re.compile(r"<html\b[^<>]*?\blang\s*=\s*[\"']?\s*([a-zA-Z]{2,3})\b", re.IGNORECASE)
_LOCALE = re.compile(r"<meta\b[^<>]*?\bog:locale\b[^<>]*?\bcontent\s*=\s*[\"']([a-zA-Z]{2,3})\b", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>([^<>]{1,2000})<", re.IGNORECASE)
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s<>\"']{1,2000}) -->")
_BLOCKS = frozenset(("p", "head", "item", "row", "quote", "code", "ab", "list", "table", "div"))
_DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
_LARGE = "it is too large a page for its main text to be told from the rest; all the text that it shows was read."
_ODD = "its main text could not be told from the rest; all the text that it shows was read."
_Told = tuple[tuple[str, str], ...]


def is_page(name: str, data: bytes) -> bool:
    """Whether a file is a web page: by the end of its name, or because it begins as one."""
    return name.lower().endswith((".html", ".htm", ".xhtml")) or bool(_START.match(data[:4000]))


def read_page(data: bytes) -> Extract:
    """The main text of a page, and what it tells of itself. Raises NotText."""
    page = _decoded(data)
    if page.count("<") > _MAX_TAGS:
        raise NotText(f"it is a page of more than {_MAX_TAGS:,} tags.")
    saved = _SAVED.search(page[:_HEAD])
    page = cleaned(page)
    large = page.count("<") > _MOST_TAGS
    said = {"address": saved[1] if saved else "", **_said(page[:_HEAD] if large else page)}
    main = "" if large else _main(page)
    whole = visible(page)
    text = main or visible(page, beside=False)
    wrong: _Told = (("", _LARGE if large else _ODD),) if text and not main else ()
    return Extract(text, 0, said, wrong, max(0, _letters(whole) - _letters(text)))


def _letters(text: str) -> int:
    return len(re.sub(r"\s+", " ", text))


def _decoded(data: bytes) -> str:
    """Bytes as text: UTF-8 or by its mark, else in the encoding that the page names, else in the likeliest one."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:_HEAD])
    try:
        codec = codecs.lookup((named[1] or named[2]).decode() if named else "utf-8")
        # What pages call Latin-1 is Windows' own set, as all browsers take it.
        name = "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name
        text = data.decode(name, errors="replace")
        return text if name != "utf-8" and text.count("\ufffd") * 100 <= len(text) else decode(data)
    except (LookupError, UnicodeError, TypeError):  # TypeError: a codec that is no encoding of text
        return decode(data)


def _main(page: str) -> str:
    """The main text, its blocks apart by empty lines; nothing where none is found."""
    from trafilatura import bare_extraction

    with quiet("trafilatura", "htmldate", "courlan"):
        try:
            found = bare_extraction(page, include_comments=False)
        except Exception:  # what a hostile page may make of a library is not ours to list
            return ""
    body: Any = getattr(found, "body", None)
    return "" if body is None else "\n\n".join(_blocks(body))


def _blocks(body: Any) -> Iterator[str]:
    pieces: list[str] = []
    for event, element in _walk(body):
        name = element.tag if isinstance(element.tag, str) else ""
        if name in _BLOCKS:
            yield from _block(pieces)
        if event == "start":
            pieces.append(re.sub(r"\s+", " ", element.text or ""))
        else:
            pieces.append({"cell": "\t", "lb": "\n"}.get(name, "") + re.sub(r"\s+", " ", element.tail or ""))
    yield from _block(pieces)


def _walk(body: Any) -> Iterator[tuple[str, Any]]:
    """Each element of a tree of lxml when it begins and when it ends."""
    waiting = [("start", body)]
    while waiting:
        event, element = waiting.pop()
        yield event, element
        if event == "start":
            waiting += [("end", element), *(("start", child) for child in reversed(element))]


def _block(pieces: list[str]) -> Iterator[str]:
    lines = ("\t".join(filter(None, map(str.strip, line.split("\t")))) for line in "".join(pieces).split("\n"))
    if text := "\n".join(filter(None, lines)):
        yield text
    pieces.clear()


def _said(page: str) -> Mapping[str, str]:
    """What a page tells of itself, by the fields of front matter."""
    from trafilatura import extract_metadata

    head = page[:_HEAD]
    language = _LANGUAGE.search(head) or _LOCALE.search(head)
    title = _TITLE.search(head)
    said = {"language": language[1].lower() if language else None, "title": title[1] if title else None}
    with quiet("trafilatura", "htmldate", "courlan"):
        try:
            known = extract_metadata(page, date_config=dict(_DATES), extensive=False)
        except Exception:  # see _main
            return {name: value for name, value in said.items() if value}
    said |= {"title": known.title or said["title"], "published": known.date, "outlet": known.sitename or known.hostname}
    said["address"] = known.url
    return {name: value for name, value in said.items() if value}
