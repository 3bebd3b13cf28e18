"""`foedus load`: documents and data sets into the store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import click
from click.exceptions import Exit

from foedus.explorer.loading import Summary, keep
from foedus.explorer.output import say
from foedus.explorer.reading import gazetteers, how_to_read, reader
from foedus.explorer.stores import open_store
from foedus.graph import Decision, Problem, Reading
from foedus.graph.errors import FoedusError
from foedus.loaders.data_sets import DATA_SETS

if TYPE_CHECKING:
    from foedus.loaders.how import How

INTERRUPTED = 130


@click.command("load")
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@click.option("--seeds", is_flag=True, help="Read the dossiers that ship with foedus.")
@click.option("--data-set", type=click.Choice(list(DATA_SETS)), help="Read PATH as a download of this data set.")
@gazetteers
@reader
@click.option("--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, help="Read with so many processes.")
def command(
    *, paths: tuple[str, ...], seeds: bool, data_set: str | None, tables: tuple[str, ...], reader: str, jobs: int
) -> None:
    """Read documents and data sets into the store.

    PATH is a text (.txt, .md), a web page (.html), a PDF, a folder, a manifest.csv, an export (.jsonl), or - for
    standard input. Of a page or a PDF the main text is read; how much was skipped is told. Loading a document again
    replaces what it said before. One bad file never stops the others; what could not be read is
    told at the end with file, place and reason.

    With --gazetteer, actors that you bring are known beside those of the gazetteer; the option may be given several
    times. With --reader, another installed reader than foedus's own rules reads the texts; what it finds stands
    beside what others found, and is replaced when it reads the document again.

    With --data-set, PATH is a folder that holds your own download of a data set of the field: atop is Alliance Treaty
    Obligations and Provisions, its member and alliance files (atopdata.org; free for research, cite it).

    Exit 0 when all was read, 1 when something was left out, 2 on misuse, 130 when interrupted.

    \b
    Examples:
      foedus load --seeds
      foedus load articles/ treaty.txt
      foedus load --data-set atop ATOP_5_1/
      foedus load --gazetteer militias.csv articles/
      curl -s https://example.org/speech.txt | foedus load -
    """
    if not (paths or seeds):
        raise click.UsageError("name what to load: files, folders, - for standard input, or --seeds.")
    if data_set and not paths:
        raise click.UsageError(f"name the folder that holds your download of {data_set}.")
    summary = Summary()
    how, summary.problems = how_to_read(reader, tables)
    with open_store(create=True) as store, _shipped(seeds) as dossiers:
        from foedus.loaders import count_paths

        documents = (*dossiers, *(() if data_set else paths))
        try:
            with _progress(documents, count_paths) as advance:
                for _ in keep(store, _readings(documents, paths, data_set, jobs, how), summary):
                    advance(1)
        except KeyboardInterrupt:
            _report(summary)
            say("Interrupted. Every document read so far is kept in the store.")
            raise Exit(INTERRUPTED) from None
        except FoedusError:
            _report(summary)
            raise
        _report(summary)
    raise Exit(1 if summary.problems else 0)


def _readings(
    documents: tuple[str, ...], paths: tuple[str, ...], data_set: str | None, jobs: int, how: How
) -> Iterator[Reading | Problem | Decision]:
    from foedus.loaders import read_paths
    from foedus.loaders.data_sets import read_data_set

    for path in paths if data_set else ():
        yield from read_data_set(str(data_set), path)
    if documents:
        yield from read_paths(documents, _stdin(), jobs, how)


@contextmanager
def _shipped(wanted: bool) -> Iterator[tuple[str, ...]]:
    if not wanted:
        yield ()
        return
    from importlib.resources import as_file, files

    with as_file(files("foedus.seeds").joinpath("dossiers")) as folder:
        # One by one, because an editable install links to them, and of a folder links that leave it are not read.
        yield tuple(map(str, sorted(folder.iterdir())))


def _stdin() -> IO[bytes] | None:
    return sys.stdin.buffer if sys.stdin else None


def _report(summary: Summary) -> None:
    click.echo(summary.line())
    for problem in summary.problems:
        say(str(problem))
    for name in summary.replaced:
        say(f"{name}: replaces another text loaded under this name before. To keep both, rename one and load it.")


@contextmanager
def _progress(paths: tuple[str, ...], count: Callable[[Iterable[str]], int]) -> Iterator[Callable[[int], None]]:
    """A bar on standard error where that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda steps: None
        return
    with click.progressbar(length=count(paths), file=sys.stderr, label="Reading") as bar:
        yield bar.update
