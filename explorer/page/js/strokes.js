import { circle, outline, path, polyline } from "./pens.js";
import { tipsOf } from "./tips.js";

// The lines and the shapes of a scene, with either pen.
const FAINT = 0.13;
const FAINT_NODE = 0.3;

// What is owed lies under what was done, and no line over the mark at the end of another; what is faded is painted at once,
// so that it is no darker where its marks lie.
export function paintLines(pen, { lines, colours }, flush = () => {}) {
  const behind = ({ faded, strong, owed }) => (faded ? 0 : strong ? 3 : owed ? 1 : 2);
  const inOrder = [...lines].sort((a, b) => behind(a) - behind(b));
  for (const line of inOrder) pen.group(line.title, () => (line.faded ? paintLine : paintWay)(pen, line, colours));
  flush();
  for (const line of inOrder.filter(({ faded }) => !faded)) paintEnds(pen, line, colours);
  flush();
}

export function paintLine(pen, line, colours) {
  paintWay(pen, line, colours);
  paintEnds(pen, line, colours);
}

const alphaOf = ({ faded }) => (faded ? FAINT : 1);

function paintWay(pen, line, colours) {
  const { way, loop, colour, dashes, double, strong, faded } = line;
  const width = line.width + (strong ? 1.5 : 0);
  const shape = loop ? circle(loop, loop.r) : path(way);
  pen.path(shape, { stroke: colour, width: double ? width + 2.5 : width, dashes, alpha: alphaOf(line) });
  if (double) pen.path(shape, { stroke: colours.paper, width: 1.75, alpha: faded ? 0 : 1 });
}

function paintEnds(pen, line, colours) {
  if (line.way && line.end) for (const tip of tipsOf(line)) paintEnd(pen, line, tip, colours);
}

// A bar lies across other lines: a rim of paper sets it off.
function paintEnd(pen, line, { tip, angle }, colours) {
  const { end, colour, strong, faded } = line;
  const [size, alpha] = [strong ? 1.25 : 1, alphaOf(line)];
  const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size];
  const from = (along, across) => ({ x: tip.x + along * cos - across * sin, y: tip.y + along * sin + across * cos });
  if (end === "circle") return pen.path(circle(from(-4, 0), 4 * size), { fill: colour, alpha });
  if (end === "arrow") return pen.path(polyline([from(0, 0), from(-12, -5.5), from(-12, 5.5)], true), { fill: colour, alpha });
  if (end !== "bar") return pen.path(polyline([from(-9, -4.5), from(0, 0), from(-9, 4.5)]), { stroke: colour, width: 1.5 * size, alpha });
  const bar = polyline([from(-2, -6), from(-2, 6)]);
  if (!faded) pen.path(bar, { stroke: colours.paper, width: 6 * size });
  return pen.path(bar, { stroke: colour, width: 3 * size, alpha });
}

export function paintDiscs(pen, { discs, colours }) {
  for (const disc of [...discs].sort((a, b) => b.faded - a.faded)) {
    const shape = outline(disc.shape, disc.at, disc.radius);
    const alpha = disc.faded ? FAINT_NODE : 1;
    pen.group(disc.title, () => {
      pen.path(shape, { fill: colours.paper });
      pen.path(shape, { fill: disc.fill, stroke: disc.ink, width: 2, dashes: disc.dashed ? [4, 3] : null, alpha });
    });
  }
}

export function paintRing(pen, { at, radius }, colour, dashed) {
  pen.path(circle(at, radius + 6), { stroke: colour, width: 2.5, dashes: dashed ? [4, 3] : null });
}
