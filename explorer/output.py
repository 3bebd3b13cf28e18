"""Listings: the same records as text, JSON, JSON lines or CSV on standard output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any, Generic, TypeVar

import click

from foedus.explorer.plain import printable

T = TypeVar("T")
LANGUAGES = ("fr", "en")


class Heading(str):
    """A line of text that stands out on a terminal."""


@dataclass(frozen=True, slots=True)
class Output:
    """How the user wants a listing: its shape (text, json, jsonl, csv) and the language of labels and phrases."""

    shape: str
    language: str


@dataclass(frozen=True)
class Listing(Generic[T]):
    """Things to list, and each of them as lines of text, as a JSON object, and as rows of CSV under `columns`.

    `single` is for a listing that is always one thing: JSON then has no list around it.
    """

    items: Iterable[T]
    lines: Callable[[T], Iterable[str]]
    record: Callable[[T], Mapping[str, Any]]
    columns: Sequence[str]
    rows: Callable[[T], Iterable[Mapping[str, object]]]
    single: bool = False

    def print(self, output: Output) -> int:
        """Write to standard output piece by piece; gives the number of items."""
        shapes = {"text": self._text, "json": self._json, "jsonl": self._jsonl, "csv": self._csv}
        counted = _Counted(self.items)
        pour(shapes[output.shape](counted))
        return counted.number

    def _text(self, items: Iterable[T]) -> Iterator[str]:
        for item in items:
            for line in self.lines(item):
                yield (_standing_out(line) if isinstance(line, Heading) else printable(line)) + "\n"

    def _json(self, items: Iterable[T]) -> Iterator[str]:
        from foedus.exports.jsonl import safe_json

        records = (safe_json(json.dumps(self.record(item), ensure_ascii=False, indent=2)) for item in items)
        if self.single:
            yield from (f"{text}\n" for text in records)
            return
        before = "[\n"
        for text in records:
            yield before + text
            before = ",\n"
        yield "[]\n" if before == "[\n" else "\n]\n"

    def _jsonl(self, items: Iterable[T]) -> Iterator[str]:
        from foedus.exports.jsonl import one_line

        return (one_line(self.record(item)) + "\n" for item in items)

    def _csv(self, items: Iterable[T]) -> Iterator[str]:
        from foedus.exports.table import csv_lines

        return csv_lines(self.columns, (row for item in items for row in self.rows(item)))


class _Counted(Generic[T]):
    def __init__(self, items: Iterable[T]) -> None:
        self.items, self.number = items, 0

    def __iter__(self) -> Iterator[T]:
        for item in self.items:
            self.number += 1
            yield item


def pour(pieces: Iterable[str]) -> None:
    """Write text to standard output as it comes; where that is closed, nowhere."""
    for piece in pieces:
        if sys.stdout is not None:
            sys.stdout.write(piece)
    if sys.stdout is not None:
        sys.stdout.flush()


def say(message: str) -> None:
    """A line for the person at the keyboard, on standard error, apart from the output."""
    click.echo(printable(message), err=True)


def listing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --format and --language, as one argument `output`."""

    def wrapper(*args: Any, shape: str, language: str | None, **rest: Any) -> Any:
        return function(*args, output=Output(shape, language or locale_language()), **rest)

    return _language(_shape(update_wrapper(wrapper, function)))


def locale_language() -> str:
    """French where the locale (LC_ALL, LC_MESSAGES, LANG) is French, else English."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "fr" if next((name for name in names if name), "").startswith("fr") else "en"


def coloured() -> bool:
    """Whether colours are wanted: on a terminal, unless NO_COLOR is set."""
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _standing_out(line: str) -> str:
    return click.style(printable(line), bold=True) if coloured() else printable(line)


_shape = click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "jsonl", "csv"]),
    default="text",
    show_default=True,
    help="How to print. In csv, a cell that a spreadsheet would take for a formula begins with an apostrophe.",
)
_language = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="Language of names and phrases.  [default: that of the locale, else en]",
)
