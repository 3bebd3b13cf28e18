import { block, families, familyName, marks } from "./data.js";
import { viewOf } from "./filters.js";
import { curve } from "./geometry.js";
import { language, t, word } from "./i18n.js";
import { paintLine } from "./strokes.js";
import { NAME, widthOf } from "./writing.js";

// The key of a drawing that is kept: the kinds of duties and the families of relations whose lines are in it, and the
// signs that lie on them, in rows below it.
const LINE = 40;
const ROW = 26;
const SIDE = 16;
const SPACE = 22;

export function keyOf(now, palette) {
  const { play, pairs } = viewOf(now);
  const [links, drawn] = [play?.links ?? [], [...pairs.values()].flat()];
  const kinds = Object.keys(marks.duties).filter((kind) => links.some((link) => link.kind === kind));
  const held = families.name.filter((name) => drawn.some((edge) => familyName(edge) === name));
  return [
    ...kinds.map((kind) => ({ ...marks.duties[kind], colour: palette.read(`--duty-${kind}`), text: block.law.obligations[kind][language()] })),
    ...(links.some(({ sign }) => sign) ? [{ sign: "?", colour: palette.soft, text: t("key_open") }] : []),
    ...held.map((name) => ({ ...marks.families[name], colour: palette.read(`--family-${name}`), text: word(families, families.name.indexOf(name)) })),
  ];
}

// Each with its place, and how high all of it is.
export function laidOut(items, width) {
  let [x, row] = [SIDE, 0];
  const placed = items.map((item) => {
    const wide = LINE + 8 + widthOf(item.text, NAME);
    if (x > SIDE && x + wide > width - SIDE) [x, row] = [SIDE, row + 1];
    const at = { ...item, x, row };
    x += wide + SPACE;
    return at;
  });
  return { placed, height: items.length ? (row + 1) * ROW + 8 : 0 };
}

export function paintKey(pen, { placed }, top, colours) {
  for (const { x, row, text, sign, ...mark } of placed) {
    const y = top + row * ROW + ROW / 2;
    const way = curve({ x, y }, { x: x + LINE, y }, 0);
    if (sign) pen.words(sign, x + LINE / 2, y, { ...NAME, weight: 700, fill: mark.colour });
    else paintLine(pen, { ...mark, way, loop: null, strong: false, faded: false, both: false, to: { radius: 0 } }, colours);
    pen.words(text, x + LINE + 8 + widthOf(text, NAME) / 2, y, { ...NAME, fill: colours.ink });
  }
}
