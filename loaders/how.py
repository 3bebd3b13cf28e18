"""How documents are read: by which reader, and with which actors beside those of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass, field

from foedus.loaders.brought import NOTHING, Brought
from foedus.loaders.readers import RULES
from foedus.loaders.watching import Watch


@dataclass(frozen=True, slots=True)
class How:
    """The name of the `reader`, what the user `brought` for it to know, the `language` of documents that do not say
    theirs (detected where this does not say so either), and who is to `watch` the next document being read."""

    reader: str = RULES
    brought: Brought = NOTHING
    language: str = ""
    watch: Watch | None = field(default=None, compare=False)


USUAL = How()
