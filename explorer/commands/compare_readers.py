"""`foedus compare-readers`: how far two readers of the same documents agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from click.exceptions import Exit

from foedus.explorer.output import Listing, Output, listing, say
from foedus.explorer.stores import open_store
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph.agreement import Agreement, Triple, agreements

_COLUMNS = ("document", "both", "alike", "only_one", "only_other", "share")
_WORDS = {
    "en": ("both found {}, of these {} alike", "only {}", "agreement"),
    "fr": ("trouvées par les deux : {}, dont {} à l'identique", "seulement {}", "accord"),
}


@click.command("compare-readers")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--differences", is_flag=True, help="List what only one of them found.")
@listing
def command(output: Output, one: str, other: str, differences: bool) -> None:
    """Say how far two readers agree on the documents that both have read.

    A and B are names of readers, as in `foedus load --reader NAME`; foedus's own is called rules. A relation counts
    once a document, by its ends and its kind; alike are those with the same dates, polarity, modality and speakers
    too. Agreement is F1: twice what both found, by all that A and all that B found. Exit 1 when no document was read
    by both.

    \b
    Examples:
      foedus compare-readers rules my-model
      foedus compare-readers rules my-model --differences --format csv
    """
    with open_store() as store:
        found = list(agreements(store, one, other))
        every, words = [*found, _whole(found)] if len(found) > 1 else found, Words(Lookup(store), output.language)
        _listed(every, (one, other), differences, words).print(output)
    if not found:
        say(f"No document in the store was read by both {one} and {other}.")
        raise Exit(1)


def _whole(found: list[Agreement]) -> Agreement:
    """All documents as one; its relations bear the document's id, so that each counts where it was read."""
    return Agreement(
        "*",
        *(
            [triple for each in found for triple in getattr(each, name)]
            for name in ("both", "alike", "only_one", "only_other")
        ),
    )


def _listed(found: list[Agreement], names: tuple[str, str], differences: bool, words: Words) -> Listing[Agreement]:
    def record(each: Agreement) -> dict[str, Any]:
        share = None if each.share is None else round(each.share, 3)
        counted = {"document": each.document, "both": len(each.both), "alike": len(each.alike)}
        counted |= {"only_one": len(each.only_one), "only_other": len(each.only_other), "share": share}
        shown = {"differences": {names[0]: each.only_one, names[1]: each.only_other}}
        return counted | (shown if differences and each.document != "*" else {})

    def lines(each: Agreement) -> Iterator[str]:
        both, only, agreement = _WORDS[words.language]
        parts = [both.format(len(each.both), len(each.alike))]
        parts += [
            f"{only.format(name)} {len(part)}"
            for name, part in zip(names, (each.only_one, each.only_other), strict=True)
        ]
        share = "-" if each.share is None else f"{each.share:.3f}"
        yield f"{each.document}  {', '.join(parts)}; {agreement} {share}"
        if differences and each.document != "*":
            for name, part in zip(names, (each.only_one, each.only_other), strict=True):
                yield from (f"    {only.format(name)}: {_named(triple, words)}" for triple in part)

    def rows(each: Agreement) -> list[dict[str, object]]:
        if not differences:
            return [record(each)]
        parts = zip(names, (each.only_one, each.only_other), strict=True)
        return [_row(each.document, name, triple) for name, part in parts for triple in part if each.document != "*"]

    columns = ("document", "only", "source", "relation", "target") if differences else _COLUMNS
    return Listing(found, lines, record, columns, rows)


def _named(triple: Triple, words: Words) -> str:
    """A relation with the names of its ends: ids are for records."""
    source, relation, target = triple
    return f"{words.label(source)} {relation} {words.label(target)}"


def _row(document: str, name: str, triple: Triple) -> dict[str, object]:
    return {"document": document, "only": name, "source": triple[0], "relation": triple[1], "target": triple[2]}
