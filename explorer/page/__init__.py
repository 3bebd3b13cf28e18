"""foedus.explorer.page: a network as one self-contained HTML file, and its opening view as a picture."""

from foedus.explorer.page.drawing import to_pyvis
from foedus.explorer.page.render import render, write
from foedus.explorer.page.svg import picture

__all__ = ["picture", "render", "to_pyvis", "write"]
