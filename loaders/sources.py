"""What the user's paths lead to: files to read, each with the id that its document gets and what a manifest says."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from foedus.graph import Problem
from foedus.loaders.decoding import NotText, decode
from foedus.loaders.frontmatter import FIELDS

STDIN = "-"
MANIFEST = "manifest.csv"
_READ_IN_FOLDERS = (".txt", ".md", ".jsonl")
_MAX_MANIFEST = 32 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read (`path` is None for standard input), the id of its document, and what is `known` of it."""

    id: str
    path: Path | None
    known: Mapping[str, str] = field(default_factory=dict)


def sources(paths: Iterable[str]) -> Iterator[Source | Problem]:
    """What to read, in the order of the paths, in folders by name; what cannot be read is a Problem.

    A folder's files are its .txt, .md and .jsonl, in sub-folders too; where it has a manifest.csv, those listed there.
    Two files of one name that are asked for at once get ids with as much of their paths as tells them apart.
    """
    found: list[Source | Problem] = []
    for path in dict.fromkeys(paths):
        found += _of(path)
    places = {each.path.resolve(): each for each in reversed(found) if isinstance(each, Source) and each.path}
    kept = [each for each in found if not isinstance(each, Source) or not each.path or places[each.path.resolve()] is each]
    yield from _told_apart(kept)


def _of(name: str) -> Iterator[Source | Problem]:
    if name == STDIN:
        yield Source(STDIN, None)
        return
    path = Path(name)
    try:
        if path.is_dir():
            yield from _folder(path, name)
        elif path.name == MANIFEST:
            yield from _manifest(path, path.parent, name)
        elif path.is_file():
            yield Source(path.name, path)
        else:
            yield Problem(name, "there is no such file or folder." if not path.exists() else "it is not a file.")
    except OSError as error:
        yield Problem(name, f"it cannot be read: {error.strerror or error}.")
    except ValueError as error:  # a NUL byte in the name
        yield Problem(name, f"it is no path: {error}.")


def _folder(folder: Path, name: str) -> Iterator[Source | Problem]:
    if (manifest := folder / MANIFEST).is_file():
        yield from _manifest(manifest, folder, str(Path(name) / MANIFEST))
        return
    number = 0
    for path in _files(folder):
        if isinstance(path, Problem):
            yield path
        elif path.suffix.lower() in _READ_IN_FOLDERS:
            number += 1
            yield Source(path.relative_to(folder).as_posix(), path)
    if not number:
        yield Problem(name, f"this folder holds no documents ({', '.join(_READ_IN_FOLDERS)}).")


def _files(folder: Path) -> Iterator[Path | Problem]:
    """The files below a folder in the order of their names; hidden ones and links that leave it are left alone."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Problem(str(folder), f"this folder cannot be read: {error.strerror or error}.")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
        elif entry.is_file() and (not entry.is_symlink() or entry.resolve().is_relative_to(folder.resolve())):
            yield entry


def _manifest(manifest: Path, folder: Path, name: str) -> Iterator[Source | Problem]:
    try:
        if manifest.stat().st_size > _MAX_MANIFEST:
            yield Problem(name, f"this manifest is larger than {_MAX_MANIFEST} bytes.")
            return
        rows = csv.DictReader(io.StringIO(decode(manifest.read_bytes()), newline=""))
        if "document" not in (rows.fieldnames or ()):
            columns = ", ".join(("document", *FIELDS))
            yield Problem(name, f"this manifest has no column 'document'. Its columns are: {columns}.", "line 1")
            return
        for row in rows:
            yield _listed(row, folder, name, f"line {rows.line_num}")
    except (csv.Error, NotText) as error:
        yield Problem(name, f"this manifest cannot be read: {error}")


def _listed(row: Mapping[str, str | None], folder: Path, name: str, place: str) -> Source | Problem:
    listed = (row.get("document") or "").strip()
    try:
        path = folder / listed
        if not listed or not path.resolve().is_relative_to(folder.resolve()):
            return Problem(name, f"{listed!r} leads outside the manifest's folder.", place)
        if not path.is_file():
            return Problem(name, f"there is no file {listed!r}.", place)
    except (OSError, ValueError) as error:
        return Problem(name, f"{listed[:80]!r} is no path: {error}.", place)
    return Source(Path(listed).as_posix(), path, {column: row.get(column) or "" for column in FIELDS})


def _told_apart(found: list[Source | Problem]) -> Iterator[Source | Problem]:
    shared = Counter(each.id for each in found if isinstance(each, Source) and each.path)
    for each in found:
        if isinstance(each, Source) and each.path and shared[each.id] > 1:
            parts = [part for part in each.path.parts if part not in ("/", "..", ".")]
            yield replace(each, id="/".join(parts))
        else:
            yield each
