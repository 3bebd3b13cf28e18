"""Real views side by side, to be looked at: python docs/gallery.py STORE FOLDER writes one SVG each, and index.html.

Each is the opening view of a part of a store, of all of it and of each document, and of who owed defense on some days.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

from foedus.explorer.knowledge import derived_relations
from foedus.explorer.page import picture
from foedus.graph import Filter, Store, documents, to_networkx

DUTIES = {
    "europe-1913": ("DEU", "1913-06-01"),
    "july-1914": ("SRB", "1914-07-28"),
    "poland-1939": ("POL", "1939-09-01"),
    "france-1925": ("FRA", "1925-12-31"),
    "nato-2020": ("TUR", "2020-01-01"),
    "russia-2022": ("RUS", "2022-02-24"),
}


def views(store: Store) -> dict[str, str]:
    """The name of each view, and its picture."""
    found = {"five-articles": picture(to_networkx(store), language="en")}
    for each in documents(store):
        network = to_networkx(store, Filter(documents=(each.id,)))
        found[each.id.removesuffix(".md")] = picture(network, language="fr")
    beyond = derived_relations(store)
    for name, (focus, day) in DUTIES.items():
        network = to_networkx(store, Filter(relations=("owes-defense-to",), as_of=day, beyond=beyond))
        found[name] = picture(network, focus=(focus,), language="en")
    return found


def main(store: str, folder: Path) -> None:
    """Write the pictures, and a page that shows them two in a row."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = []
    with Store.open(store) as opened:
        for name, svg in views(opened).items():
            (folder / f"{name}.svg").write_text(svg, "utf-8")
            shown.append(
                f'<figure><img src="{escape(name)}.svg" alt=""><figcaption>{escape(name)}</figcaption></figure>'
            )
    style = (
        "body { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; font: 14px sans-serif } img { width: 100% }"
    )
    head = f'<!doctype html><meta charset="utf-8"><title>foedus: gallery</title><style>{style}</style>'
    (folder / "index.html").write_text("\n".join([head, *shown]) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
