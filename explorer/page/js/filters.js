import { block, edges, edgesOf, nodes, otherEnd, pairOf } from "./data.js";

// Which edges and nodes a state shows. Nothing here knows how they are drawn.

// What an edge must pass; `but` leaves one filter out, for counts beside that filter's own switches.
export function allowed(edge, state, but = "") {
  if (but !== "relations" && state.hiddenRelations.includes(edges.relation[edge])) return false;
  if (but !== "kinds" && hiddenEnd(edge, state)) return false;
  return but === "time" || inTime(edge, state);
}

function hiddenEnd(edge, state) {
  const hidden = (node) => state.hiddenKinds.includes(nodes.kind[node]) && !state.focus.includes(node);
  return hidden(edges.source[edge]) || hidden(edges.target[edge]);
}

function inTime(edge, state) {
  if (edges.first[edge] === null) return state.undated;
  const [from, to] = state.on === null ? [state.from, state.to] : [state.on, state.on];
  return edges.first[edge] <= to && edges.last[edge] >= from;
}

const neighbours = (node, live) => edgesOf[node].filter((edge) => live[edge]).map((edge) => otherEnd(edge, node));

// The focus and what lies around it, as foedus.explorer.page.opening.around says it in Python; places are ranks.
function around(state, live) {
  const shown = new Set(state.focus);
  const ties = new Map();
  let ring = [...shown];
  for (let step = 0; step < state.depth && ring.length; step += 1) {
    for (const node of ring) for (const other of neighbours(node, live)) ties.set(other, (ties.get(other) ?? 0) + 1);
    ring = [...ties.keys()].filter((node) => !shown.has(node)).sort((a, b) => ties.get(b) - ties.get(a) || a - b);
    ring = ring.slice(0, Math.max(0, block.opening.most - shown.size));
    ring.forEach((node) => shown.add(node));
  }
  return shown;
}

let computed = { state: null, view: null };

// What is drawn: nodes, edges, edges grouped by pair, and for each node its neighbours that are not drawn.
export function viewOf(state) {
  if (computed.state === state) return computed.view;
  const live = edges.id.map((_, edge) => allowed(edge, state));
  const shown = around(state, live);
  for (const node of state.expanded) if (shown.has(node)) neighbours(node, live).forEach((other) => shown.add(other));
  const drawn = edges.id.map((_, edge) => edge)
    .filter((edge) => live[edge] && shown.has(edges.source[edge]) && shown.has(edges.target[edge]));
  const hidden = new Map();
  for (const node of shown) {
    const away = new Set(neighbours(node, live).filter((other) => !shown.has(other)));
    if (away.size) hidden.set(node, away.size);
  }
  computed = { state, view: { nodes: [...shown].sort((a, b) => a - b), edges: drawn, pairs: paired(drawn), hidden, live } };
  return computed.view;
}

function paired(drawn) {
  const pairs = new Map();
  for (const edge of drawn) {
    const key = pairOf(edge).join("~");
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(edge);
  }
  return pairs;
}

// How many edges each relation would show, and how many nodes each kind, were its own switch on.
export function countsOf(state) {
  const counts = { relations: new Map(), kinds: new Map(), undated: 0 };
  const seen = new Set();
  edges.id.forEach((_, edge) => {
    if (allowed(edge, state, "relations")) bump(counts.relations, edges.relation[edge]);
    if (edges.first[edge] === null && allowed(edge, state, "time")) counts.undated += 1;
    if (allowed(edge, state, "kinds")) for (const node of [edges.source[edge], edges.target[edge]]) seen.add(node);
  });
  for (const node of seen) bump(counts.kinds, nodes.kind[node]);
  return counts;
}

const bump = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
