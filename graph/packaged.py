"""Files that ship inside packages, read without importlib.resources, which takes longer to import than they to read."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any


def text_of(package: str, *names: str) -> str:
    """The text of a file (UTF-8) in a package or in a folder of one. Raises FileNotFoundError where there is none."""
    module = import_module(package)
    loader: Any = module.__loader__
    path = Path(module.__file__ or "").parent.joinpath(*names)
    data: bytes = loader.get_data(str(path))
    return data.decode("utf-8").replace("\r\n", "\n")
