import { floorOf, inside, meets, toSegment } from "./geometry.js";

// Where a name and a badge may stand, best place first.
const BADGE_HEIGHT = 16;
const REACHES = [14, 30, 48, 68];
const WAYS = 16;
const CLEAR = 3;

// Below, above, right, left of the disc, then at its corners; near a side of the window also pushed in from it.
export function placesOf({ at, radius, badge }, w, h, camera) {
  const gap = radius + 4;
  const over = badge ? radius + 10 : gap;
  const x = at.x - w / 2;
  const pushed = Math.max(1, Math.min(camera.w - w - 1, x));
  const [below, above] = [at.y + gap, at.y - over - h].map((y) => ({ x, y, w, h }));
  const [right, left] = [at.x + gap, at.x - gap - w];
  return [
    below, above, { x: right, y: at.y - h / 2, w, h }, { x: left, y: at.y - h / 2, w, h },
    { ...below, x: right - gap / 2 }, { ...below, x: left + gap / 2 }, { ...above, x: left + gap / 2 }, { ...above, x: right - gap / 2 },
    { ...below, x: pushed },
    { ...above, x: pushed },
  ];
}

// Farther off, from where a thin line leads to the disc past all others: near before far, outwards before inwards. The
// first place that is clear; whether it is costs less to know than what its line passes, and so is asked first.
export function beyond({ disc, places: [{ w, h }] }, discs, camera, clear) {
  const { at, radius } = disc;
  const out = Math.atan2(at.y - camera.h / 2, at.x - camera.w / 2);
  const strayed = strays(disc, discs);
  const passes = (line) => discs.some((each) => each !== disc && toSegment(each.at, ...line) <= each.radius + CLEAR);
  for (const reach of REACHES) {
    for (let way = 0; way < WAYS; way += 1) {
      const turn = out + (way % 2 ? 1 : -1) * Math.ceil(way / 2) * ((2 * Math.PI) / WAYS);
      const box = { x: at.x + Math.cos(turn) * (radius + reach + w / 2) - w / 2, y: at.y + Math.sin(turn) * (radius + reach + h / 2) - h / 2, w, h, led: true };
      if (inside(box, camera) && clear(box) && !strayed(box) && !passes(led(disc, box))) return box;
    }
  }
  return null;
}

// From the disc to the nearest point of its name.
export function led({ at, radius }, { x, y, w, h }) {
  const to = { x: Math.max(x, Math.min(x + w, at.x)), y: Math.max(y, Math.min(y + h, at.y)) };
  const share = radius / Math.max(radius, Math.hypot(to.x - at.x, to.y - at.y));
  return [{ x: at.x + (to.x - at.x) * share, y: at.y + (to.y - at.y) * share }, to];
}

// The places inside the window, none for a node outside.
export function seen({ disc, must, places }, camera) {
  if (!inside({ ...disc.at, w: 0, h: 0 }, camera)) return [];
  const within = places.filter((box) => inside(box, camera));
  return must && !within.length ? places : within;
}

// How far a name lies from the rim of a disc.
const away = ({ x, y, w, h }, { at, radius }) => Math.hypot(Math.max(x - at.x, 0, at.x - x - w), Math.max(y - at.y, 0, at.y - y - h)) - radius;

// Whether a name at a place could be read as that of another disc: it lies as near to that as to its own, or hardly
// farther off. Where a line leads to its own, only what it all but touches is in doubt.
const DOUBTFUL = 1.5;
const SLACK = 6;
const strays = (disc, discs) => (box) => {
  const near = (box.led ? 0 : DOUBTFUL * Math.max(0, away(box, disc))) + SLACK;
  return discs.some((each) => each !== disc && away(box, each) <= near);
};

// How much is against a name at a place: lines of its own node, places of other names, and most that it seems another's.
const STRAYED = 4;
export const against = ({ owner, disc }, homes, discs) => {
  const strayed = strays(disc, discs);
  return (box) => disc.ways.filter((way) => meets(disc.at, way, box)).length + (homes.free(box, owner) ? 0 : 1.5) + (strayed(box) ? STRAYED : 0);
};

// A badge at a corner of its disc, the upper right one first.
const CORNERS = [[1, -1], [-1, -1], [1, 1], [-1, 1]];
export function badgeBox({ at, radius }, w, corner) {
  const [across, down] = CORNERS[corner];
  return {
    x: across > 0 ? at.x + radius * 0.55 : at.x - radius * 0.55 - w, y: down < 0 ? at.y - radius - 9 : at.y + radius + 9 - BADGE_HEIGHT,
    w, h: BADGE_HEIGHT,
  };
}

// The corner of each badge that hides no other disc, count or badge; none where all corners do.
export function badgesApart(discs, widthOf, taken) {
  const floor = floorOf(taken);
  return new Map(discs.map((disc) => {
    const boxes = CORNERS.map((_, corner) => badgeBox(disc, widthOf(disc.badge), corner));
    const corner = boxes.findIndex((box) => floor.free(box, disc.key));
    if (corner >= 0) floor.put({ owner: "badge", ...boxes[corner] });
    return [disc.key, corner];
  }));
}
