"""`foedus explore`: the page."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from foedus.explorer.edition import tell_edition
from foedus.explorer.main import Misuse
from foedus.explorer.options import NODE, filters
from foedus.explorer.output import LANGUAGES, locale_language, pour, say
from foedus.explorer.plain import printable
from foedus.explorer.stores import asks_for_derived, named, open_for, wanted
from foedus.graph import Store

_MODES = ("explore", "obligations", "path")


@click.command("explore")
@click.option("--focus", type=NODE, multiple=True, help="Open on this node.  [default: the best connected one]")
@click.option("--question", metavar="TEXT", help="Open on one of the page's questions: its number or words of it.")
@click.option("--mode", type=click.Choice(_MODES), default="explore", show_default=True, help="Open in this mode.")
@click.option("--tour", "tours", type=click.Path(exists=True, dir_okay=False), multiple=True, help="Also this tour.")
@click.option("--title", help="Title of the page.  [default: its focus and how many documents]")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language.  [default: that of the locale, else en]")
@click.option(
    "--limit-nodes",
    type=click.IntRange(1, 300),
    default=300,
    show_default=True,
    help="Carry at most so many nodes, those nearest to the focus; the page says how many more there are.",
)
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
@click.option("--serve", is_flag=True, help="Show it on this machine until Ctrl-C, neighbours fetched as asked for.")
@filters
def command(*, target: str, show: bool, serve: bool, **asked: Any) -> None:
    """Write the interactive page.

    One HTML file that needs no network: open it, send it, keep it. The filters are those of `foedus list`. With
    --serve nothing is written: the page is shown under an address of this machine, for stores of any size.

    \b
    Examples:
      foedus explore --open
      foedus explore --focus Chile --family treaty -o chile.html
      foedus explore --question "bound to defend" --language en
    """
    page = Page(**asked)
    if serve:
        context = click.get_current_context()
        if context.get_parameter_source("target") is not ParameterSource.DEFAULT:
            raise click.UsageError("--serve writes no file: leave -o out, or leave --serve out to write one.")
        tell_edition(context)  # before Ctrl-C, not after it
        with open_for(page.chosen) as store:
            page.serve(store)
        return
    with open_for(page.chosen) as store:
        html = page.html(store)
    if target == "-":
        pour([html])
        return
    from foedus.explorer.page import write

    try:
        write(Path(target), html)
    except OSError as error:
        raise Misuse(f"{target}: {error.strerror}.") from error
    place = Path(target).resolve()
    click.echo(f"The page is at {printable(str(place))}")
    if show:
        webbrowser.open(place.as_uri())


class Page:
    """What was asked for on the command line: `chosen` are the filters."""

    def __init__(self, **asked: Any) -> None:
        names = ("focus", "question", "mode", "tours", "title", "language", "limit_nodes")
        self.asked = {name: asked.pop(name) for name in names}
        self.chosen = asked

    def html(self, store: Store, **more: Any) -> str:
        """The page of a store. Raises Misuse for a question that it has not."""
        from foedus.explorer.page import render
        from foedus.explorer.page.part import part
        from foedus.explorer.page.questions import UnknownQuestion
        from foedus.explorer.page.tours import BadTour, read_tours
        from foedus.graph import counts

        asked, total = self.asked, counts(store)
        beyond, as_of = asks_for_derived(self.chosen), self.chosen.get("as_of")
        focus = tuple(named(store, name, beyond=beyond, as_of=as_of) for name in asked["focus"])
        meant = wanted(store, dict(self.chosen))
        network = part(store, meant, focus, asked["limit_nodes"], isolated=not any(self.chosen.values()))
        if not network.number_of_edges() and any(self.chosen.values()):
            say(f"No edge fits {' '.join(_typed(self.chosen))}: the page is empty.")
        language = asked["language"] or locale_language()
        try:
            return render(
                network, title=asked["title"], language=language, focus=focus,
                total_nodes=total["nodes"], total_edges=total["edges"], facts=_facts(store, language),
                most_nodes=asked["limit_nodes"], question=asked["question"], mode=asked["mode"],
                tours=read_tours(asked["tours"]), wanted=meant, **more,
            )  # fmt: skip
        except (UnknownQuestion, BadTour) as error:
            raise Misuse(str(error)) from error

    def serve(self, store: Store) -> None:
        """Show the page until Ctrl-C."""
        from foedus.explorer.listening import serve
        from foedus.explorer.serving import Served

        serve(Served(store, self.html, lambda: wanted(store, dict(self.chosen)), self.asked["limit_nodes"]))


def _typed(chosen: dict[str, Any]) -> Iterator[str]:
    """Filters as they are typed."""
    context = click.get_current_context()
    options = {param.name: param.opts[0] for param in context.command.params}
    for name, value in chosen.items():
        if value is True:
            yield options[name]
        elif value:
            yield from (f"{options[name]} {each}" for each in ([value] if isinstance(value, str) else value))


def _facts(store: Store, language: str) -> Any:
    from foedus.explorer.knowledge import knowledge_of

    return knowledge_of(store, language)
