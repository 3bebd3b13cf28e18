"""Exports as files and pipes bring them: told from documents by their first lines, and read line by line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from io import BufferedReader, BytesIO, RawIOBase, TextIOWrapper
from typing import IO, Any

from foedus.graph import Decision, Problem, Reading
from foedus.loaders.jsonl import bounded_lines, read_jsonl

_FIRST_LINES = 20
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # what a Windows PowerShell writes when told to write to a file


def is_export(data: bytes) -> bool:
    """Whether bytes begin as JSON lines of an export do: one of the first lines is an assertion."""
    text = data.decode(_encoding(data), errors="replace").lstrip()
    return text.startswith("{") and any(_is_assertion(line) for line in text.split("\n", _FIRST_LINES)[:_FIRST_LINES])


def _is_assertion(line: str) -> bool:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and ("relation" in value or {"one", "other", "same"} <= value.keys())


def read_export(file: BufferedReader, name: str) -> Iterator[Reading | Problem | Decision]:
    """The readings of an export, which is closed at the end. Raises OSError."""
    head = file.peek()
    encoding = _encoding(head)
    if encoding != "utf-16" and b"\0" in head:
        yield Problem(name, f"it is not text (byte {head.index(0)} is zero).")
        return
    errors = "replace" if encoding == "utf-16" else "surrogateescape"
    with TextIOWrapper(file, encoding=encoding, errors=errors, newline="\n") as lines:
        yield from read_jsonl(bounded_lines(lines), name)


def _encoding(data: bytes) -> str:
    return "utf-16" if data.startswith(_WIDE) else "utf-8-sig"


def resumed(head: bytes, rest: IO[bytes] | None) -> BufferedReader:
    """What was read of a stream already, and then the rest of it; closing it does not close the stream."""
    return BufferedReader(_Chained(BytesIO(head), *([rest] if rest else [])))


class _Chained(RawIOBase):
    def __init__(self, *parts: IO[bytes]) -> None:
        self._parts = list(parts)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while self._parts:
            data = self._parts[0].read(len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)
            del self._parts[0]
        return 0
