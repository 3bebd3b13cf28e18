"""A reading sentence by sentence, as lines for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from foedus.explorer.plain import printable
from foedus.graph import Assertion, Evidence, Reading
from foedus.loaders.watching import Span, Watch
from foedus.loaders.words import Mention

_MENTION, _TRIGGER, _RELATION, _QUIET = "cyan", "yellow", "green", "bright_black"


def as_lines(reading: Reading, watch: Watch, coloured: bool) -> Iterator[str]:
    """Lines of text, coloured or not."""
    for place, mentions, read in watch.told(reading.assertions):
        triggers = [span for _, piece in read if (span := watch.trigger(piece))]
        yield _marked(watch.text, place, mentions, triggers if coloured else None) + "\n"
        if mentions:
            named = (f"{_words(watch.text, m)} = {'+'.join(m.nodes)} ({m.kind})" for m in mentions)
            yield _style(f"    {'; '.join(map(printable, named))}", _QUIET, coloured) + "\n"
        for assertion, piece in read:
            said = _style(printable(_relation(assertion)), _RELATION, coloured)
            yield f"  → {said}  {printable(_why(watch, piece))}\n"


def as_record(reading: Reading, watch: Watch) -> Iterator[str]:
    """A line of JSON for each sentence."""
    from foedus.exports.jsonl import one_line

    for (start, end), mentions, read in watch.told(reading.assertions):
        record: dict[str, Any] = {
            "document": reading.document.id, "start": start, "end": end, "sentence": watch.text[start:end],
            "mentions": [
                {"start": m.start, "end": m.end, "text": watch.text[m.start : m.end], "nodes": list(m.nodes),
                 "kind": m.kind, "role": m.role}
                for m in mentions
            ],
            "relations": [_as_dict(assertion, piece, watch) for assertion, piece in read],
        }  # fmt: skip
        yield one_line(record) + "\n"


def _as_dict(a: Assertion, piece: Evidence, watch: Watch) -> dict[str, Any]:
    span = watch.trigger(piece)
    trigger = {"start": span[0], "end": span[1], "text": watch.text[slice(*span)]} if span else None
    return {
        "id": a.id, "source": a.source, "relation": a.relation, "target": a.target, "date": a.date,
        "polarity": a.polarity, "modality": a.modality, "attributed_to": a.attributed_to,
        "start": piece.start, "end": piece.end, "quote": piece.quote, "rule": piece.rule, "trigger": trigger,
        "details": dict(piece.details),
    }  # fmt: skip


def _relation(a: Assertion) -> str:
    told = (a.date, a.polarity, a.modality, a.attributed_to and f"says {a.attributed_to}")
    rest = ", ".join(part for part in told if part and part not in ("affirmed", "actual"))
    return f"{a.source} {a.relation} {a.target}{f' ({rest})' if rest else ''}"


def _why(watch: Watch, piece: Evidence) -> str:
    span = watch.trigger(piece)
    details = "".join(f"; {name}: {value}" for name, value in sorted(piece.details.items()) if name != "trigger")
    return f"[{piece.rule}: {watch.text[slice(*span)] if span else piece.quote}{details}]"


def _words(text: str, mention: Mention) -> str:
    return " ".join(text[mention.start : mention.end].split())


def _marked(text: str, place: Span, mentions: list[Mention], triggers: list[Span] | None) -> str:
    """A sentence, with what was found in it standing out where that is wanted."""
    if triggers is None:
        return printable(text[slice(*place)].strip())
    found = [(m.start, m.end, _MENTION) for m in mentions] + [(*span, _TRIGGER) for span in triggers]
    pieces, at = [], place[0]
    for start, end, colour in sorted(set(found)):
        if at <= start and end <= place[1]:
            pieces += [printable(text[at:start]), _style(printable(text[start:end]), colour, True)]
            at = end
    return "".join((*pieces, printable(text[at : place[1]]))).strip()


def _style(text: str, colour: str, coloured: bool) -> str:
    return click.style(text, fg=colour, bold=colour == _TRIGGER) if coloured else text
