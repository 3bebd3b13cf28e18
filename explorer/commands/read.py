"""`foedus read`: what a text is taken to say, sentence by sentence, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import IO

import click
from click.exceptions import Exit

from foedus.explorer.explaining import as_lines, as_record
from foedus.explorer.output import coloured, pour, say
from foedus.explorer.reading import gazetteers, how_to_read, reader
from foedus.graph import Problem, Reading


@click.command("read")
@click.argument("path", metavar="[FILE]", default="-", type=click.Path(allow_dash=True, readable=False))
@gazetteers
@reader
@click.option(
    "--as", "language", metavar="LANGUAGE", default="", help="Its language, where it does not say that itself."
)
@click.option("--text", "only_text", is_flag=True, help="Print the text in which places count, and nothing else.")
@click.option(
    "--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="How to print."
)
def command(*, path: str, tables: tuple[str, ...], reader: str, language: str, only_text: bool, shape: str) -> None:
    """Show how a text is read: its mentions and relations, with the rules and the words that told.

    FILE is anything that `foedus load` reads as a document; without it, or with -, standard input is read. Nothing is
    stored. Each sentence comes with the actors and treaties found in it and the relations read from it: their date,
    polarity, modality and speaker, the rule that applied, and the word that triggered it. On a terminal mentions and
    triggers stand out in the sentence.

    Exit 0 when all was read, 1 when something could not be, 2 on misuse.

    \b
    Examples:
      foedus read article.html
      echo "Paris a soutenu Kigali." | foedus read --as fr
      foedus read --format jsonl article.txt
    """
    from foedus.loaders import read_paths
    from foedus.loaders.watching import Watch

    watch = Watch()
    how, problems = how_to_read(reader, tables, language, watch)
    for each in read_paths([path], _stdin(), how=how):
        if isinstance(each, Problem):
            problems.append(each)
        elif isinstance(each, Reading):
            problems += each.problems
            if only_text:
                pour([watch.text])
            else:
                shown: Iterator[str] = as_record(each, watch) if shape == "jsonl" else as_lines(each, watch, coloured())
                pour(shown)
    for problem in problems:
        say(str(problem))
    raise Exit(1 if problems else 0)


def _stdin() -> IO[bytes] | None:
    return sys.stdin.buffer if sys.stdin else None
