"""Where paths lead: hostile links may go round in circles, or out of the folder that was asked for."""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path


def real(path: Path) -> Path:
    """Where a path leads in the end; also for links in a circle, at which Path.resolve raises RuntimeError."""
    return Path(os.path.realpath(path))


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path leads to something in a folder, whatever links it goes through. Raises ValueError for a NUL."""
    return real(path).is_relative_to(real(folder))


def legible(name: str) -> str:
    """A name in which bytes that are no UTF-8, and signs that move the cursor, are written as their codes: a store
    cannot hold the ones, nobody could type the others."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(sign if sign.isprintable() or sign == "\xa0" else ascii(sign)[1:-1] for sign in text)


def open_file(path: Path) -> BufferedReader:
    """A file, opened to be read. Raises OSError, also for what has become a pipe, which may never end, since it was
    listed."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "not a file")
    return os.fdopen(handle, "rb")
