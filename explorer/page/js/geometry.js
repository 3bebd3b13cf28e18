// Points, boxes and lines of text, in any unit: no drawing here, and nothing of the page's data.
const MOST_LETTERS = 21;
const MOST_LINES = 3;

// A label on at most three lines of about 21 letters, as foedus.explorer.page.boxes.lines does in Python: broken at
// spaces, and behind the dash that joins two names.
export function lines(text) {
  const rows = [""];
  const words = text.split(/\s+/).filter(Boolean).map((word) => word.split(/(?<=\p{L}–)(?=\p{L})/u));
  for (const part of words.flatMap((word, place) => word.map((each, at) => (place && !at ? ` ${each}` : each)))) {
    const joined = rows.at(-1) + part;
    if (joined.length <= MOST_LETTERS || !rows.at(-1)) rows[rows.length - 1] = joined;
    else rows.push(part.trim());
  }
  const kept = rows.slice(0, MOST_LINES);
  if (rows.length > MOST_LINES) kept[MOST_LINES - 1] += "…";
  return kept.map((row) => (row.length <= MOST_LETTERS + 1 ? row : `${[...row].slice(0, MOST_LETTERS).join("")}…`));
}

// The point that bends a curve from a to b: a positive bend lies to the left of the way, seen on the screen.
export function via(a, b, bend) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const turn = (-bend * Math.PI) / 2;
  const reach = 0.5 + 0.5 * Math.abs(bend);
  return {
    x: a.x + reach * (dx * Math.cos(turn) - dy * Math.sin(turn)),
    y: a.y + reach * (dx * Math.sin(turn) + dy * Math.cos(turn)),
  };
}

// The point at a share of the way along a curve through its bending point c.
export function at({ a, b, c }, share) {
  const rest = 1 - share;
  return {
    x: rest * rest * a.x + 2 * rest * share * c.x + share * share * b.x,
    y: rest * rest * a.y + 2 * rest * share * c.y + share * share * b.y,
  };
}

export const curve = (a, b, bend) => ({ a, b, c: via(a, b, bend) });
export const reversed = ({ a, b, c }) => ({ a: b, b: a, c });

// How far a point lies from a curve; Infinity at once where that is more than `most`.
export function distanceTo(point, way, most) {
  const { a, b, c } = way;
  const beyond = (low, high, value) => value < low - most || value > high + most;
  if (beyond(Math.min(a.x, b.x, c.x), Math.max(a.x, b.x, c.x), point.x)) return Infinity;
  if (beyond(Math.min(a.y, b.y, c.y), Math.max(a.y, b.y, c.y), point.y)) return Infinity;
  let [least, here] = [Infinity, a];
  for (let step = 1; step <= 24; step += 1) {
    const next = at(way, step / 24);
    least = Math.min(least, toSegment(point, here, next));
    here = next;
  }
  return least;
}

function toSegment(point, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const size = dx * dx + dy * dy;
  const share = size ? Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / size)) : 0;
  return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
}

// Where a curve meets the disc that it ends at, walking back from the end, and its direction there.
export function touch(way, radius) {
  let [low, high] = [0, 1];
  for (let step = 0; step < 12; step += 1) {
    const middle = (low + high) / 2;
    const point = at(way, middle);
    if (Math.hypot(point.x - way.b.x, point.y - way.b.y) > radius) low = middle;
    else high = middle;
  }
  const tip = at(way, low);
  return { tip, angle: Math.atan2(way.b.y - tip.y, way.b.x - tip.x) };
}

export const around = ({ x, y }, w, h) => ({ x: x - w, y: y - h, w: 2 * w, h: 2 * h });
export const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
export const inside = (box, { w, h }) => box.x >= 0 && box.y >= 2 && box.x + box.w <= w && box.y + box.h <= h;

// Boxes put down so far, found by the squares of a grid that they touch.
const SQUARE = 64;

class Floor {
  constructor() {
    this.squares = new Map();
  }

  * under({ x, y, w, h }) {
    for (let column = Math.floor(x / SQUARE); column <= (x + w) / SQUARE; column += 1) {
      for (let line = Math.floor(y / SQUARE); line <= (y + h) / SQUARE; line += 1) yield column * 65536 + line;
    }
  }

  put(box) {
    for (const square of this.under(box)) {
      if (!this.squares.has(square)) this.squares.set(square, []);
      this.squares.get(square).push(box);
    }
  }

  free(box, owner) {
    for (const square of this.under(box)) {
      if (this.squares.get(square)?.some((other) => other.owner !== owner && overlap(box, other))) return false;
    }
    return true;
  }
}

export function floorOf(boxes) {
  const floor = new Floor();
  boxes.forEach((box) => floor.put(box));
  return floor;
}

// Whether a ray from a point that lies outside a box runs through the box: its side that faces the point is met first.
export function meets({ x, y }, angle, box) {
  const [across, down] = [Math.cos(angle), Math.sin(angle)];
  const at = (low, high, from, way) => (way > 0 ? low - from : high - from) / way;
  const beyond = (low, high, from, way) => (way > 0 ? high - from : low - from) / way;
  const near = Math.max(0, at(box.x, box.x + box.w, x, across || 1e-9), at(box.y, box.y + box.h, y, down || 1e-9));
  return near <= Math.min(beyond(box.x, box.x + box.w, x, across || 1e-9), beyond(box.y, box.y + box.h, y, down || 1e-9));
}

// Where each label goes: in the order given, at the first of its places that touches nothing put down before;
// a label without such a place is left out unless it must be there.
export function settle(wanted, taken) {
  const floor = floorOf(taken);
  const settled = [];
  for (const each of wanted) {
    const box = each.places.find((place) => floor.free(place, each.owner)) ?? (each.must ? each.places[0] ?? null : null);
    if (!box) continue;
    floor.put({ ...box, owner: "put" });
    settled.push({ ...each, box });
  }
  return settled;
}
