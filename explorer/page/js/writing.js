import { around, floorOf, lines as wrapped, settle } from "./geometry.js";
import { FONT, pill, polyline } from "./pens.js";
import { against, badgeBox, badgesApart, beyond, led, placesOf, seen } from "./placing.js";
import { discBoxes, middle, signPlaces } from "./scene.js";

// What is written over the drawing, in pixels of the screen whatever the zoom: names with a halo, counts, signs, tags.
// Everything finds a place of its own: first the names of chosen lines, then names by rank, then signs.
const LINE = 16;
export const NAME = { size: 13, weight: 400 };
const STRONG = { size: 14, weight: 600 };
const SMALL = { size: 12, weight: 400 };
const COUNT = { size: 12, weight: 600 };
const SIGN = { size: 12, weight: 700 };
const BADGE = { size: 11, weight: 600 };
// So many names stand whatever they hide; where more are wanted, each needs a place of its own.
const MOST_SURE = 12;
// Of more discs no name is led to: there is no room between them, and to look for it takes longest.
const MOST_LED = 120;

const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map();

export function widthOf(text, { size, weight }) {
  const key = `${weight} ${size} ${text}`;
  if (!widths.has(key)) {
    ruler.font = `${weight} ${size}px ${FONT}`;
    widths.set(key, ruler.measureText(text).width);
  }
  return widths.get(key);
}

// All that is written in a scene, each with the box it got. Badges keep their corners whatever is chosen; what has faded
// gives way to what has not, and a badge to a name that must stand.
export function written(scene) {
  const { discs, lines } = scene;
  const counts = lines.filter(({ count, spot }) => count && spot).map((line) => ({ owner: "count", ...around(middle(line), 12, 11) }));
  const names = namesOf(scene);
  const marked = badged(scene, [...discBoxes(scene), ...counts]);
  const taken = [...discBoxes({ discs: lit(discs) }), ...counts];
  const sure = settle([...lines.filter(({ tag }) => tag).map(tagOf), ...names.filter(({ must }) => must)], [...taken, ...marked]);
  const badges = uncovered(scene, marked, sure.map(put));
  const signs = lines.filter(({ sign, tag, count }) => sign && !tag && !count).map(signOf);
  const [front, back] = [false, true].map((faded) => names.filter(({ must, disc }) => !must && disc.faded === faded));
  const clear = [...sure, ...settle([...front, ...signs], [...taken, ...badges, ...sure.map(put)])];
  return [...clear, ...settle(back, [...discBoxes(scene), ...counts, ...badges, ...clear.map(put)])];
}

const put = ({ box }) => ({ owner: "put", ...box });

function badged(scene, taken) {
  const marked = scene.discs.filter(({ badge }) => badge);
  scene.badges = badgesApart(marked, badgeWidth, taken);
  return marked.filter(({ key }) => scene.badges.get(key) >= 0).map((disc) => ({ owner: "badge", key: disc.key, ...badgeOf(disc, scene) }));
}

function uncovered(scene, badges, names) {
  const floor = floorOf(names);
  const [left, under] = [true, false].map((free) => badges.filter((box) => floor.free(box) === free));
  for (const { key } of under) scene.badges.set(key, -1);
  return left;
}

// The names by rank, each with the places that it may have.
function namesOf({ discs, camera }) {
  const few = discs.filter(({ strong }) => strong).length <= MOST_SURE;
  const names = [...discs].sort((a, b) => b.rank - a.rank).map((disc) => nameOf(disc, camera, few));
  const homes = floorOf(names.map(({ owner, places }) => ({ owner, ...places[0] })));
  return names.map((each) => ({ ...each, places: seen(each, camera), cost: against(each, homes, discs), beyond: each.disc.faded || discs.length > MOST_LED ? null : (clear) => beyond(each, discs, camera, clear) }));
}

const lit = (discs) => discs.filter(({ faded }) => !faded);

function nameOf(disc, camera, few) {
  const font = disc.strong ? STRONG : NAME;
  const rows = [...wrapped(disc.label).map((text) => ({ text, font })), ...(disc.below ? [{ text: disc.below, font: SMALL, soft: true }] : [])];
  const w = Math.max(...rows.map((row) => widthOf(row.text, row.font))) + 4;
  return { owner: disc.key, disc, rows, must: few && disc.strong, places: placesOf(disc, w, rows.length * LINE + 2, camera), paint: paintName, anchor: disc.at };
}

function paintName(pen, { disc, rows, box }, colours) {
  const alpha = disc.faded ? 0.4 : 1;
  if (box.led) pen.path(polyline(led(disc, box)), { stroke: colours.soft, width: 1, dashes: [1, 2] });
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
  for (const line of lines) if (line.count && line.spot) paintCount(pen, line, colours);
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

const badgeWidth = (text) => Math.max(20, widthOf(text, BADGE) + 8);
const badgeOf = (disc, { badges }) => badgeBox(disc, badgeWidth(disc.badge), badges.get(disc.key));

// How many neighbours are not drawn.
export function paintBadges(pen, scene) {
  const { colours } = scene;
  for (const disc of scene.discs) {
    if (!disc.badge || !(scene.badges?.get(disc.key) >= 0)) continue;
    const [box, alpha] = [badgeOf(disc, scene), disc.faded ? 0.35 : 1];
    pen.path(pill(box), { fill: colours.ink, stroke: colours.paper, width: 1.25, alpha });
    pen.words(disc.badge, box.x + box.w / 2, box.y + 8, { ...BADGE, fill: colours.paper, alpha });
  }
}
