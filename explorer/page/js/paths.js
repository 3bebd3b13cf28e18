import { edges, nodes } from "./data.js";
import { openTo } from "./routes.js";
import { source } from "./source.js";
import { areOpponents, heldOf, hopsBetween, opposes, teller } from "./together.js";

// The mode of paths: what it puts in play.
export const hasEnds = ({ ends }) => ends.length === 2 && ends.every((end) => end !== null);

let known = { key: null, routes: [] };

// The routes of a state, each with when its steps held and its hops: the two nodes, all relations between them, and the
// one that is told.
export function routesOf(state) {
  const key = JSON.stringify([state.ends, state.hiddenKinds, state.hiddenRelations, state.from, state.to, state.on, state.undated, edges.id.length]);
  if (known.key !== key) {
    const open = openTo(state);
    known = { key, routes: hasEnds(state) ? source.routes(state).map((route) => routeOf(route, open)) : [] };
  }
  return known.routes;
}

function routeOf(route, open) {
  const hops = hopsBetween(route, open);
  const held = heldOf(hops);
  return { nodes: route, held, hops: hops.map((between, place) => hopAt(route[place], route[place + 1], between, held.common)) };
}

function hopAt(from, to, between, days) {
  const told = teller(between, days);
  return { from, to, between, told, opposes: opposes(told), opponents: areOpponents(from, to) };
}

export function pathPlay(state) {
  const routes = routesOf(state);
  const chosen = routes[Math.min(state.route, routes.length - 1)];
  const of = (pick) => new Set(routes.flatMap(({ hops }) => hops.flatMap(pick)));
  return {
    nodes: new Set([...state.ends.filter((end) => end !== null), ...routes.flatMap(({ nodes: route }) => route)]), edges: of(({ between }) => between),
    told: new Set(chosen?.hops.map(({ told }) => told) ?? []), strong: new Set(chosen?.nodes ?? state.ends), links: [], answer: {
      routes: routes.map(({ nodes: route }) => route.map((node) => nodes.id[node])), held: routes.map(({ held }) => held.together), told: routes.map(({ hops }) => hops.map(({ told }) => edges.id[told])),
    },
  };
}
