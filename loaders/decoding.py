"""Bytes of a file as text: UTF-8, UTF-16 or UTF-32 by their marks, else the 8-bit encoding that makes most sense."""

from __future__ import annotations

import codecs
import unicodedata

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_CONTROLS = 0.002
_SAMPLE = 200_000


class NotText(Exception):
    """Why some bytes are no text, in words for the person who sent the file."""


def decode(data: bytes) -> str:
    """The text that bytes hold, without a byte order mark. Raises NotText."""
    text = _decoded(data)
    controls = sum(unicodedata.category(letter) == "Cc" and letter not in "\t\n\r\f\v\x85" for letter in text[:_SAMPLE])
    if controls > max(2, len(text[:_SAMPLE]) * _MOST_CONTROLS):
        raise NotText("it is not text.")
    return text


def _decoded(data: bytes) -> str:
    marked = (encoding for mark, encoding in _MARKS if data.startswith(mark))
    if encoding := next(marked, None):
        return _marked(data, encoding)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(_wide(data) or "utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise NotText(f"it is not text (byte {data.index(0)} is zero).") from error
        return _damaged(data) or _narrow(data, error)


def _marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if len(data) - error.start < 4:  # the last character, cut off
            return data.decode(encoding, errors="replace")
        raise NotText(f"it begins as {encoding.upper()} but byte {error.start} is wrong.") from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: where text is mostly Latin, nearly every other byte is zero."""
    head = data[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.3 and even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) * 0.3 and odd * 20 < even else None


def _damaged(data: bytes) -> str | None:
    """UTF-8 in which a few bytes are wrong, as where a file was cut off: what cannot be read stands as U+FFFD."""
    text = data.decode(errors="replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return text if beyond >= 2 * text.count("\ufffd") else None


def _narrow(data: bytes, error: UnicodeDecodeError) -> str:
    from charset_normalizer import from_bytes

    start = max(0, error.start - _SAMPLE // 2)
    sample = data[start : start + _SAMPLE]
    # Western Europe's own encoding first: on a short text a guess among all encodings is often a wrong one.
    best = from_bytes(sample, cp_isolation=["cp1252"]).best() or from_bytes(sample).best()
    if best is None:
        raise NotText(f"its encoding is unknown (byte {error.start} is not UTF-8).") from error
    return data.decode(best.encoding, errors="replace")
