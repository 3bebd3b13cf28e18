import { edges, modality, nodes, relationName } from "./data.js";
import { hopOf, openTo } from "./routes.js";
import { source } from "./source.js";

// The mode of paths: what it puts in play.
export const hasEnds = ({ ends }) => ends.length === 2 && ends.every((end) => end !== null);

let known = { key: null, routes: [] };

// The routes of a state, each with its hops: the two nodes, all relations between them, and the one that is told.
export function routesOf(state) {
  const key = JSON.stringify([state.ends, state.hiddenKinds, state.hiddenRelations, state.from, state.to, state.on, state.undated, edges.id.length]);
  if (known.key !== key) {
    const open = openTo(state);
    known = { key, routes: hasEnds(state) ? source.routes(state).map((route) => ({ nodes: route, hops: hopsOf(route, open) })) : [] };
  }
  return known.routes;
}

const hopsOf = (route, open) => route.slice(1).map((there, place) => {
  const between = hopOf(route[place], there, open);
  return { from: route[place], to: there, between, told: teller(between) };
});

// What ties two actors for long says more of a way between them than what happened once.
const FIRST = ["member-of", "party-to", "founded-on", "leads", "allied-with", "chairs", "represents"];

function teller(between) {
  return between.reduce((best, edge) => (weight(edge) < weight(best) ? edge : best), between[0]);
}

function weight(edge) {
  const place = FIRST.indexOf(relationName(edge));
  return (place < 0 ? FIRST.length : place) * 2 + Number(modality(edge) !== "actual");
}

export function pathPlay(state) {
  const routes = routesOf(state);
  const chosen = routes[Math.min(state.route, routes.length - 1)];
  const of = (pick) => new Set(routes.flatMap(({ hops }) => hops.flatMap(pick)));
  return {
    nodes: new Set([...state.ends.filter((end) => end !== null), ...routes.flatMap(({ nodes: route }) => route)]), edges: of(({ between }) => between),
    told: new Set(chosen?.hops.map(({ told }) => told) ?? []), strong: new Set(chosen?.nodes ?? state.ends), links: [], answer: { routes: routes.map(({ nodes: route }) => route.map((node) => nodes.id[node])) },
  };
}
