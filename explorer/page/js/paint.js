import { lines, settle } from "./geometry.js";

// What is written over the drawing, in pixels of the screen whatever the zoom: labels with a halo, counts, marks.
const FONT = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
const LINE = 16;
const widths = new Map();

const fontOf = (strong) => `${strong ? "600 14px" : "13px"} ${FONT}`;

function widthOf(context, text, font) {
  const key = `${font} ${text}`;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

// `marks` are nodes with their point and radius on the screen. Everything written finds a place of its own: first
// the names of chosen lines, then labels by rank, then signs. Returns the labels put down, with their boxes.
export function paintLabels(context, { marks, tags, counts, signs }, colours, canvas) {
  const discs = marks.map(({ key, at, radius }) => ({ owner: key, ...boxAround(at, radius, radius) }));
  const taken = counts.map((at) => ({ owner: "count", ...boxAround(at, 12, 11) }));
  const labels = [...marks].sort((a, b) => b.rank - a.rank).map((mark) => labelOf(context, mark, canvas));
  const wanted = [...tags.map((tag) => tagOf(context, tag)), ...labels, ...signs.map(signOf)];
  const badges = marks.filter(({ badge }) => badge).map((mark) => ({ owner: "badge", ...badgeBox(context, mark) }));
  const settled = settle(wanted, [...discs, ...taken, ...badges]);
  // Where there is no room left a sign may lie under a name, never over it.
  for (const each of [...settled].sort((a, b) => (b.paint === paintSign) - (a.paint === paintSign))) each.paint(context, each, colours);
  return settled.filter(({ paint }) => paint === paintLabel).map(({ mark, box }) => ({ key: mark.key, ...box }));
}

const boxAround = ({ x, y }, w, h) => ({ x: x - w, y: y - h, w: 2 * w, h: 2 * h });
const inside = (box, { w, h }) => box.x >= 0 && box.y >= 0 && box.x + box.w <= w && box.y + box.h <= h;

function labelOf(context, mark, canvas) {
  const font = fontOf(mark.strong);
  const rows = [...lines(mark.label), ...(mark.below ? [mark.below] : [])];
  const w = Math.max(...rows.map((row) => widthOf(context, row, font))) + 4;
  const places = placesOf(mark, w, rows.length * LINE + 2, canvas);
  return { owner: mark.key, mark, rows, font, must: mark.strong, places: mark.strong ? places : places.filter((box) => inside(box, canvas)), paint: paintLabel };
}

// Below, above, right, left of the disc; near a side of the canvas also pushed in from it. Above comes first where a
// line arrives from below and none from above: a name would hide the line's end.
function placesOf({ at, radius, ways, badge }, w, height, canvas) {
  const gap = radius + 4;
  const over = badge ? radius + 10 : gap;
  const x = at.x - w / 2;
  const pushed = Math.max(1, Math.min(canvas.w - w - 1, x));
  const [below, above] = [at.y + gap, at.y - over - height].map((y) => ({ x, y, w, h: height }));
  const from = (side) => ways.some((way) => Math.abs(way - side) < 0.7);
  return [
    ...(from(Math.PI / 2) && !from(-Math.PI / 2) ? [above, below] : [below, above]),
    { x: at.x + gap, y: at.y - height / 2, w, h: height },
    { x: at.x - gap - w, y: at.y - height / 2, w, h: height },
    { ...below, x: pushed },
    { ...above, x: pushed },
  ];
}

function paintLabel(context, { mark, rows, font, box }, colours) {
  context.globalAlpha = mark.faded ? 0.35 : 1;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  rows.forEach((row, place) => {
    const [x, y] = [box.x + box.w / 2, box.y + LINE * (place + 0.5) + 1];
    context.font = mark.below && place === rows.length - 1 ? `12px ${FONT}` : font;
    context.strokeStyle = colours.paper;
    context.lineWidth = 4;
    context.strokeText(row, x, y);
    context.fillStyle = mark.below && place === rows.length - 1 ? colours.soft : colours.ink;
    context.fillText(row, x, y);
  });
  context.globalAlpha = 1;
}

function tagOf(context, tag) {
  const w = widthOf(context, tag.text, fontOf(false)) + 12;
  const box = (dy) => ({ x: tag.at.x - w / 2, y: tag.at.y - 11 + dy, w, h: 22 });
  return { owner: "tag", tag, must: tag.must, places: [0, -14, 14, -28, 28].map(box), paint: paintTag };
}

// The name of a relation on its line, for the lines of what is chosen.
function paintTag(context, { tag, box }, colours) {
  pill(context, box, colours.paper, tag.colour);
  context.fillStyle = colours.ink;
  context.font = fontOf(false);
  write(context, tag.text, box.x + box.w / 2, box.y + box.h / 2);
}

function pill(context, { x, y, w, h }, fill, stroke) {
  context.beginPath();
  context.roundRect(x, y, w, h, h / 2);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = stroke;
  context.lineWidth = 1.25;
  context.stroke();
}

function write(context, text, x, y) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + 0.5);
}

// A rope's count in the middle, and under it how much of it each family has.
export function paintCount(context, at, count, shares, faded, colours) {
  context.globalAlpha = faded ? 0.3 : 1;
  const w = Math.max(22, 12 + 8 * String(count).length);
  const box = { x: at.x - w / 2, y: at.y - 11, w, h: 22 };
  pill(context, box, colours.paper, colours.soft);
  context.fillStyle = colours.ink;
  context.font = `600 12px ${FONT}`;
  write(context, String(count), at.x, at.y - 1.5);
  let x = at.x - w / 2 + 5;
  for (const { colour, share } of shares) {
    context.fillStyle = colour;
    context.fillRect(x, at.y + 6, (w - 10) * share, 2.5);
    x += (w - 10) * share;
  }
  context.globalAlpha = 1;
}

// A sign on a line: crossed for what is denied, a question mark for what is not a fact.
function signOf({ sign, at }) {
  return { owner: `sign ${sign.key}`, sign, must: true, places: at.map((point) => boxAround(point, 8, 8)), paint: paintSign };
}

function paintSign(context, { sign: { sign, colour, faded }, box }, colours) {
  context.globalAlpha = faded ? 0.3 : 1;
  pill(context, box, colours.paper, colour);
  context.fillStyle = colour;
  context.font = `700 12px ${FONT}`;
  write(context, sign, box.x + 8, box.y + 8);
  context.globalAlpha = 1;
}

const BADGE = `600 11px ${FONT}`;

function badgeBox(context, { at, radius, badge }) {
  return { x: at.x + radius * 0.55, y: at.y - radius - 9, w: Math.max(20, widthOf(context, badge, BADGE) + 8), h: 16 };
}

// How many neighbours are not drawn.
export function paintBadge(context, mark, colours) {
  const box = badgeBox(context, mark);
  context.globalAlpha = mark.faded ? 0.35 : 1;
  pill(context, box, colours.ink, colours.paper);
  context.fillStyle = colours.paper;
  context.font = BADGE;
  write(context, mark.badge, box.x + box.w / 2, box.y + 7.5);
  context.globalAlpha = 1;
}

export function paintRing(context, { at, radius }, colour, dashed) {
  context.beginPath();
  context.arc(at.x, at.y, radius + 6, 0, 2 * Math.PI);
  context.setLineDash(dashed ? [4, 3] : []);
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.stroke();
  context.setLineDash([]);
}
