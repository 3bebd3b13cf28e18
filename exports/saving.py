"""Saving text to a file so that nobody ever sees half of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def save(path: str | Path, pieces: Iterable[str]) -> None:
    """Write pieces of text as UTF-8 with `\\n` line ends. What was at `path` stays until all is on the disk.

    A pipe or device is written to directly. Raises OSError that names `path`, and whatever `pieces` raises; the old
    file then stands.
    """
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        _pour(target, "w", pieces)
        return
    draft = target.with_name(f".{target.name[:200]}.{os.getpid()}.part")
    try:
        _pour(draft, "x", pieces)
        draft.replace(target)
    except BaseException as error:
        with suppress(OSError):
            draft.unlink()
        if isinstance(error, OSError):
            error.filename, error.filename2 = str(path), None
        raise


def _pour(path: Path, mode: str, pieces: Iterable[str]) -> None:
    with path.open(mode, encoding="utf-8", newline="") as file:
        file.writelines(pieces)
        file.flush()
        with suppress(OSError):  # pipes and some devices cannot be synced
            os.fsync(file.fileno())
