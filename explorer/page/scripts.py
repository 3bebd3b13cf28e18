"""The page's own CSS and JavaScript, each joined into one inline text."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files

from foedus.explorer.page.marks import colour_rules

STYLES = (
    "tokens", "frame", "controls", "legend", "evidence", "modes", "table", "timeline", "years", "narrow", "paper",
)  # fmt: skip
# A module may import only from those before it, so that joining them in this order needs no bundler.
SCRIPTS = (
    "dom", "lazy", "data", "days", "spans", "law", "i18n", "keys", "hash", "filters", "timeless", "bytext",
    "routes", "together", "source", "state", "say", "actions", "cite", "phrases", "wars", "judging", "dutywords",
    "heading", "claim", "samples", "lists", "names", "picker", "axis", "camera", "gestures", "pens", "geometry",
    "detours", "tips", "scene", "strokes", "placing", "writing", "canvas", "view", "stage", "chrome", "keyboard",
    "legend", "cascade", "dutyparts", "verdicts", "gone", "standing", "obligations", "came", "pasttexts",
    "ledger", "years", "caseform", "standingpanel", "steppanel", "dutypanel", "actor", "paths", "treaty", "modes",
    "bonds", "pathpanel", "relation", "document", "tours", "panel", "scope", "table", "asked", "dutyrecords",
    "records", "drawnkey", "save", "timeline", "paper", "main",
)  # fmt: skip
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class) )", re.MULTILINE)
_INDENT, _COMMENT = re.compile(r"^[ \t]+", re.MULTILINE), re.compile(r"^//.*\n", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function\*?|const|class) (?:(\w+)|[{[]([\w, ]+)[}\]])", re.MULTILINE)


def styles() -> str:
    """All CSS in one text, the colours of marks.json first."""
    return "\n".join([colour_rules(), *(_lean(_own("css", f"{name}.css")) for name in STYLES)])


def script() -> str:
    """The page's modules as the text of one inline module."""
    return "\n".join(_scoped(name, _own("js", f"{name}.js")) for name in SCRIPTS)


def _scoped(name: str, text: str) -> str:
    """A module as a constant `$name` that holds what it exports; all else that it names stays its own."""
    names = ", ".join(each[0] or each[1] for each in _EXPORTED.findall(text))
    body = _EXPORT.sub(
        "", _IMPORT.sub(lambda found: f"const {found[1].replace(' as ', ': ')} = ${found[2]};", _lean(text))
    )
    return f"const ${name} = (() => {{\n{body}return {{ {names} }};\n}})();"


def _lean(text: str) -> str:
    """Without indentation and lines that hold only a comment: those are for who reads the source."""
    return _COMMENT.sub("", _INDENT.sub("", text))


def policy(scripts: list[str], style: str, *, fetches: bool = False) -> str:
    """A content security policy that lets exactly these inline texts run, and nothing else load; with `fetches`, what
    the page asks of the server that it came from."""
    allowed = " ".join(_digest(text) for text in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'" + ("; connect-src 'self'" if fetches else "")
    )


def _own(folder: str, name: str) -> str:
    return files("foedus.explorer.page").joinpath(folder, name).read_text("utf-8").replace("\r\n", "\n")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
