import { followed } from "./detours.js";
import { reversed, touch } from "./geometry.js";

// Where the marks at the ends of lines stand: at the rim of their disc, a little of the paper between; but that of a
// deed which would lie under or over another mark steps back along its line until it can be told from it.
const GAP = 3;
const ROOM = 8;
const STEP = 10;
const MOST_STEPS = 5;

// How far each line's marks step back, at its target and at its source.
export function stepsBack(lines, discs) {
  const placed = new Map();
  const found = new Map();
  const marked = followed(lines, discs).filter(({ end }) => end);
  for (const line of [...marked].sort((a, b) => Boolean(b.owed) - Boolean(a.owed))) {
    const target = stepBack(line.way, line.to, line.owed, placed);
    const source = line.both ? stepBack(reversed(line.way), line.from, line.owed, placed) : 0;
    if (target || source) found.set(line.key, [target, source]);
  }
  return found;
}

function stepBack(way, disc, isFirst, placed) {
  if (!placed.has(disc.key)) placed.set(disc.key, []);
  const others = placed.get(disc.key);
  const tip = (steps) => touch(way, disc.radius + GAP + steps * STEP).tip;
  const isFree = ({ x, y }) => others.every((other) => Math.hypot(other.x - x, other.y - y) >= ROOM);
  const free = isFirst ? 0 : Array.from({ length: MOST_STEPS + 1 }, (_, steps) => steps).find((steps) => isFree(tip(steps)));
  others.push(tip(free ?? 0));
  return (free ?? 0) * STEP;
}

// The tips of a line's marks, each with its direction.
export function tipsOf({ way, from, to, both, back = [0, 0] }) {
  const target = touch(way, to.radius + GAP + back[0]);
  return both ? [target, touch(reversed(way), from.radius + GAP + back[1])] : [target];
}
