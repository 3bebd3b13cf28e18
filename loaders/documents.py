"""A file as a document: its text, what is known of it, its language, and the reading that a reader makes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from foedus.graph import Document, Problem, Reading
from foedus.graph.errors import FoedusError
from foedus.loaders.decoding import NotText, decode
from foedus.loaders.folders import open_file
from foedus.loaders.frontmatter import about
from foedus.loaders.lexicon import languages
from foedus.loaders.piped import is_export, read_export, resumed
from foedus.loaders.plain import plain
from foedus.loaders.sources import STDIN, Source

MAX_BYTES = 8 * 1024 * 1024
_SAMPLE = 20_000  # characters
_UNSURE = 5.0  # how much more likely a language that cannot be read must be than one that can: short texts mislead
_SHOWN = 200  # characters of what others wrote, in a message


def read_source(source: Source, stdin: IO[bytes] | None = None) -> Iterator[Reading | Problem]:
    """What a file says: one Reading for a document, several for an export, Problems for what could not be read."""
    try:
        if source.path is None:
            yield from _read_stdin(stdin)
        else:
            with open_file(source.path) as file:
                if source.path.suffix.lower() == ".jsonl":
                    yield from read_export(file, source.id)
                else:
                    data = file.read(MAX_BYTES + 1)
                    yield read_document(source, data) if len(data) <= MAX_BYTES else _too_large(source.id)
    except OSError as error:
        yield Problem(source.id, f"it cannot be read: {error.strerror or error}.")


def _read_stdin(stdin: IO[bytes] | None) -> Iterator[Reading | Problem]:
    if stdin is None:
        yield Problem(STDIN, "standard input is closed.")
        return
    data = stdin.read(MAX_BYTES + 1)
    if is_export(data):
        yield from read_export(resumed(data, stdin if len(data) > MAX_BYTES else None), STDIN)
    elif len(data) > MAX_BYTES:
        yield _too_large(STDIN)
    else:
        read = read_document(Source(f"stdin-{hashlib.sha256(data).hexdigest()[:8]}.txt", None), data)
        yield replace(read, file=STDIN) if isinstance(read, Problem) else read


def _too_large(name: str) -> Problem:
    return Problem(name, f"it has more than {MAX_BYTES:,} bytes, as many as a document may have. Split it.")


def read_document(source: Source, data: bytes) -> Reading | Problem:
    """A document's reading, with what was wrong beside it; a Problem where nothing can be read."""
    try:
        text = decode(data)
    except NotText as error:
        return Problem(source.id, str(error))
    told = about(text, source.known)
    if not plain(text[told.start :]).strip():
        return Problem(source.id, "there is no text behind its front matter." if told.start else "it is empty.")
    values = told.values
    document = Document(
        source.id, values.get("title", ""), values.get("published"), values.get("language"), values.get("outlet"),
        values.get("address"), hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    if document.language is None:
        document = replace(document, language=language_of(text[told.start :]))
    wrong = (*told.wrong, *_damage(text, data))
    return _read(document, text, told.start, tuple(Problem(source.id, reason, place) for place, reason in wrong))


def _damage(text: str, data: bytes) -> Iterator[tuple[str, str]]:
    lost = text.count("\ufffd")
    if lost and "\ufffd".encode() not in data:
        yield f"character {text.index('�')}", f"{lost} of its characters cannot be read; all others were."


def _read(document: Document, text: str, start: int, wrong: tuple[Problem, ...]) -> Reading | Problem:
    from foedus.loaders.reader import read

    if document.language not in languages():
        seems = (
            f"its language seems to be {document.language[:20]!r}" if document.language else "its language is unclear"
        )
        known = ", ".join(languages())
        return Problem(document.id, f"{seems}; foedus reads: {known}. If that is wrong, say `language:` at its head.")
    try:
        reading = read(document, text, start)
    except FoedusError as error:
        return Problem(document.id, str(error))
    except Exception as error:  # a text that the reader was not made for shall not take the other documents with it
        return Problem(document.id, f"foedus failed to read it, please report this: {error!r}"[:_SHOWN])
    return replace(reading, problems=(*wrong, *reading.problems))


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language that a text is most likely in; None where there are no words to tell it by."""
    from py3langid import rank

    sample = text[:_SAMPLE]
    if not any(letter.isalpha() for letter in sample):
        return None
    scores = {str(language): float(score) for language, score in rank(sample)}
    best = max(scores, key=scores.__getitem__)
    likely = {
        language: scores[language] for language in languages() if scores.get(language, -1e9) > scores[best] - _UNSURE
    }
    return max(likely, key=likely.__getitem__, default=best)
