"""`foedus explore`: the page."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Any

import click

from foedus.explorer.main import Misuse
from foedus.explorer.options import NODE, filters
from foedus.explorer.output import LANGUAGES, locale_language, pour
from foedus.explorer.plain import printable
from foedus.explorer.stores import asks_for_derived, named, open_for, wanted
from foedus.graph import counts, to_networkx


@click.command("explore")
@click.option("--focus", type=NODE, multiple=True, help="Open on this node.  [default: the best connected ones]")
@click.option("--title", help="Title of the page.  [default: the store's name]")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language.  [default: that of the locale, else en]")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, allow_dash=True),
    default="foedus.html",
    show_default=True,
    help="Where to write; - is standard output.",
)
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@filters
def command(
    *, focus: tuple[str, ...], title: str | None, language: str | None, target: str, show: bool, **chosen: Any
) -> None:
    """Write the interactive page.

    One HTML file that needs no network: open it, send it, keep it. The filters are those of `foedus list`.

    \b
    Examples:
      foedus explore --open
      foedus explore --focus Chile --family treaty -o chile.html
    """
    from foedus.explorer import page
    from foedus.explorer.knowledge import Knowledge
    from foedus.explorer.wording import Words
    from foedus.exports.lookup import Lookup
    from foedus.loaders.known import known

    spoken = language or locale_language()
    with open_for(chosen) as store:
        total = counts(store)
        html = page.render(
            to_networkx(store, wanted(store, chosen), isolated=not any(chosen.values())),
            title=title or store.path.stem,
            language=spoken,
            focus=tuple(named(store, name, beyond=asks_for_derived(chosen)) for name in focus),
            total_nodes=total["nodes"],
            total_edges=total["edges"],
            facts=Knowledge(store, known(), Words(Lookup(store, known()), spoken)),
        )
    if target == "-":
        pour([html])
        return
    try:
        page.write(Path(target), html)
    except OSError as error:
        raise Misuse(f"{target}: {error.strerror}.") from error
    place = Path(target).resolve()
    click.echo(f"The page is at {printable(str(place))}")
    if show:
        webbrowser.open(place.as_uri())
