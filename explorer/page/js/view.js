import { sources } from "./claim.js";
import { block, byDate, edges, families, familyName, isNegated, kindName, lineMark, marks, modality, nodes, pairOf, relations } from "./data.js";
import { daysOf } from "./days.js";
import { viewOf } from "./filters.js";
import { shortLabel, t } from "./i18n.js";
import { inWords, relationWord } from "./phrases.js";
import { chosenEdge, chosenNode, chosenPair } from "./state.js";

// What the state shows, turned into the plain view that the renderer understands.
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const known = new Map();
  const read = (name) => known.get(name) ?? known.set(name, style.getPropertyValue(name).trim()).get(name);
  return { paper: read("--paper"), ink: read("--ink"), soft: read("--soft"), accent: read("--accent"), read };
}

// What stands in front: what the choice is about, else what the mode puts in play, else everything.
export function inFront(view) {
  const [node, pair] = [chosenNode(), chosenPair()];
  if (node === null && !pair) return view.play && { nodes: view.play.nodes, edges: view.play.edges, links: true };
  const about = (edge) => (node === null ? String(pairOf(edge)) === String(pair) : pairOf(edge).includes(node));
  const kept = view.listed.filter(about);
  const links = (view.play?.links ?? []).filter(({ from, to }) => (node === null ? pair.includes(from) && pair.includes(to) : [from, to].includes(node)));
  return { nodes: new Set(node === null ? pair : [node, ...kept.flatMap(pairOf), ...links.flatMap(({ from, to }) => [from, to])]), edges: new Set(kept) };
}

// Whether it is no longer there: today, or on the day that is looked at.
const isPast = (node, { on }) => (on === null || !nodes.life[node] ? Boolean(nodes.ended[node]) : nodes.life[node][1] < daysOf(on)[0]);

function nodeMark(node, view, front, now, palette) {
  const name = kindName(node);
  const chosen = chosenNode() === node || Boolean(chosenPair()?.includes(node));
  const strong = chosen || (view.play ? view.play.strong.has(node) : now.focus.includes(node));
  // What a file does not carry cannot be added, but it is there to be told of.
  const hidden = (view.hidden.get(node) ?? 0) + (block.served ? 0 : nodes.beyond[node]);
  const [year, label] = [nodes.year[node], shortLabel(node)];
  const faded = Boolean(front && !front.nodes.has(node));
  return {
    key: nodes.id[node], x: nodes.x[node], y: nodes.y[node], ...marks.kinds[name], fill: palette.read(`--kind-${name}`), ink: palette.ink,
    dashed: isPast(node, now), label, below: year && !label.includes(year) ? String(year) : null, strong,
    rank: (strong ? 4000 : 0) + (front?.nodes.has(node) ? 2000 : 0) - node, faded, aside: Boolean(view.play && !view.play.nodes.has(node)), ring: chosen, badge: hidden && !view.play ? `+${hidden}` : null,
  };
}

function edgeMark(edge, bend, front, palette) {
  const name = familyName(edge);
  const chosen = chosenEdge() === edge;
  const tagged = chosen || (front?.edges.has(edge) && chosenPair());
  return {
    key: edges.id[edge], from: nodes.id[edges.source[edge]], to: nodes.id[edges.target[edge]], bend, ...lineMark(edges.relation[edge]),
    both: Boolean(relations.symmetric[edges.relation[edge]]), colour: palette.read(`--family-${name}`), strong: chosen, must: chosen,
    sign: isNegated(edge) ? "✕" : modality(edge) === "actual" ? "" : "?", faded: Boolean(front && !front.edges.has(edge)),
    tag: tagged && edges.source[edge] !== edges.target[edge] ? tagText(edge) : "", title: () => cited(edge),
  };
}

// What a line says and who says so, for whoever keeps the drawing.
const cited = (edge) => `${inWords(edge)} — ${sources(edge)}`;

function tagText(edge) {
  const unreal = isNegated(edge) ? t("negated") : modality(edge) === "actual" ? "" : t(`modality_${modality(edge)}`);
  return relationWord(edge) + (unreal && ` (${unreal})`);
}

function ropeMark(key, pair, front, palette) {
  const [from, to] = key.split("~").map(Number);
  const tally = families.name.map((name) => ({ colour: palette.read(`--family-${name}`), share: pair.filter((edge) => familyName(edge) === name).length / pair.length }));
  return {
    key: `rope ${key}`, from: nodes.id[from], to: nodes.id[to], bend: 0, width: 5, dashes: false, end: "", both: false, colour: palette.rope,
    count: pair.length, shares: tally.filter(({ share }) => share), faded: Boolean(front && !pair.some((edge) => front.edges.has(edge))), strong: false,
    title: () => pair.map(cited).join("\n"),
  };
}

// Up to three relations of a pair fan out; more become one rope, from which the chosen one stands out. What is aside has no
// part in what the mode is about, whatever is chosen.
const pairMarks = ([key, pair], play, front, palette) => linesOf([key, pair], front, palette).map((mark) => ({ ...mark, aside: Boolean(play && !pair.some((edge) => play.edges.has(edge))) }));

function linesOf([key, pair], front, palette) {
  const fan = marks.fans[pair.length - 1];
  if (!fan) {
    const chosen = pair.filter((edge) => edge === chosenEdge());
    return [ropeMark(key, pair, front, palette), ...chosen.map((edge) => edgeMark(edge, 0.2, front, palette))];
  }
  return [...pair].sort(byDate).map((edge, place) => edgeMark(edge, edges.source[edge] <= edges.target[edge] ? fan[place] : -fan[place], front, palette));
}

// What a mode draws beside the relations: duties, each kind in a line of its own.
function linkMark(link, front, palette) {
  const { width, dashes, end, double = false } = marks.duties[link.kind];
  const away = front && front.links !== true && !(front.nodes.has(link.from) && front.nodes.has(link.to));
  return {
    key: link.key, from: nodes.id[link.from], to: nodes.id[link.to], bend: 0.12, width, dashes, end, double, both: false,
    colour: palette.read(`--duty-${link.kind}`), strong: Boolean(link.chosen), must: Boolean(link.chosen), sign: link.sign, tag: link.tag, title: () => link.title, faded: Boolean(away), owed: true,
  };
}

export function plainView(now, palette = colours()) {
  const view = viewOf(now);
  const front = inFront(view);
  const shades = { ...palette, rope: palette.read("--family-structure") };
  return {
    nodes: view.nodes.map((node) => nodeMark(node, view, front, now, shades)),
    edges: [...[...view.pairs].flatMap((pair) => pairMarks(pair, view.play, front, shades)), ...(view.play?.links ?? []).map((link) => linkMark(link, front, shades))],
    colours: palette, camera: now.camera,
  };
}
