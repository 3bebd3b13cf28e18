"""Real views at two sizes, to be looked at side by side: python docs/gallery.py [DATA [NAME…]] writes docs/gallery.

DATA is a folder with the reader's own downloads of ATOP (atop/) and ICEWS (icews/); without it the pictures of what
ships are made, and those of the data sets stay as they are. FOEDUS_CHROMIUM names another Chromium.
"""

from __future__ import annotations

import base64
import contextlib
import io
import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from icews import busiest

from foedus.explorer.main import cli as foedus
from foedus.graph import Store, add

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).parent / "gallery"
WIDE, NARROW = (1280, 800), (390, 844)
CHROMIUM = os.environ.get("FOEDUS_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
QUALITY = 0.72
POWERS = ("DEU", "cow-auh", "ITA", "ROU", "RUS", "FRA", "GBR", "JPN")
# A picture as Chromium itself packs it: no other program is needed.
PACK = """async ([png, quality]) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d").drawImage(picture, 0, 0);
    const packed = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality })).arrayBuffer());
    return btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""));
}"""


@dataclass(frozen=True)
class View:
    """A page to look at: its file name, what it shows, the store it is made of, and the options of `foedus explore`."""

    name: str
    shows: str
    store: str
    options: tuple[str, ...] = ()


def _told(document: str, shows: str, *options: str) -> View:
    return View(document.removesuffix(".md"), shows, "seeds", ("--document", document, *options))


VIEWS = (
    View("ten-dossiers", "All ten dossiers, from the best connected actor", "seeds", ("--language", "en")),
    _told("2020-11-03-entretiens-sur-le-haut-karabakh.md", "First article on Armenia", "--language", "fr"),
    _told("2022-09-13-appel-a-l-otsc.md", "Second article", "--language", "fr"),
    _told("2022-09-13-appel-de-l-armenie-a-la-russie.md", "Third article", "--language", "en"),
    _told("2022-11-17-annonce-du-sommet-d-erevan.md", "Fourth article", "--language", "en"),
    _told("2022-11-24-refus-de-signature-a-erevan.md", "Fifth article", "--language", "fr"),
    _told("2022-01-19-kazakhstan-otsc.md", "Kazakhstan, January 2022", "--language", "en"),
    _told("1914-09-05-july-1914.md", "July 1914", "--language", "en"),
    _told("1939-09-28-pologne-1939.md", "Poland, 1939", "--language", "fr"),
    _told("1982-06-14-falklands-rio-treaty.md", "The Falklands, 1982", "--language", "en"),
    _told("2001-12-20-september-2001-article-5.md", "September 2001", "--language", "en"),
    View(
        "europe-1913",
        "Who was bound to whom in Europe at the end of 1913, after ATOP",
        "atop",
        ("--as-of", "1913-12-31", "--language", "en", *(f"--focus={each}" for each in POWERS)),
    ),
    View(
        "nato-2020",
        "The North Atlantic Treaty in 2020, after ATOP",
        "atop",
        ("--as-of", "2020-01-01", "--language", "en", "--focus", "North Atlantic Treaty"),
    ),
    View("icews-2018", "The fifty busiest actors of June 2018, after ICEWS", "icews", ("--language", "en")),
)


def stores(folder: Path, data: Path | None) -> Iterator[str]:
    """Fill a store for each source that is there; gives their names."""
    _run("--store", str(folder / "seeds.db"), "load", "--seeds")
    yield "seeds"
    if data and (data / "atop").is_dir():
        _run("--store", str(folder / "atop.db"), "load", "--data-set", "atop", str(data / "atop"))
        yield "atop"
    if data and (events := next(iter(sorted((data / "icews").glob("*raw*.tab.gz"))), None)):
        with Store.open(folder / "icews.db", create=True) as store:
            add(store, busiest(events))
        yield "icews"


def _run(*words: str) -> None:
    """One command of foedus; what it says is for whoever types it."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        foedus(list(words), standalone_mode=False)


def shoot(browser: Browser, page: Path, view: View) -> None:
    """Both pictures of a page, the drawing at each size."""
    for name, (width, height) in (("wide", WIDE), ("narrow", NARROW)):
        window = browser.new_context(viewport={"width": width, "height": height}).new_page()
        window.goto(page.as_uri() + ("#w=graph" if name == "narrow" else ""))
        window.evaluate("window.foedus.ready")
        window.evaluate("document.fonts.ready")
        taken = base64.b64encode(window.screenshot()).decode()
        window.goto("about:blank")
        packed: Any = window.evaluate(PACK, [taken, QUALITY])
        (FOLDER / f"{view.name}-{name}.webp").write_bytes(base64.b64decode(packed))
        window.context.close()


def index() -> str:
    """A page that has them side by side."""
    rows = [
        "# Gallery",
        "",
        "Opening views as the page draws them, at 1280 × 800 and at 390 × 844, made by `make gallery`. They are here",
        "to be looked at: a change of the layout is judged by them. The last three need your own downloads:",
        "`make gallery DATA=folder`, with `atop/` and `icews/` in it.",
    ]
    for view in VIEWS:
        shown = " ".join(f"![{view.shows}, {size}]({view.name}-{size}.webp)" for size in ("wide", "narrow"))
        rows += ["", f"## {view.shows}", "", f"`foedus explore {shlex.join(view.options)}`", "", shown]
    return "\n".join(rows) + "\n"


def main(data: Path | None, wanted: list[str]) -> None:
    """Make the pictures of all views, or of those that are named."""
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        there, page = set(stores(folder, data)), folder / "page.html"
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for view in VIEWS:
            if view.store in there and (not wanted or view.name in wanted):
                made = ("explore", "--title", view.shows, *view.options, "-o", str(page))
                _run("--store", str(folder / f"{view.store}.db"), *made)
                shoot(browser, page, view)
                print(view.name)
        browser.close()
    (FOLDER / "README.md").write_text(index(), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] else None, sys.argv[2:])
