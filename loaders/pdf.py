"""PDF files: the text of their pages, their title and language. The one door to pypdf."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from foedus.loaders.decoding import NotText
from foedus.loaders.extract import Extract
from foedus.loaders.layout import running
from foedus.loaders.quiet import quiet

if TYPE_CHECKING:
    from pypdf import PdfReader

_MAX_PAGES = 500
_MAX_LETTERS = 2_000_000
_LIMITS: dict[str, Any] = {  # far above what pages of text need; the library's own limits are for pictures too
    "maximum_declared_stream_length": 32_000_000,
    "array_based_stream_maximum_output_length": 8_000_000,
    "zlib_maximum_output_length": 8_000_000,
    "lzw_maximum_output_length": 8_000_000,
    "run_length_maximum_output_length": 8_000_000,
    "stream_decoding_work_maximum_length": 32_000_000,
    "stream_parsing_work_maximum_count": 300_000,
}
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=[-_]|$)")
_FILE_NAME = re.compile(r"\.\w{1,5}$|^(untitled|microsoft word|sans titre)", re.IGNORECASE)
_SURROGATES = re.compile("[\ud800-\udfff]")
_Wrong = list[tuple[str, str]]


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF, whatever the file is called."""
    return b"%PDF-" in data[:1024]


def read_pdf(data: bytes) -> Extract:
    """The text of a PDF. When it was published is not told: it knows when a file was made, not when a text was
    published. Raises NotText for one that cannot be opened, is encrypted, or holds pictures of text only."""
    from pypdf import apply_configuration

    wrong: _Wrong = []
    with quiet("pypdf"), apply_configuration(**_LIMITS):
        reader = _opened(data)
        pages = list(_pages(reader, wrong))
        title, language = _known(reader)
    text, skipped = running(pages)
    if not text:
        raise NotText("it holds no text, perhaps pictures of pages; recognise their text first (OCR).")
    said = {"title": title, "language": language}
    return Extract(text, 0, {name: value for name, value in said.items() if value}, tuple(wrong), skipped)


def _opened(data: bytes) -> PdfReader:
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
        len([] if locked else reader.pages)
    except Exception as error:  # what a hostile file may make of a library is not ours to list
        raise NotText(f"it is not a PDF that can be read ({_reason(error)}).") from error
    if locked:
        raise NotText("it is a PDF that only opens with a password.")
    return reader


def _pages(reader: PdfReader, wrong: _Wrong) -> Iterator[str]:
    letters = 0
    for number in range(min(len(reader.pages), _MAX_PAGES)):
        try:
            text = _SURROGATES.sub("\ufffd", reader.pages[number].extract_text())
        except Exception as error:  # see _opened
            wrong.append((f"page {number + 1}", f"it cannot be read ({_reason(error)}); all others were."))
            continue
        letters += len(text)
        if letters > _MAX_LETTERS:
            wrong.append((f"page {number + 1}", f"from here on it was left out: {_MAX_LETTERS:,} characters are read."))
            return
        yield text
    if len(reader.pages) > _MAX_PAGES:
        wrong.append((f"page {_MAX_PAGES + 1}", f"from here on it was left out: {_MAX_PAGES} pages are read."))


def _known(reader: PdfReader) -> tuple[str, str]:
    """Title and language, where the file tells them and they are none by accident."""
    try:
        root: Any = reader.trailer["/Root"]
        title = " ".join(str((reader.metadata and reader.metadata.title) or "").split())
        language = _LANGUAGE.match(str(root.get("/Lang") or ""))
    except Exception:  # see _opened
        return "", ""
    return "" if _FILE_NAME.search(title) else title, language[0].lower() if language else ""


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
