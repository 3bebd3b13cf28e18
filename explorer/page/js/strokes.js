import { reversed, touch } from "./geometry.js";
import { circle, outline, path, polyline } from "./pens.js";

// The lines and the shapes of a scene, with either pen.
const FAINT = 0.13;
const FAINT_NODE = 0.3;

// Where a line's end touches a node, a little of the paper stays between.
const GAP = 3;

export function paintLines(pen, { lines, colours }) {
  const behind = (line) => (line.faded ? 0 : line.strong ? 2 : 1);
  for (const line of [...lines].sort((a, b) => behind(a) - behind(b))) pen.group(line.title, () => paintLine(pen, line, colours));
}

export function paintLine(pen, line, colours) {
  const { way, loop, colour, dashes, double, strong, faded } = line;
  const width = line.width + (strong ? 1.5 : 0);
  const alpha = faded ? FAINT : 1;
  const shape = loop ? circle(loop, loop.r) : path(way);
  pen.path(shape, { stroke: colour, width: double ? width + 2.5 : width, dashes, alpha });
  if (double) pen.path(shape, { stroke: colours.paper, width: 1.75, alpha: faded ? 0 : 1 });
  if (!way || !line.end) return;
  paintEnd(pen, line, touch(way, line.to.radius + GAP), alpha);
  if (line.both) paintEnd(pen, line, touch(reversed(way), line.from.radius + GAP), alpha);
}

function paintEnd(pen, { end, colour, strong }, { tip, angle }, alpha) {
  const size = strong ? 1.25 : 1;
  const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size];
  const from = (along, across) => ({ x: tip.x + along * cos - across * sin, y: tip.y + along * sin + across * cos });
  if (end === "circle") return pen.path(circle(from(-4, 0), 4 * size), { fill: colour, alpha });
  if (end === "bar") return pen.path(polyline([from(-2, -6), from(-2, 6)]), { stroke: colour, width: 3 * size, alpha });
  if (end === "arrow") return pen.path(polyline([from(0, 0), from(-12, -5.5), from(-12, 5.5)], true), { fill: colour, alpha });
  return pen.path(polyline([from(-9, -4.5), from(0, 0), from(-9, 4.5)]), { stroke: colour, width: 1.5 * size, alpha });
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
