"""Where to read further on a dossier that ships: addresses of primary texts, from seeds/further.csv."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from foedus.graph import Document

Link = tuple[str, str, str]  # the address, and what is there in French and in English


def further(document: Document) -> list[Link]:
    """The links of a document that is a dossier of ours, byte for byte: another one of its name has none."""
    links = _links().get(document.id, [])
    return links if links and document.digest == _digest(document.id) else []


def safe(links: Iterable[Link]) -> list[Link]:
    """Those that lead to a host over https, and nowhere else."""
    return [link for link in links if _is_safe(link[0])]


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


@cache
def _links() -> dict[str, list[Link]]:
    text = files("foedus.seeds").joinpath("further.csv").read_text("utf-8")
    found: dict[str, list[Link]] = {}
    for row in csv.DictReader(io.StringIO(text)):
        found.setdefault(row["document"], []).append((row["address"], row["name_fr"], row["name_en"]))
    return {document: safe(links) for document, links in found.items()}


@cache
def _digest(ident: str) -> str:
    return hashlib.sha256(files("foedus.seeds").joinpath("dossiers", ident).read_bytes()).hexdigest()
