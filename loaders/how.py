"""How documents are read: by which reader, and with which actors beside those of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.loaders.brought import NOTHING, Brought
from foedus.loaders.readers import RULES


@dataclass(frozen=True, slots=True)
class How:
    """The name of the `reader`, and what the user `brought` for it to know."""

    reader: str = RULES
    brought: Brought = NOTHING


USUAL = How()
