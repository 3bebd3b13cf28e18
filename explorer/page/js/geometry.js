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
function via(a, b, bend) {
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

export const curve = (a, b, bend) => ({ a, b, c: via(a, b, bend), straight: !bend });
export const reversed = ({ a, b, c, straight }) => ({ a: b, b: a, c, straight });

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

export function toSegment(point, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const size = dx * dx + dy * dy;
  const share = size ? Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / size)) : 0;
  return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
}

// Where a curve meets the disc that it ends at, walking back from the end, and its direction there.
export function touch(way, radius) {
  const { a, b, straight } = way;
  if (straight) {
    const share = Math.min(1, radius / Math.hypot(b.x - a.x, b.y - a.y) || 1);
    return { tip: { x: b.x - share * (b.x - a.x), y: b.y - share * (b.y - a.y) }, angle: Math.atan2(b.y - a.y, b.x - a.x) };
  }
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
const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
export const inside = (box, { w, h }) => box.x >= 0 && box.y >= 2 && box.x + box.w <= w && box.y + box.h <= h;

// Boxes put down so far, found by the squares of a grid that they touch.
const SQUARE = 64;

class Floor {
  constructor() {
    this.squares = new Map();
  }

  // What lies in each square that a box touches; called most often of all here, so that no iterator stands behind it.
  near({ x, y, w, h }) {
    const found = [];
    const [right, bottom] = [Math.floor((x + w) / SQUARE), Math.floor((y + h) / SQUARE)];
    for (let column = Math.floor(x / SQUARE); column <= right; column += 1) {
      for (let line = Math.floor(y / SQUARE); line <= bottom; line += 1) {
        const key = column * 65536 + line;
        let there = this.squares.get(key);
        if (!there) this.squares.set(key, there = []);
        found.push(there);
      }
    }
    return found;
  }

  put(box) {
    for (const square of this.near(box)) square.push(box);
  }

  // How many lie under a box.
  under(box, owner) {
    return new Set(this.near(box).flat().filter((other) => other.owner !== owner && overlap(box, other))).size;
  }

  free(box, owner) {
    return !this.near(box).some((square) => square.some((other) => other.owner !== owner && overlap(box, other)));
  }
}

export function floorOf(boxes) {
  const floor = new Floor();
  boxes.forEach((box) => floor.put(box));
  return floor;
}

// Whether a ray from a point runs through a box: whether it is between the box's sides and between its top and bottom at
// the same time.
export function meets({ x, y }, ray, box) {
  const [across, down] = [ray.x || 1e-9, ray.y || 1e-9];
  const [left, right, top, bottom] = [(box.x - x) / across, (box.x + box.w - x) / across, (box.y - y) / down, (box.y + box.h - y) / down];
  return Math.max(0, Math.min(left, right), Math.min(top, bottom)) <= Math.min(Math.max(left, right), Math.max(top, bottom));
}

// Where each label goes: in the order given, at that of its places that costs least among those that touch nothing put
// down before, else where it may stand `beyond` them; a label without such a place is left out unless it
// must be there.
export function settle(wanted, taken) {
  const floor = floorOf(taken);
  const settled = [];
  for (const each of wanted) {
    const clear = (place) => floor.free(place, each.owner);
    const free = each.places.filter(clear);
    const box = cheapest(free, each.cost) ?? each.beyond?.(clear) ?? (each.must ? cheapest(each.places, (place) => 10 * floor.under(place, each.owner) + (each.cost?.(place) ?? 0)) : null);
    if (!box) continue;
    floor.put({ ...box, owner: "put" });
    settled.push({ ...each, box });
  }
  return settled;
}

// The first of the boxes that cost least; without a cost, the first.
function cheapest(boxes, cost) {
  if (!cost || boxes.length < 2) return boxes[0] ?? null;
  const costs = boxes.map(cost);
  return boxes[costs.indexOf(Math.min(...costs))];
}
