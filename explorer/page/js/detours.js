import { curve, distanceTo, toSegment } from "./geometry.js";

// A line that ran through a disc in the middle of its way would read as two: from one end to that disc, and on from
// there. Such a line takes a bend that clears it, the least that does; beside those it fans out with it keeps its
// distance. What is chosen changes nothing here, so that to choose moves nothing.
const CLEAR = 5;
const APART = 0.08;
const MOST_BEND = 0.62;
const SWELL = 0.45;
// Of more lines nobody follows one, and to bend them takes longest.
const MOST_FOLLOWED = 200;
const PRICE = { play: 4, aside: 1 };

export const followed = (lines) => {
  const some = lines.filter(({ way, aside }) => way && !aside);
  return some.length > MOST_FOLLOWED ? [] : some;
};

// The bends of those lines that have to go around a disc, by their keys.
export function detours(lines, discs) {
  const taken = new Map();
  const found = new Map();
  const some = followed(lines);
  for (const line of some) usedBy(line, taken).push(signed(line, line.bend));
  for (const line of some) {
    const near = nearby(line, discs);
    const price = (bend) => costOf(curve(line.from.at, line.to.at, bend), line, near);
    const cost = near.length ? price(line.bend) : 0;
    if (!cost) continue;
    const used = usedBy(line, taken);
    const own = used.indexOf(signed(line, line.bend));
    const others = used.filter((_, place) => place !== own);
    const bend = cheapest(line.bend, cost, price, (each) => others.every((other) => Math.abs(other - signed(line, each)) >= APART));
    used[own] = signed(line, bend);
    found.set(line.key, bend);
  }
  return found;
}

// A bend counts from the one end of a pair that comes first, whichever way a line runs.
const isForth = ({ from, to }) => from.key < to.key;
const signed = (line, bend) => (isForth(line) ? bend : -bend);

function usedBy(line, taken) {
  const { from, to } = line;
  const pair = isForth(line) ? `${from.key} ${to.key}` : `${to.key} ${from.key}`;
  if (!taken.has(pair)) taken.set(pair, []);
  return taken.get(pair);
}

// The discs that any of its bends could touch.
function nearby({ from, to, width }, discs) {
  const swell = SWELL * Math.hypot(to.at.x - from.at.x, to.at.y - from.at.y);
  return discs.filter((disc) => disc !== from && disc !== to && toSegment(disc.at, from.at, to.at) < swell + disc.radius + CLEAR + width);
}

function costOf(way, { width }, near) {
  let cost = 0;
  for (const { at, radius, aside } of near) {
    const reach = radius + CLEAR + width / 2;
    if (distanceTo(at, way, reach) < reach) cost += aside ? PRICE.aside : PRICE.play;
  }
  return cost;
}

// The least change that costs least, nearer to a straight line before farther from it.
function cheapest(bend, cost, price, isFree) {
  let [best, least] = [bend, cost];
  for (let change = APART / 2; change <= MOST_BEND; change += APART / 2) {
    for (const each of bend > 0 ? [bend - change, bend + change] : [bend + change, bend - change]) {
      if (Math.abs(each) > MOST_BEND || !isFree(each)) continue;
      const here = price(each);
      if (here < least) [best, least] = [each, here];
      if (!here) return each;
    }
  }
  return best;
}
