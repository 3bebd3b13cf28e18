"""A cascade as a picture: a column a step, the side of the attacked above, that of the attacker below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.knowledge import shown
from foedus.graph.cascades import Cascade, Link
from foedus.graph.cases import ATTACKED, ATTACKER

_COLUMN, _ROW, _MARGIN, _TOP, _RADIUS = 250, 64, 90, 84, 16
_INK, _OBLIGATION, _CONFLICT = "#14181D", "#0B5CAD", "#A34700"  # the colours of the page


@dataclass(frozen=True, slots=True)
class _Spot:
    x: float
    y: float


def draw(found: Cascade, say: DutyPhrases) -> str:
    """The cascade as an SVG text. Arrows lead from who comes in to whom it helps; those that hang on something are
    dashed; the attack itself is the thick one."""
    columns = _columns(found)
    places = _places(columns)
    width = _MARGIN * 2 + _COLUMN * (len(columns) - 1) + 80
    height = max(spot.y for spot in places.values()) + 70
    heading = say.words.duty["case"].format(
        say.words.names(found.case.attacked), say.words.names(*found.case.attackers), shown(found.case.days)
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label={quoteattr(heading)} font-family="sans-serif" font-size="13" fill="{_INK}">',
        f"<title>{escape(heading)}</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        *_markers(),
        f'<text x="{_MARGIN - 40}" y="30" font-size="16" font-weight="bold">{escape(heading)}</text>',
        *_headings(columns, say),
        *_attack(found, places),
        *(part for step in found.steps for link in step.entries if link.new for part in _arrow(link, places, say)),
        *(part for ident, spot in places.items() for part in _disc(ident, spot, say)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _columns(found: Cascade) -> list[list[tuple[str, str]]]:
    """Who comes in at each step, with the side, after the two who begin; those torn stand last in their column."""
    columns = [[(found.case.attacked, ATTACKED), (found.case.attackers[0], ATTACKER)]]
    for step in found.steps:
        column = dict.fromkeys((link.debtor, link.side) for link in step.entries if link.new)
        column |= dict.fromkeys((link.debtor, "") for link in step.torn if link.new)
        columns.append(list(column))
    return columns


def _places(columns: list[list[tuple[str, str]]]) -> dict[str, _Spot]:
    above = max(sum(side == ATTACKED for _, side in column) for column in columns)
    middle = _TOP + above * _ROW
    places: dict[str, _Spot] = {}
    for number, column in enumerate(columns):
        x = _MARGIN + number * _COLUMN
        upper = [ident for ident, side in column if side == ATTACKED]
        lower = [ident for ident, side in column if side != ATTACKED]
        for row, ident in enumerate(reversed(upper)):
            places.setdefault(ident, _Spot(x, middle - (row + 0.5) * _ROW))
        for row, ident in enumerate(lower):
            places.setdefault(ident, _Spot(x, middle + (row + 0.5) * _ROW + 20))
    return places


def _markers() -> Iterator[str]:
    for name, colour in (("duty", _OBLIGATION), ("attack", _CONFLICT)):
        yield (
            f'<marker id="{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" '
            f'orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="{colour}"/></marker>'
        )


def _headings(columns: list[list[tuple[str, str]]], say: DutyPhrases) -> Iterator[str]:
    for number in range(1, len(columns)):
        x = _MARGIN + number * _COLUMN
        yield f'<text x="{x}" y="58" text-anchor="middle">{escape(say.words.duty["step"].format(number))}</text>'


def _attack(found: Cascade, places: dict[str, _Spot]) -> Iterator[str]:
    start, end = _shortened(places[found.case.attackers[0]], places[found.case.attacked])
    yield (
        f'<path d="M{start.x:.0f} {start.y:.0f}L{end.x:.0f} {end.y:.0f}" stroke="{_CONFLICT}" stroke-width="4" '
        'fill="none" marker-end="url(#attack)"/>'
    )


def _arrow(link: Link, places: dict[str, _Spot], say: DutyPhrases) -> Iterator[str]:
    duty = link.judgement.duty
    start, end = _shortened(places[link.debtor], places[duty.creditor])
    dashes = "" if link.sure else ' stroke-dasharray="6 4"'
    told = f"{say.words.label(duty.instrument.id)}, {say.clause(duty.clause.provision)}"
    yield (
        f'<path d="M{start.x:.0f} {start.y:.0f}L{end.x:.0f} {end.y:.0f}" stroke="{_OBLIGATION}" stroke-width="2"'
        f'{dashes} fill="none" marker-end="url(#duty)"><title>{escape(told)}</title></path>'
    )


def _disc(ident: str, spot: _Spot, say: DutyPhrases) -> Iterator[str]:
    yield f'<circle cx="{spot.x:.0f}" cy="{spot.y:.0f}" r="{_RADIUS}" fill="#fff" stroke="{_INK}" stroke-width="2"/>'
    yield (
        f'<text x="{spot.x:.0f}" y="{spot.y + _RADIUS + 15:.0f}" text-anchor="middle" paint-order="stroke" '
        f'stroke="#fff" stroke-width="4">{escape(say.words.label(ident))}</text>'
    )


def _shortened(start: _Spot, end: _Spot) -> tuple[_Spot, _Spot]:
    """A line from the edge of one disc to that of another."""
    length = max(1.0, ((end.x - start.x) ** 2 + (end.y - start.y) ** 2) ** 0.5)
    dx, dy = (end.x - start.x) / length * (_RADIUS + 3), (end.y - start.y) / length * (_RADIUS + 3)
    return _Spot(start.x + dx, start.y + dy), _Spot(end.x - dx, end.y - dy)
