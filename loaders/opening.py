"""A file's bytes as a document's text, by what they are: PDF, web page, Markdown, plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from foedus.loaders import pages, pdf
from foedus.loaders.clutter import clutter, without
from foedus.loaders.decoding import NotText, decode
from foedus.loaders.extract import Extract
from foedus.loaders.frontmatter import about, checked
from foedus.loaders.languages import agreed
from foedus.loaders.markdown import is_markdown, unmarked
from foedus.loaders.plain import plain


def extract(name: str, data: bytes, known: Mapping[str, str] | None = None) -> Extract:
    """What is in a file of some name: a PDF, a web page, Markdown or plain text, told by its bytes before its name.

    What is `known` of it (from a manifest) stands over what a page or a PDF tells of itself, but front matter over
    that. Raises NotText.
    """
    if pdf.is_pdf(data):
        return _tidied(_over(known, pdf.read_pdf(data)))
    if pages.is_page(name, data):
        return _tidied(_over(known, pages.read_page(data)))
    text = _decoded(name, data)
    told = about(text, known)
    seen = unmarked(text) if is_markdown(name) else None
    return _tidied(Extract(text, told.start, told.values, (*told.wrong, *_damage(text, data)), 0, seen))


def _decoded(name: str, data: bytes) -> str:
    try:
        return decode(data)
    except NotText as error:
        if not name.casefold().endswith(".pdf"):
            raise
        told = "it is called .pdf but does not begin as one: it is damaged or not whole. Get it anew."
        raise NotText(told) from error


def _tidied(found: Extract) -> Extract:
    """What was found, with spaces for what is no part of the article."""
    text = found.text if found.seen is None else found.seen
    spans = list(clutter(plain(text), found.start))
    skipped = sum(len(" ".join(text[start:end].split())) for start, end in spans)
    return replace(found, seen=without(text, spans), skipped=found.skipped + skipped) if spans else found


def _over(known: Mapping[str, str] | None, found: Extract) -> Extract:
    """What a file was found to hold, with what is known of it, all values as the store takes them."""
    said, odd = checked(found.values, "page")
    better, bad = checked(known or {}, "manifest")
    if language := agreed(said.pop("language", None), found.text):
        said["language"] = language
    return replace(found, values={**said, **better}, wrong=(*bad, *odd, *found.wrong))


def _damage(text: str, data: bytes) -> Iterator[tuple[str, str]]:
    lost = text.count("\ufffd")
    if lost and "\ufffd".encode() not in data:
        yield f"character {text.index('�')}", f"{lost} of its characters cannot be read; all others were."


def ending(data: bytes) -> str:
    """How the name of a file with such bytes should end."""
    return ".pdf" if pdf.is_pdf(data) else ".html" if pages.is_page("", data) else ".txt"
