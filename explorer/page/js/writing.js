import { around, floorOf, inside, lines as wrapped, meets, settle } from "./geometry.js";
import { FONT, pill, polyline } from "./pens.js";
import { discBoxes, middle, signPlaces } from "./scene.js";

// What is written over the drawing, in pixels of the screen whatever the zoom: names with a halo, counts, signs, tags.
// Everything finds a place of its own: first the names of chosen lines, then names by rank, then signs.
const LINE = 16;
const NAME = { size: 13, weight: 400 };
const STRONG = { size: 14, weight: 600 };
const SMALL = { size: 12, weight: 400 };
const COUNT = { size: 12, weight: 600 };
const SIGN = { size: 12, weight: 700 };
const BADGE = { size: 11, weight: 600 };
// So many names stand whatever they hide; where more are wanted, each needs a place of its own.
const MOST_SURE = 12;

const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map();

function widthOf(text, { size, weight }) {
  const key = `${weight} ${size} ${text}`;
  if (!widths.has(key)) {
    ruler.font = `${weight} ${size}px ${FONT}`;
    widths.set(key, ruler.measureText(text).width);
  }
  return widths.get(key);
}

// All that is written in a scene, each with the box it got.
export function written(scene) {
  const { discs, lines, camera } = scene;
  const counted = lines.filter(({ count }) => count);
  const taken = counted.map((line) => ({ owner: "count", ...around(middle(line), 12, 11) }));
  const badges = discs.filter(({ badge }) => badge).map((disc) => ({ owner: "badge", ...badgeBox(disc) }));
  const few = discs.filter(({ strong }) => strong).length <= MOST_SURE;
  const names = [...discs].sort((a, b) => b.rank - a.rank).map((disc) => nameOf(disc, camera, few));
  const homes = floorOf(names.map(({ owner, places }) => ({ owner, ...places[0] })));
  for (const each of names) [each.places, each.cost] = [seen(each, camera), hiding(each, homes)];
  const signs = lines.filter(({ sign, tag, count }) => sign && !tag && !count).map(signOf);
  const wanted = [...lines.filter(({ tag }) => tag).map(tagOf), ...names, ...signs];
  return settle(wanted, [...discBoxes(scene), ...taken, ...badges]);
}

function nameOf(disc, camera, few) {
  const font = disc.strong ? STRONG : NAME;
  const rows = [...wrapped(disc.label).map((text) => ({ text, font })), ...(disc.below ? [{ text: disc.below, font: SMALL, soft: true }] : [])];
  const w = Math.max(...rows.map((row) => widthOf(row.text, row.font))) + 4;
  return { owner: disc.key, disc, rows, must: few && disc.strong, places: placesOf(disc, w, rows.length * LINE + 2, camera), paint: paintName, anchor: disc.at };
}

// The places inside the window, none for a node outside.
function seen({ disc, must, places }, camera) {
  if (!inside({ ...disc.at, w: 0, h: 0 }, camera)) return [];
  const within = places.filter((box) => inside(box, camera));
  return must && !within.length ? places : within;
}

// How much a name would hide at a place: lines of its own node, places of other names.
const hiding = ({ owner, disc }, homes) => (box) =>
  disc.ways.filter((way) => meets(disc.at, way, box)).length + (homes.free(box, owner) ? 0 : 1.5);

// Below, above, right, left of the disc, then at its corners; near a side of the window also pushed in from it.
function placesOf({ at, radius, badge }, w, h, camera) {
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

function paintName(pen, { disc, rows, box }, colours) {
  const alpha = disc.faded ? 0.4 : 1;
  rows.forEach(({ text, font, soft }, place) => {
    const [x, y] = [box.x + box.w / 2, box.y + LINE * (place + 0.5) + 1];
    pen.words(text, x, y, { ...font, fill: soft ? colours.soft : colours.ink, halo: colours.paper, alpha });
  });
}

function tagOf(line) {
  const w = widthOf(line.tag, NAME) + 12;
  const centre = middle(line);
  const box = (dy) => ({ x: centre.x - w / 2, y: centre.y - 11 + dy, w, h: 22 });
  return { owner: "tag", line, must: line.must, places: [0, -14, 14, -28, 28].map(box), paint: paintTag, anchor: centre };
}

// The name of a relation on its line, for the lines of what is chosen.
function paintTag(pen, { line, box }, colours) {
  pen.path(pill(box), { fill: colours.paper, stroke: line.colour, width: 1.25 });
  pen.words(line.tag, box.x + box.w / 2, box.y + box.h / 2 + 0.5, { ...NAME, fill: colours.ink });
}

// A sign on a line: crossed for what is denied, a question mark for what is not a fact.
function signOf(line) {
  const places = signPlaces(line);
  return { owner: `sign ${line.key}`, line, must: true, places: places.map((point) => around(point, 8, 8)), paint: paintSign, anchor: places[0] };
}

function paintSign(pen, { line: { sign, colour, faded }, box }, colours) {
  const alpha = faded ? 0.3 : 1;
  pen.path(pill(box), { fill: colours.paper, stroke: colour, width: 1.25, alpha });
  pen.words(sign, box.x + 8, box.y + 8.5, { ...SIGN, fill: colour, alpha });
}

// Where there is no room left a sign may lie under a name, never over it.
export function paintWriting(pen, settled, colours) {
  const under = ({ paint }) => Number(paint !== paintSign);
  for (const each of [...settled].sort((a, b) => under(a) - under(b))) each.paint(pen, each, colours);
}

export const namesIn = (settled) => settled.filter(({ disc }) => disc).map(({ disc, box }) => ({ key: disc.key, ...box }));

// A rope's count in the middle, and under it how much of it each family has.
export function paintCounts(pen, { lines, colours }) {
  for (const line of lines) if (line.count) paintCount(pen, line, colours);
}

function paintCount(pen, line, colours) {
  const [{ x, y }, alpha] = [middle(line), line.faded ? 0.3 : 1];
  const w = Math.max(22, 12 + 8 * String(line.count).length);
  pen.path(pill({ x: x - w / 2, y: y - 11, w, h: 22 }), { fill: colours.paper, stroke: colours.soft, width: 1.25, alpha });
  pen.words(String(line.count), x, y - 1, { ...COUNT, fill: colours.ink, alpha });
  let left = x - w / 2 + 5;
  for (const { colour, share } of line.shares) {
    const right = left + (w - 10) * share;
    pen.path(polyline([{ x: left, y: y + 6 }, { x: right, y: y + 6 }, { x: right, y: y + 8.5 }, { x: left, y: y + 8.5 }], true), { fill: colour, alpha });
    left = right;
  }
}

function badgeBox({ at, radius, badge }) {
  return { x: at.x + radius * 0.55, y: at.y - radius - 9, w: Math.max(20, widthOf(badge, BADGE) + 8), h: 16 };
}

// How many neighbours are not drawn.
export function paintBadges(pen, { discs, colours }) {
  for (const disc of discs) {
    if (!disc.badge) continue;
    const [box, alpha] = [badgeBox(disc), disc.faded ? 0.35 : 1];
    pen.path(pill(box), { fill: colours.ink, stroke: colours.paper, width: 1.25, alpha });
    pen.words(disc.badge, box.x + box.w / 2, box.y + 8, { ...BADGE, fill: colours.paper, alpha });
  }
}
