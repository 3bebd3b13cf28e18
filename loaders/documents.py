"""A file as a document: its text, what is known of it, its language, and the reading that a reader makes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from foedus.graph import Decision, Document, Problem, Reading
from foedus.graph.errors import FoedusError
from foedus.loaders.admitting import admitted
from foedus.loaders.decoding import NotText
from foedus.loaders.enlarged import enlarged
from foedus.loaders.extract import Extract
from foedus.loaders.folders import open_file
from foedus.loaders.how import USUAL, How
from foedus.loaders.languages import language_of
from foedus.loaders.lexicon import languages
from foedus.loaders.opening import ending, extract
from foedus.loaders.pdf import is_pdf
from foedus.loaders.piped import is_export, read_export, resumed
from foedus.loaders.plain import plain
from foedus.loaders.readers import RULES, Task, reader
from foedus.loaders.sources import STDIN, Source

MAX_BYTES = 8 * 1024 * 1024
MAX_PDF = 48 * 1024 * 1024  # most of it pictures
_SHOWN = 200  # characters of what others wrote, in a message


def read_source(
    source: Source, stdin: IO[bytes] | None = None, how: How = USUAL
) -> Iterator[Reading | Problem | Decision]:
    """What a file says: one Reading for a document, several for an export, Problems for what could not be read."""
    try:
        if source.path is None:
            yield from _read_stdin(stdin, how)
        else:
            with open_file(source.path) as file:
                if source.path.suffix.lower() == ".jsonl":
                    yield from read_export(file, source.id)
                else:
                    most = MAX_PDF if source.path.suffix.lower() == ".pdf" else MAX_BYTES
                    data = file.read(most + 1)
                    yield read_document(source, data, how) if len(data) <= most else _too_large(source.id, most)
    except OSError as error:
        yield Problem(source.id, f"it cannot be read: {error.strerror or error}.")


def _read_stdin(stdin: IO[bytes] | None, how: How) -> Iterator[Reading | Problem | Decision]:
    if stdin is None:
        yield Problem(STDIN, "standard input is closed.")
        return
    data = stdin.read(MAX_BYTES + 1)
    most = MAX_BYTES
    if is_pdf(data):
        data, most = data + stdin.read(MAX_PDF + 1 - len(data)), MAX_PDF
    if is_export(data):
        yield from read_export(resumed(data, stdin if len(data) > MAX_BYTES else None), STDIN)
    elif len(data) > most:
        yield _too_large(STDIN, most)
    else:
        read = read_document(Source(f"stdin-{hashlib.sha256(data).hexdigest()[:8]}{ending(data)}", None), data, how)
        yield replace(read, file=STDIN) if isinstance(read, Problem) else read


def _too_large(name: str, most: int) -> Problem:
    return Problem(name, f"it has more than {most:,} bytes, as many as a document may have. Split it.")


def read_document(source: Source, data: bytes, how: How = USUAL) -> Reading | Problem:
    """A document's reading, with what was wrong beside it; a Problem where nothing can be read."""
    try:
        found = extract(source.id, data, source.known)
    except NotText as error:
        return Problem(source.id, str(error))
    text = found.text[found.start :]
    if not plain(text).strip():
        return Problem(source.id, "there is no text behind its front matter." if found.start else "it is empty.")
    said = found.values
    language = said.get("language") or how.language
    document = Document(
        source.id, said.get("title", ""), said.get("published"), language or language_of(text),
        said.get("outlet"), said.get("address"), hashlib.sha256(data).hexdigest(), found.skipped,
    )  # fmt: skip
    return _read(document, found, tuple(Problem(source.id, reason, place) for place, reason in found.wrong), how)


def _read(document: Document, found: Extract, wrong: tuple[Problem, ...], how: How) -> Reading | Problem:
    if how.reader == RULES and document.language not in languages():
        code = document.language
        seems = f"its language seems to be {code[:20]!r}" if code else "its language is unclear"
        known = ", ".join(languages())
        return Problem(document.id, f"{seems}; foedus reads: {known}. If that is wrong, say `language:` at its head.")
    try:
        seen = found.text if found.seen is None else found.seen
        task = Task(document, found.text, seen, found.start, enlarged(how.brought), how.watch)
        if how.watch:
            how.watch.begin(found.text, seen, found.start)
        reading = admitted(reader(how.reader)(task), task, how.reader)
    except FoedusError as error:
        return Problem(document.id, str(error))
    except Exception as error:  # a text that the reader was not made for shall not take the other documents with it
        return Problem(document.id, f"foedus failed to read it, please report this: {error!r}"[:_SHOWN])
    return replace(reading, problems=(*wrong, *reading.problems))
