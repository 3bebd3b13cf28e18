import { byText } from "./bytext.js";
import { edges, edgesOf, isNegated, nodes, otherEnd, time } from "./data.js";
import { passes } from "./filters.js";

// Routes between two nodes over the relations that the filters leave, as foedus.graph.paths finds them: no node twice,
// the shortest first, alphabetical by ids among those of a length. What is said not to have happened joins nobody.
export const MOST_ROUTES = 5;

// As Python compares texts: by code points, not by halves of them.
function byCodePoint(a, b) {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) if (left[i] !== right[i]) return left[i].codePointAt(0) - right[i].codePointAt(0);
  return left.length - right.length;
}

// The place of every node in the order of the ids.
const ranks = () => new Map(nodes.id.map((id, node) => [id, node]).sort(([a], [b]) => byCodePoint(a, b)).map(([, node], place) => [node, place]));

// The neighbours of every node, in that order.
function neighbourhood(open, rank) {
  return nodes.id.map((_, node) => {
    const others = new Set(edgesOf[node].filter((edge) => open(edge)).map((edge) => otherEnd(edge, node)));
    return [...others].filter((other) => other !== node).sort((a, b) => rank.get(a) - rank.get(b));
  });
}

// Steps from every node to the goal, by ways that leave out some nodes.
function distances(goal, out, near) {
  const steps = new Map([[goal, 0]]);
  const queue = [goal];
  for (const node of queue) {
    for (const other of near[node]) {
      if (steps.has(other) || out.has(other)) continue;
      steps.set(other, steps.get(node) + 1);
      queue.push(other);
    }
  }
  return steps;
}

// The first route that begins so and does not go on to one of the banned nodes; nothing where there is none.
function first(begin, banned, goal, near) {
  const out = new Set(begin);
  const steps = distances(goal, out, near);
  const onward = (node, list) => list.reduce((best, other) => (steps.has(other) && (best === null || steps.get(other) < steps.get(best)) ? other : best), null);
  const route = [...begin];
  let next = onward(begin.at(-1), near[begin.at(-1)].filter((node) => !out.has(node) && !banned.has(node)));
  if (next === null) return null;
  while (next !== goal) {
    route.push(next);
    const left = steps.get(next) - 1;
    next = near[next].find((other) => steps.get(other) === left && !out.has(other));
  }
  return [...route, goal];
}

// The best routes, each split off from one found before: it begins like that one, and goes on otherwise.
export function routesBetween(from, to, open, most = MOST_ROUTES) {
  if (from === to) return [[from]];
  const rank = ranks();
  const near = neighbourhood(open, rank);
  const before = (a, b) => a.route.length - b.route.length || compare(a.route, b.route, rank);
  const waiting = [];
  const offer = (begin, banned) => {
    const route = first(begin, banned, to, near);
    if (route) waiting.push({ route, at: begin.length - 1, banned });
  };
  offer([from], new Set());
  const found = [];
  while (waiting.length && found.length < most) {
    waiting.sort(before);
    const { route, at, banned } = waiting.shift();
    found.push(route);
    for (let place = at; place < route.length - 1; place += 1) {
      offer(route.slice(0, place + 1), new Set([...(place === at ? banned : []), route[place + 1]]));
    }
  }
  return found;
}

function compare(a, b, rank) {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return rank.get(a[i]) - rank.get(b[i]);
  return 0;
}

const affirmed = (pass) => (edge) => pass(edge) && !isNegated(edge);
export const openTo = (state) => byText(state, affirmed(passes(state)));

// All relations of a hop, those along the way first.
export function hopOf(here, there, open) {
  const between = edgesOf[here].filter((edge) => open(edge) && otherEnd(edge, here) === there && edges.source[edge] !== edges.target[edge]);
  return [...between.filter((edge) => edges.source[edge] === here), ...between.filter((edge) => edges.source[edge] !== here)];
}

// Which filters keep two nodes apart: the smallest sets of them that, given up together, open a way. None at all where
// nothing on the page joins the two.
export const LIFTED = {
  relations: { hiddenRelations: [] },
  kinds: { hiddenKinds: [] },
  time: { on: null, from: 0, to: time.count - 1 },
  undated: { undated: true },
};

export function obstacles(state, from, to) {
  const active = { relations: state.hiddenRelations.length, kinds: state.hiddenKinds.length, time: state.on !== null || state.from > 0 || state.to < time.count - 1, undated: !state.undated };
  const names = Object.keys(LIFTED).filter((name) => active[name]);
  const opens = (some) => routesBetween(from, to, openTo(Object.assign({}, state, ...some.map((name) => LIFTED[name]))), 1).length > 0;
  for (let size = 1; size <= names.length; size += 1) {
    const found = combinations(names, size).filter(opens);
    if (found.length) return found;
  }
  return [];
}

function combinations(names, size) {
  if (!size) return [[]];
  return names.flatMap((name, place) => combinations(names.slice(place + 1), size - 1).map((rest) => [name, ...rest]));
}
