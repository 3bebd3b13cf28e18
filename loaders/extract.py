"""What a loader takes out of a file: its text as foedus keeps it, and what else it tells of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Extract:
    """The `text` of a file and where in it the document begins (`start`, behind front matter); the `values` of
    frontmatter.FIELDS that the file tells; what was `wrong`, as (place, reason); how many characters that the file
    shows were `skipped`; `seen`, where markup is to be read as if it were not there, is the text with spaces in its
    place, as long as it was.

    All offsets of evidence count in `text`. For a plain or Markdown file that is the file itself; for a page or a PDF
    it is what was taken out of it, which `foedus read --text` prints.
    """

    text: str
    start: int = 0
    values: Mapping[str, str] = field(default_factory=dict)
    wrong: tuple[tuple[str, str], ...] = ()
    skipped: int = 0
    seen: str | None = None
