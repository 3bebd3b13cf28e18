"""What the user's paths lead to: files to read, each with the id that its document gets and what a manifest says."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from foedus.graph import Problem
from foedus.loaders.folders import is_inside, legible, real
from foedus.loaders.manifest import MANIFEST, read_manifest

STDIN = "-"
_READ_IN_FOLDERS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".jsonl")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read (`path` is None for standard input), the id of its document, and what is `known` of it."""

    id: str
    path: Path | None
    known: Mapping[str, str] = field(default_factory=dict)


def sources(paths: Iterable[str]) -> Iterator[Source | Problem]:
    """What to read, in the order of the paths, in folders by name; what cannot be read is a Problem.

    A folder's files are its texts, pages and exports (by the ends of their names), in sub-folders too; where one has
    a manifest.csv, those listed there. A file that is asked for twice is read once. Files of one name that are asked
    for at once get ids with as much of their paths as tells them apart.
    """
    found = [each for path in dict.fromkeys(paths) for each in _of(path)]
    yield from _told_apart(list(_once(found)))


def _of(name: str) -> Iterator[Source | Problem]:
    path = Path(name)
    try:
        if name == STDIN:
            yield Source(STDIN, None)
        elif not name:
            yield Problem("''", "this names no file. The current folder is: .")
        elif path.is_dir():
            yield from _folder(path)
        elif path.name == MANIFEST and path.is_file():
            yield from _listed(path, path.parent)
        else:
            yield Source(legible(path.name), path) if path.is_file() else _no_file(path)
    except OSError as error:
        yield _unreadable(path, error)


def _folder(top: Path) -> Iterator[Source | Problem]:
    """What is below a folder, in the order of names. Hidden files are left alone; links that leave it are told."""
    waiting, empty = [top], True
    while waiting:
        path = waiting.pop()
        found: Iterable[Source | Problem] = ()
        try:
            if path != top and (path.is_symlink() or not path.is_dir()):
                found = list(_file(path, top))
            elif (path / MANIFEST).is_file():
                found = _listed(path / MANIFEST, top) if is_inside(path / MANIFEST, top) else [_leaves(path / MANIFEST)]
            else:
                waiting += sorted(_inside(path), reverse=True)
            for each in found:
                empty = False
                yield each
        except OSError as error:
            empty = False
            yield _unreadable(path, error)
    if empty:
        yield Problem(str(top), f"this folder holds no documents ({', '.join(_READ_IN_FOLDERS)}).")


def _inside(folder: Path) -> Iterator[Path]:
    """What a folder holds, but for hidden files and the folders in which browsers save what belongs to a page."""
    names = {path.name: path for path in folder.iterdir()}
    pages = {path.stem for path in names.values() if path.suffix.lower() in (".html", ".htm")}
    beside = {f"{page}{ending}" for page in pages for ending in ("_files", "_fichiers", "-Dateien", "_archivos")}
    yield from (path for name, path in names.items() if name[0] != "." and name not in beside)


def _file(path: Path, top: Path) -> Iterator[Source | Problem]:
    if path.suffix.lower() not in _READ_IN_FOLDERS and not path.is_dir():
        return
    if not is_inside(path, top):
        yield _leaves(path)
    elif path.is_file():
        yield Source(legible(path.relative_to(top).as_posix()), path)
    elif not path.is_dir():
        yield _no_file(path)


def _listed(manifest: Path, top: Path) -> Iterator[Source | Problem]:
    """What a manifest lists; ids count from the folder `top`."""
    for row in read_manifest(manifest):
        if isinstance(row, Problem):
            yield row
        else:
            path = manifest.parent / row.document
            yield Source(legible(path.relative_to(top).as_posix()), path, row.known)


def _once(found: Iterable[Source | Problem]) -> Iterator[Source | Problem]:
    """Each file once, where it is asked for first, but with the id and knowledge of the asking that knows most."""
    every = [(_place(each), each) for each in found]
    best: dict[str, Source] = {}
    for place, each in every:
        if place is not None and isinstance(each, Source):
            best[place] = max(best.get(place, each), each, key=_knowledge)
    for place, each in every:
        if place is None or place in best:
            yield each if place is None else best.pop(place)


def _place(each: Source | Problem) -> str | None:
    return str(real(each.path)) if isinstance(each, Source) and each.path else None


def _knowledge(source: Source) -> tuple[int, bool, int, str, list[tuple[str, str]]]:
    known = sorted(source.known.items())
    itself = _place(source) == str(source.path and _absolute(source.path))
    return sum(bool(value) for _, value in known), itself, source.id.count("/"), source.id, known


def _told_apart(found: list[Source | Problem]) -> Iterator[Source | Problem]:
    """Ids that several files share grow by the folder that each file is in, and again, until no two are the same."""
    ids = [each.id if isinstance(each, Source) and each.path else None for each in found]
    before: list[str | None] = []
    while ids != before:
        shared, before = Counter(ids), ids
        ids = [_longer(ident, each) if shared[ident] > 1 else ident for ident, each in zip(ids, found, strict=True)]
    for ident, each in zip(ids, found, strict=True):
        yield replace(each, id=ident) if ident is not None and isinstance(each, Source) else each


def _longer(ident: str | None, each: Source | Problem) -> str | None:
    if ident is None or not isinstance(each, Source) or not each.path:
        return ident
    parts = _absolute(each.path).parts[1:]
    return legible("/".join(parts[-ident.count("/") - 2 :]))


def _absolute(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


def _no_file(path: Path) -> Problem:
    return Problem(str(path), "it is not a file." if path.exists() else "there is no such file or folder.")


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(str(path), f"it cannot be read: {error.strerror or error}.")


def _leaves(path: Path) -> Problem:
    return Problem(str(path), "it is a link that leads out of the folder.")
