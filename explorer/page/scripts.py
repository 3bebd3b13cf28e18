"""The page's own CSS and JavaScript, and vis-network from pyvis's wheel: each joined into one inline text."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files

from foedus.explorer.page.marks import colour_rules

STYLES = ("tokens", "frame", "controls", "legend", "evidence", "table", "years", "narrow")
# A module may import only from those before it, so that joining them in this order needs no bundler.
SCRIPTS = (
    "dom", "data", "i18n", "hash", "filters", "state", "search", "geometry", "paint", "renderer", "samples",
    "legend", "cite", "claim", "panel", "table", "years", "keyboard", "stage", "chrome", "main",
)  # fmt: skip
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./[\w-]+\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


def styles() -> str:
    """All CSS in one text, the colours of marks.json first."""
    return "\n".join([colour_rules(), *(_own("css", f"{name}.css") for name in STYLES)])


def script() -> str:
    """The page's modules as the text of one inline module: imports dropped, exports turned into plain names."""
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", _own("js", f"{name}.js"))) for name in SCRIPTS)


def vis() -> str:
    """vis-network as pyvis ships it, with its licence; without the pointer to a source map, which is not there."""
    return _SOURCE_MAP.sub("", files("pyvis").joinpath(_VIS).read_text("utf-8")).replace("\r\n", "\n")


def policy(scripts: list[str], style: str) -> str:
    """A content security policy that lets exactly these inline texts run, and nothing else load."""
    allowed = " ".join(_digest(text) for text in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _own(folder: str, name: str) -> str:
    return files("foedus.explorer.page").joinpath(folder, name).read_text("utf-8").replace("\r\n", "\n")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
