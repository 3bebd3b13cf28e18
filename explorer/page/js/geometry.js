// Points, boxes and lines of text, in any unit: no drawing here, and nothing of the page's data.
const MOST_LETTERS = 21;
const MOST_LINES = 3;

// A label on at most three lines of about 21 letters, as foedus.explorer.page.boxes.lines does in Python.
export function lines(text) {
  const rows = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const joined = `${rows.at(-1)} ${word}`.trim();
    if (joined.length <= MOST_LETTERS || !rows.at(-1)) rows[rows.length - 1] = joined;
    else rows.push(word);
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

export function along(a, b, bend, share) {
  const c = via(a, b, bend);
  const rest = 1 - share;
  return {
    x: rest * rest * a.x + 2 * rest * share * c.x + share * share * b.x,
    y: rest * rest * a.y + 2 * rest * share * c.y + share * share * b.y,
  };
}

// How far a point lies from a curve.
export function distanceTo(point, a, b, bend) {
  let least = Infinity;
  for (let step = 0; step <= 24; step += 1) {
    const there = along(a, b, bend, step / 24);
    const next = along(a, b, bend, Math.min(1, (step + 1) / 24));
    least = Math.min(least, toSegment(point, there, next));
  }
  return least;
}

function toSegment(point, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const size = dx * dx + dy * dy;
  const share = size ? Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / size)) : 0;
  return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
}

export const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

// Where each label goes: in the order given, at the first of its places that touches nothing put down before;
// a label without such a place is left out unless it must be there.
export function settle(wanted, taken) {
  const put = [...taken];
  const settled = [];
  for (const each of wanted) {
    const free = each.places.find((box) => !put.some((other) => other.owner !== each.owner && overlap(box, other)));
    const box = free ?? (each.must ? each.places[0] : null);
    if (!box) continue;
    put.push({ ...box, owner: "put" });
    settled.push({ ...each, box });
  }
  return settled;
}
