import { block, edges, edgesOf, nodes, otherEnd, pairOf } from "./data.js";
import { binDays, daysOf } from "./days.js";

// Which edges and nodes a state shows. Nothing here knows how they are drawn.

// The first and last day that an edge has to touch.
export const span = (state) => (state.on === null ? binDays(state.from, state.to) : daysOf(state.on));

// A test of one edge under the filters of a state; `but` leaves one filter out, for counts beside its own switches.
export function passes(state, but = "") {
  const [first, last] = span(state);
  const hidden = new Set(but === "relations" ? [] : state.hiddenRelations);
  const out = new Set(but === "kinds" ? [] : state.hiddenKinds);
  const kept = new Set([...state.focus, ...state.ends, state.case.attacked, ...state.case.attackers]);
  const gone = (node) => out.has(nodes.kind[node]) && !kept.has(node);
  // A tie without a date counts while both its ends lived: its days are those.
  const inTime = (edge) => (edges.date[edge] !== null || but === "undated" || state.undated) && edges.start[edge] <= last && edges.until[edge] >= first
    && !edges.gaps[edge].some(([before, after]) => before < first && last < after);
  return (edge) => !hidden.has(edges.relation[edge]) && !gone(edges.source[edge]) && !gone(edges.target[edge]) && (but === "time" || inTime(edge));
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

// What a mode puts in play: asked by the view, answered by the modes, which stand behind this module.
let inPlay = () => null;
export const onPlay = (answer) => { inPlay = answer; };

// All of a state that decides what is drawn.
const signature = (state) => JSON.stringify([
  state.focus, state.depth, state.expanded, state.hiddenKinds, state.hiddenRelations, state.from, state.to, state.on, state.undated,
  state.mode, state.ends, state.route, state.case, state.part, state.step, edges.id.length, block.language !== state.language,
]);
let computed = { key: null, view: null };

// What is drawn: nodes, edges, edges grouped by pair, for each node its neighbours that are not drawn; `play` is what
// the mode is about, `listed` the drawn edges that count, those in play where there is a play, and `left` all that the
// filters leave of the page's edges, drawn or not; of a play, what is in it.
export function viewOf(state) {
  const key = signature(state);
  if (computed.key === key) return computed.view;
  const live = edges.id.map((_, edge) => edge).map(passes(state));
  const play = inPlay(state, live);
  const shown = around(state, live);
  for (const node of state.expanded) if (shown.has(node)) neighbours(node, live).forEach((other) => shown.add(other));
  const near = new Set(shown);
  play?.nodes.forEach((node) => shown.add(node));
  // Of two that have a part in it those relations alone are drawn that do too: another year's would be taken for its own.
  const partners = new Set([...(play?.edges ?? [])].map((edge) => pairOf(edge).join()));
  const drawn = edges.id.map((_, edge) => edge)
    .filter((edge) => play?.edges.has(edge) || (live[edge] && near.has(edges.source[edge]) && near.has(edges.target[edge]) && !partners.has(pairOf(edge).join())));
  const listed = play ? drawn.filter((edge) => play.edges.has(edge)) : drawn;
  const left = play ? listed : [...edges.id.keys()].filter((edge) => live[edge]);
  const view = { nodes: [...shown].sort((a, b) => a - b), edges: drawn, pairs: paired(drawn), hidden: hiddenOf(near, live), live, play, listed, left };
  computed = { key, view };
  return view;
}

function hiddenOf(shown, live) {
  const hidden = new Map();
  for (const node of shown) {
    const away = new Set(neighbours(node, live).filter((other) => !shown.has(other)));
    const beyond = block.served ? nodes.beyond[node] : 0;
    if (away.size + beyond) hidden.set(node, away.size + beyond);
  }
  return hidden;
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
  const [anyRelation, anyKind, anyDated] = ["relations", "kinds", "undated"].map((but) => passes(state, but));
  const seen = new Set();
  edges.id.forEach((_, edge) => {
    if (anyRelation(edge)) bump(counts.relations, edges.relation[edge]);
    if (edges.date[edge] === null && anyDated(edge)) counts.undated += 1;
    if (anyKind(edge)) for (const node of [edges.source[edge], edges.target[edge]]) seen.add(node);
  });
  for (const node of seen) bump(counts.kinds, nodes.kind[node]);
  return counts;
}

const bump = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
