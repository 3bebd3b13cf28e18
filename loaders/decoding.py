"""Bytes of a file as text: UTF-8, UTF-16 or UTF-32 by their marks, else the 8-bit encoding that makes most sense."""

from __future__ import annotations

import codecs
import unicodedata

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
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
    if encoding := next(marked, None) or _wide(data):
        return _strictly(data, encoding)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise NotText(f"it is not text (byte {data.index(0)} is zero).") from error
        return _narrow(data, error)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"it begins as {encoding.upper()} but byte {error.start} is wrong.") from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: where text is mostly Latin, every other byte is zero."""
    head = data[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.3 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) * 0.3 and not odd else None


def _narrow(data: bytes, error: UnicodeDecodeError) -> str:
    from charset_normalizer import from_bytes

    # Western Europe's own encoding first: on a short text a guess among all encodings is often a wrong one.
    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp1252"]).best() or from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise NotText(f"its encoding is unknown (byte {error.start} is not UTF-8).") from error
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError:
        return data.decode(best.encoding, errors="replace")
