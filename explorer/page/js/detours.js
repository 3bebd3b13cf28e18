import { at, curve, distanceTo, toSegment } from "./geometry.js";

// A line that ran through a disc in the middle of its way would read as two: from one end to that disc, and on from
// there. Such a line takes a bend that clears it, the least that does; beside those it fans out with it keeps its
// distance. What is chosen changes nothing here, so that to choose moves nothing.
const CLEAR = 5;
const APART = 0.08;
const STEP = 0.05;
const MOST_BEND = 0.6;
const SWELL = 0.35;
// A curve passes no disc that is farther than this from the point beside it: so many times its reach, and of the length.
const FAR = { reach: 2.4, length: 0.08 };
// Where there are more lines and discs, counted as pairs of both, nobody follows a line, and to bend them takes longest.
const MOST_PAIRS = 9000;
const PRICE = { play: 4, aside: 1 };

export function followed(lines, discs) {
  const some = lines.filter(({ way, aside }) => way && !aside);
  return some.length * discs.length > MOST_PAIRS ? [] : some;
}

// The bends of those lines that have to go around a disc, by their keys.
export function detours(lines, discs) {
  const taken = new Map();
  const found = new Map();
  const some = followed(lines, discs);
  for (const line of some) usedBy(line, taken).push(signed(line, line.bend));
  for (const line of some) {
    const near = nearby(line, discs);
    const price = (bend, most = Infinity) => costOf(curve(line.from.at, line.to.at, bend), near, most);
    const cost = price(line.bend);
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

// The discs that any of its bends could touch, each with where along the line it lies.
function nearby({ from, to, width }, discs) {
  const [dx, dy] = [to.at.x - from.at.x, to.at.y - from.at.y];
  const length = Math.hypot(dx, dy);
  const found = [];
  for (const disc of discs) {
    if (disc === from || disc === to) continue;
    const reach = disc.radius + CLEAR + width / 2;
    if (toSegment(disc.at, from.at, to.at) > SWELL * length + reach) continue;
    const share = ((disc.at.x - from.at.x) * dx + (disc.at.y - from.at.y) * dy) / (length * length);
    found.push({ at: disc.at, reach, share: Math.max(0, Math.min(1, share)), far: FAR.reach * reach + FAR.length * length, price: disc.aside ? PRICE.aside : PRICE.play });
  }
  return found;
}

// What a way costs by the discs it touches, or so much that it is too much. How far a disc lies from the curve is asked
// only where it is near to the point beside it, which rules out most.
function costOf(way, near, most) {
  let cost = 0;
  for (const { at: place, reach, share, far, price } of near) {
    const beside = at(way, share);
    if (Math.abs(beside.x - place.x) + Math.abs(beside.y - place.y) > far || distanceTo(place, way, reach) >= reach) continue;
    cost += price;
    if (cost >= most) break;
  }
  return cost;
}

// The least change that costs least, nearer to a straight line before farther from it.
function cheapest(bend, cost, price, isFree) {
  let [best, least] = [bend, cost];
  for (let change = STEP; change <= MOST_BEND; change += STEP) {
    for (const each of bend > 0 ? [bend - change, bend + change] : [bend + change, bend - change]) {
      if (Math.abs(each) > MOST_BEND || !isFree(each)) continue;
      const here = price(each, least);
      if (here < least) [best, least] = [each, here];
      if (!here) return each;
    }
  }
  return best;
}
