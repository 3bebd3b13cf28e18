"""A file as a document: its text, what is known of it, its language, and the reading that a reader makes of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from typing import IO

from foedus.graph import Document, Problem, Reading
from foedus.graph.errors import FoedusError
from foedus.loaders.decoding import NotText, decode
from foedus.loaders.frontmatter import about
from foedus.loaders.jsonl import bounded_lines, read_jsonl
from foedus.loaders.lexicon import languages
from foedus.loaders.sources import STDIN, Source

MAX_BYTES = 8 * 1024 * 1024
_SAMPLE = 20_000  # characters


def read_source(source: Source, stdin: IO[bytes] | None = None) -> Iterator[Reading | Problem]:
    """What a file says: one Reading for a document, several for an export, Problems for what could not be read."""
    try:
        if source.path is None:
            yield from _read_stdin(stdin)
        elif source.path.suffix.lower() == ".jsonl":
            with source.path.open("rb") as file:
                yield from _read_export(file, source.id)
        elif (size := source.path.stat().st_size) > MAX_BYTES:
            yield _too_large(source.id, size)
        else:
            yield read_document(source, source.path.read_bytes())
    except OSError as error:
        yield Problem(source.id, f"it cannot be read: {error.strerror or error}.")


def _read_stdin(stdin: IO[bytes] | None) -> Iterator[Reading | Problem]:
    data = stdin.read(MAX_BYTES + 1) if stdin else b""
    if _is_export(data):
        yield from _read_export(_Chained(data, stdin), STDIN)
    elif len(data) > MAX_BYTES:
        yield _too_large(STDIN, None)
    else:
        yield read_document(Source(f"stdin-{hashlib.sha256(data).hexdigest()[:8]}.txt", None), data)


def _is_export(data: bytes) -> bool:
    line = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    try:
        return line.startswith(b"{") and "relation" in json.loads(line)
    except (ValueError, RecursionError):
        return False


class _Chained(BytesIO):
    """What was read of a stream already, and then the rest of it."""

    def __init__(self, head: bytes, rest: IO[bytes] | None) -> None:
        super().__init__(head + (rest.read() if rest and len(head) > MAX_BYTES else b""))


def _read_export(file: IO[bytes], name: str) -> Iterator[Reading | Problem]:
    lines = TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="\n")
    yield from read_jsonl(bounded_lines(lines), name)


def _too_large(name: str, size: int | None) -> Problem:
    has = f"it has {size:,} bytes" if size else "it goes on"
    return Problem(name, f"{has}; a document may have up to {MAX_BYTES:,}. Split it into several files.")


def read_document(source: Source, data: bytes) -> Reading | Problem:
    """A document's reading, with what was wrong beside it; a Problem where nothing can be read."""
    try:
        text = decode(data)
    except NotText as error:
        return Problem(source.id, str(error))
    told = about(text, source.known)
    if not text[told.start :].strip():
        return Problem(source.id, "it is empty." if not text.strip() else "there is no text behind its front matter.")
    values = told.values
    document = Document(
        source.id, values.get("title", ""), values.get("published"), values.get("language"), values.get("outlet"),
        values.get("address"), hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    wrong = tuple(Problem(source.id, reason, place) for place, reason in told.wrong)
    if document.language is None:
        document = replace(document, language=language_of(text[told.start :]))
    return _read(document, text, told.start, wrong)


def _read(document: Document, text: str, start: int, wrong: tuple[Problem, ...]) -> Reading | Problem:
    from foedus.loaders.reader import read

    if document.language not in languages():
        seems = f"its language seems to be {document.language!r}" if document.language else "its language is unclear"
        known = ", ".join(languages())
        return Problem(document.id, f"{seems}; foedus reads: {known}. If that is wrong, say `language:` at its head.")
    try:
        reading = read(document, text, start)
    except FoedusError as error:
        return Problem(document.id, str(error))
    return replace(reading, problems=(*wrong, *reading.problems))


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language that a text is most likely in; None where there are no words to tell it by."""
    from py3langid import classify

    sample = text[:_SAMPLE]
    return str(classify(sample)[0]) if any(letter.isalpha() for letter in sample) else None
