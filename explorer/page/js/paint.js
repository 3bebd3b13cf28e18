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

// `marks` are nodes with their point and radius on the screen. Returns the labels put down, with their boxes.
export function paintLabels(context, marks, tags, counts, colours, canvas) {
  const discs = marks.map(({ key, at, radius }) => ({ owner: key, x: at.x - radius, y: at.y - radius, w: 2 * radius, h: 2 * radius }));
  const wanted = [...marks].sort((a, b) => b.rank - a.rank).map((mark) => {
    const font = fontOf(mark.strong);
    const rows = [...lines(mark.label), ...(mark.below ? [mark.below] : [])];
    const w = Math.max(...rows.map((row) => widthOf(context, row, font))) + 4;
    return { owner: mark.key, mark, rows, font, must: mark.strong, places: placesOf(mark, w, rows.length * LINE + 2).filter((box) => mark.strong || inside(box, canvas)) };
  });
  const kept = counts.map((at) => ({ owner: "count", x: at.x - 12, y: at.y - 11, w: 24, h: 22 }));
  const settled = settle([...tags.map((tag) => tagOf(context, tag)), ...wanted], [...discs, ...kept]);
  for (const each of settled) each.mark.style ? paintTag(context, each, colours) : paintLabel(context, each, colours);
  return settled.filter((each) => !each.mark.style).map(({ mark, box }) => ({ key: mark.key, ...box }));
}

const inside = (box, { w, h }) => box.x >= 0 && box.y >= 0 && box.x + box.w <= w && box.y + box.h <= h;

function placesOf({ at, radius }, w, height) {
  const gap = radius + 4;
  return [
    { x: at.x - w / 2, y: at.y + gap, w, h: height },
    { x: at.x - w / 2, y: at.y - gap - height, w, h: height },
    { x: at.x + gap, y: at.y - height / 2, w, h: height },
    { x: at.x - gap - w, y: at.y - height / 2, w, h: height },
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
  return { owner: "tag", mark: { style: tag }, must: tag.must, places: [0, -14, 14, -28, 28].map(box) };
}

// The name of a relation on its line, for the lines of what is chosen.
function paintTag(context, { mark, box }, colours) {
  pill(context, box, colours.paper, mark.style.colour);
  context.fillStyle = colours.ink;
  context.font = fontOf(false);
  write(context, mark.style.text, box.x + box.w / 2, box.y + box.h / 2);
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
export function paintSign(context, at, sign, colour, faded, colours) {
  context.globalAlpha = faded ? 0.3 : 1;
  pill(context, { x: at.x - 8, y: at.y - 8, w: 16, h: 16 }, colours.paper, colour);
  context.fillStyle = colour;
  context.font = `700 12px ${FONT}`;
  write(context, sign, at.x, at.y);
  context.globalAlpha = 1;
}

export function paintBadge(context, { at, radius, badge, faded }, colours) {
  context.globalAlpha = faded ? 0.35 : 1;
  context.font = `600 11px ${FONT}`;
  const w = Math.max(20, widthOf(context, badge, context.font) + 8);
  pill(context, { x: at.x + radius * 0.55, y: at.y - radius - 9, w, h: 16 }, colours.ink, colours.paper);
  context.fillStyle = colours.paper;
  write(context, badge, at.x + radius * 0.55 + w / 2, at.y - radius - 1.5);
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
