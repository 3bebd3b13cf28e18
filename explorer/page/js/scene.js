import { toScreen } from "./camera.js";
import { detours } from "./detours.js";
import { around, at, curve, distanceTo, floorOf } from "./geometry.js";
import { stepsBack } from "./tips.js";

// The plain view as it is seen from a camera, in pixels of the window. A plain view holds `nodes` (key, x, y, shape,
// size, colours, label, rank, flags), `edges` (key, from, to, bend, width, dashes, end, colour, sign, tag, count,
// flags) and `colours`. Zoomed out, discs shrink less than the distances between them, so that they stay easy to see
// and to touch.
const LEAST_DISC = 0.55;
const MOST_DISC = 1.6;
const REACH = 14;
const SIGN_SHARES = [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75];

// While fingers move, counts stay where they were on their ropes in the scene before, and lines bent as they were.
export function sceneOf(view, camera, before = null) {
  const grown = Math.max(LEAST_DISC, Math.min(MOST_DISC, camera.scale * Math.sqrt(camera.stretch)));
  const discs = view.nodes.map((node) => ({ ...node, at: toScreen(camera, node), radius: node.size * grown, ways: [] }));
  const byKey = new Map(discs.map((disc) => [disc.key, disc]));
  const lines = view.edges.map((edge) => lineOf(edge, byKey.get(edge.from), byKey.get(edge.to)));
  const bends = before?.bends ?? detours(lines, discs);
  for (const line of lines) if (bends.has(line.key)) line.way = curve(line.from.at, line.to.at, bends.get(line.key));
  const back = before?.back ?? stepsBack(lines, discs);
  for (const line of lines) line.back = back.get(line.key);
  for (const { from, to, way } of lines) {
    if (!way) continue;
    from.ways.push({ x: way.c.x - way.a.x, y: way.c.y - way.a.y });
    to.ways.push({ x: way.c.x - way.b.x, y: way.c.y - way.b.y });
  }
  lines.forEach((line) => byKey.set(line.key, line));
  const scene = { discs, lines, byKey, camera, colours: view.colours, bends, back, spots: before?.spots ?? new Map() };
  countsApart(scene);
  return scene;
}

// The count of a rope stands in its middle, or beside it where a disc or another count lies there; where there is no
// place for it, it is not written.
function countsApart(scene) {
  const ropes = scene.lines.filter(({ count, way }) => count && way);
  const floor = ropes.every(({ key }) => scene.spots.has(key)) ? null : floorOf(discBoxes(scene));
  for (const line of ropes) {
    const box = (share) => around(at(line.way, share), 15, 12);
    if (!scene.spots.has(line.key)) scene.spots.set(line.key, SIGN_SHARES.find((share) => floor.free(box(share))) ?? null);
    line.spot = scene.spots.get(line.key);
    if (line.spot) floor?.put({ owner: line.key, ...box(line.spot) });
  }
}

// A relation of an actor with itself is a loop over its upper right.
function lineOf(edge, from, to) {
  const loop = from === to ? { x: from.at.x + from.radius * 1.1, y: from.at.y - from.radius * 1.5, r: from.radius * 0.8 } : null;
  return { ...edge, from, to, loop, way: loop ? null : curve(from.at, to.at, edge.bend) };
}

export const middle = (line) => (line.loop ? { x: line.loop.x + line.loop.r * 0.7, y: line.loop.y - line.loop.r * 0.7 } : at(line.way, line.spot ?? 0.5));

// Where along its line a sign may stand: those of lines that fan out between the same two begin apart.
export function signPlaces(line) {
  if (line.loop) return [middle(line)];
  const first = line.bend ? [line.bend > 0 ? 0.42 : 0.54] : [];
  return [...first, ...SIGN_SHARES].map((share) => at(line.way, share));
}

// The middle of a node or of a line; nothing for what is not drawn.
export function positionIn(scene, key) {
  const each = scene.byKey.get(key);
  if (!each) return null;
  return each.at ?? middle(each);
}

// What lies under a point: the nearest node within a finger's reach, else the nearest line.
export function hitIn({ discs, lines }, point) {
  const nearest = (list, far) => list.reduce((best, each) => {
    const there = far(each);
    return there < best.far ? { key: each.key, far: there } : best;
  }, { key: null, far: Infinity });
  const node = nearest(discs, ({ at: { x, y }, radius }) => Math.hypot(x - point.x, y - point.y) - Math.max(0, radius - REACH));
  if (node.far <= REACH) return node.key;
  const line = nearest(lines, ({ way, loop }) => (way ? distanceTo(point, way, REACH) : Math.abs(Math.hypot(loop.x - point.x, loop.y - point.y) - loop.r)));
  return line.far <= REACH / 2 ? line.key : null;
}

export const discBoxes = ({ discs }) => discs.map(({ key, at: place, radius }) => ({ owner: key, ...around(place, radius, radius) }));
