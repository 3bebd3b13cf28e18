import { block, byDate, edges, families, familyName, isNegated, kindName, marks, modality, nodes, pairOf, relations } from "./data.js";
import { byId } from "./dom.js";
import { viewOf } from "./filters.js";
import { number, shortLabel, t, word } from "./i18n.js";
import { createRenderer } from "./renderer.js";
import { chosenEdge, chosenNode, chosenPair, choose, shownView, state } from "./state.js";

// The drawing: what the state shows, turned into the plain view that the renderer understands.
let renderer = null;
let fitted = "";
export const drawing = () => renderer;

function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  return { paper: read("--paper"), ink: read("--ink"), soft: read("--soft"), accent: read("--accent"), read };
}

// What the choice puts in front: its nodes and edges; with nothing chosen, everything.
function inFront(view) {
  const [node, pair] = [chosenNode(), chosenPair()];
  if (node === null && !pair) return null;
  const kept = view.edges.filter((edge) => (node === null ? String(pairOf(edge)) === String(pair) : pairOf(edge).includes(node)));
  return { nodes: new Set(node === null ? pair : [node, ...kept.flatMap(pairOf)]), edges: new Set(kept) };
}

function nodeMark(node, view, front, now, palette) {
  const name = kindName(node);
  const chosen = chosenNode() === node || Boolean(chosenPair()?.includes(node));
  const strong = now.focus.includes(node) || chosen;
  const hidden = view.hidden.get(node);
  const year = nodes.year[node];
  return {
    key: nodes.id[node], x: nodes.x[node], y: nodes.y[node], ...marks.kinds[name], fill: palette.read(`--kind-${name}`), ink: palette.ink,
    dashed: Boolean(nodes.ended[node]), label: shortLabel(node), below: year && !shortLabel(node).includes(year) ? String(year) : null, strong,
    rank: (strong ? 4000 : 0) + (front?.nodes.has(node) ? 2000 : 0) - node, faded: Boolean(front && !front.nodes.has(node)),
    ring: chosen, badge: hidden ? `+${hidden}` : null,
  };
}

function edgeMark(edge, bend, front, palette) {
  const name = familyName(edge);
  const { width, dashes, end, scale } = marks.families[name] ?? marks.families.structure;
  const chosen = chosenEdge() === edge;
  const tagged = chosen || (front?.edges.has(edge) && chosenPair());
  return {
    key: edges.id[edge], from: nodes.id[edges.source[edge]], to: nodes.id[edges.target[edge]], bend, width, dashes, end, scale,
    both: Boolean(relations.symmetric[edges.relation[edge]]), colour: palette.read(`--family-${name}`), strong: chosen, must: chosen,
    sign: isNegated(edge) ? "✕" : modality(edge) === "actual" ? "" : "?", faded: Boolean(front && !front.edges.has(edge)),
    tag: tagged && edges.source[edge] !== edges.target[edge] ? tagText(edge) : "",
  };
}

function tagText(edge) {
  const unreal = isNegated(edge) ? t("negated") : modality(edge) === "actual" ? "" : t(`modality_${modality(edge)}`);
  return word(relations, edges.relation[edge]) + (unreal && ` (${unreal})`);
}

function ropeMark(key, pair, front, palette) {
  const [from, to] = key.split("~").map(Number);
  const tally = families.name.map((name) => ({ colour: palette.read(`--family-${name}`), share: pair.filter((edge) => familyName(edge) === name).length / pair.length }));
  return {
    key: `rope ${key}`, from: nodes.id[from], to: nodes.id[to], bend: 0, width: 5, dashes: false, end: "", scale: 1, both: false, colour: palette.soft,
    count: pair.length, shares: tally.filter(({ share }) => share), faded: Boolean(front && !pair.some((edge) => front.edges.has(edge))), strong: false,
  };
}

// Up to three relations of a pair fan out; more become one rope, from which the chosen one stands out.
function pairMarks([key, pair], front, palette) {
  const fan = marks.fans[pair.length - 1];
  if (!fan) {
    const chosen = pair.filter((edge) => edge === chosenEdge());
    return [ropeMark(key, pair, front, palette), ...chosen.map((edge) => edgeMark(edge, 0.2, front, palette))];
  }
  return [...pair].sort(byDate).map((edge, place) => edgeMark(edge, edges.source[edge] <= edges.target[edge] ? fan[place] : -fan[place], front, palette));
}

function plainView(now) {
  const [view, palette] = [viewOf(now), colours()];
  const front = inFront(view);
  return {
    nodes: view.nodes.map((node) => nodeMark(node, view, front, now, palette)),
    edges: [...view.pairs].flatMap((pair) => pairMarks(pair, front, palette)),
    colours: palette,
  };
}

function onClick(key) {
  if (key === null) return choose(null);
  if (key.startsWith("rope ")) return choose({ type: "pair", pair: key.slice(5).split("~").map(Number) });
  const node = nodes.id.indexOf(key);
  return node >= 0 ? choose({ type: "node", node }) : choose({ type: "edge", edge: edges.id.indexOf(key) });
}

// How much is drawn, and of how much: the same words in the strip and in the panel.
export function figures(now) {
  const view = viewOf(now);
  const counts = { nodes: view.nodes.length, edges: view.edges.length, allNodes: block.totals[0], allEdges: block.totals[1] };
  return Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, number(n)]));
}

export function updateStage(now) {
  const table = shownView(now) === "table";
  byId("table").hidden = !table;
  for (const id of ["graph", "zoom"]) byId(id).hidden = table;
  const view = viewOf(now);
  byId("empty").hidden = table || view.edges.length > 0;
  byId("empty").textContent = edges.id.length ? t("nothing_left") : t("empty");
  if (table) return;
  byId("shown").textContent = t("shown", figures(now));
  renderer ??= createRenderer(byId("graph"), block.options, onClick);
  renderer.draw(plainView(now));
  // Nothing moves unless asked: only another focus, depth or expansion brings another frame.
  const frame = JSON.stringify([now.focus, now.depth, now.expanded]);
  if (frame !== fitted) renderer.fit(view.nodes.map((node) => nodes.id[node]));
  fitted = frame;
}

// Brought into view: what the choice puts in front, or all.
export function fitChoice() {
  const view = viewOf(state());
  renderer?.fit([...(inFront(view)?.nodes ?? view.nodes)].map((node) => nodes.id[node]));
}

export function zoom(how) {
  if (how === "fit") renderer.fit(viewOf(state()).nodes.map((node) => nodes.id[node]));
  else renderer.fit([], how === "in" ? 1.3 : 1 / 1.3);
}
