import { createRenderer } from "./canvas.js";
import { block, edgeAt, edges, nodeAt, nodes } from "./data.js";
import { byId, h, replace } from "./dom.js";
import { asKnown } from "./dutywords.js";
import { viewOf } from "./filters.js";
import { counted, language, number, t } from "./i18n.js";
import { capital, inWords } from "./phrases.js";
import { change, choose, shownView, state } from "./state.js";
import { lastTold, timeless } from "./timeless.js";
import { inFront, plainView } from "./view.js";

// The place in the middle: the drawing, the table or the timeline, and what is said under them.
let renderer = null;
let framed = "";
let drawn = { view: null, state: null, theme: null };
export const drawing = () => renderer;
const ids = (some) => [...some].map((node) => nodes.id[node]);

function onPress(key) {
  if (key === null) return choose(null);
  if (key.startsWith("rope ")) return choose({ type: "pair", pair: key.slice(5).split("~").map(Number) });
  const link = viewOf(state()).play?.links.find((each) => each.key === key);
  if (link) return choose(link.choice);
  return nodeAt.has(key) ? choose({ type: "node", node: nodeAt.get(key) }) : choose({ type: "edge", edge: edgeAt.get(key) });
}

function onHover(key) {
  const container = byId("graph");
  container.classList.toggle("over", key !== null);
  container.title = key !== null && edgeAt.has(key) ? inWords(edgeAt.get(key)) : "";
}

const onLook = ({ x, y, scale }) => change({ camera: { x, y, scale } }, { step: false });

// How much is drawn, and of how much, on which day where that stands for today: the same words in the strip and in the panel.
export function shownText(now) {
  const { nodes, edges: lines } = viewOf(now);
  // "1 of 1" is a long way to say one.
  const told = (key, n, all) => counted(n === 1 && all === 1 ? `${key}_only` : key, n, { all: number(all) });
  const [actors, relations] = [told("actors_of", nodes.length, block.totals[0]), told("relations_of", lines.length, block.totals[1])];
  const known = asKnown(now.on);
  return [t("shown", { actors, relations }), timeless(lines, now), lastTold(lines, now), known && `${capital(known)}.`, block.kept[language()]].filter(Boolean).join(" ");
}

export const showsLedger = (now) => shownView(now) === "table" && now.mode === "obligations" && now.part === "ledger";

export function updateStage(now) {
  drawStage(now);
  tellEmpty(viewOf(now));
  if (shownView(now) === "graph") byId("shown").textContent = shownText(now);
}

// Without the words about it, which can wait until the first drawing stands.
export function drawStage(now) {
  const [shown, ledger] = [shownView(now), showsLedger(now)];
  byId("ledger").hidden = !ledger;
  for (const id of ["table", "timeline"]) byId(id).hidden = shown !== id || ledger;
  for (const id of ["graph", "zoom"]) byId(id).hidden = shown !== "graph";
  const view = viewOf(now);
  byId("empty").hidden = shown !== "graph" || view.edges.length > 0;
  if (shown !== "graph") return;
  renderer ??= createRenderer(byId("graph"), { onPress, onHover, onLook });
  // What stands already is not drawn again.
  const { theme } = document.documentElement.dataset;
  if (drawn.view !== view || drawn.state !== now || drawn.theme !== theme) renderer.draw(plainView(now));
  drawn = { view, state: now, theme };
  frameView(now, view);
}

// Why there is nothing to draw: the page's own filters, those that it was made with, or how little it carries.
function whyEmpty() {
  if (edges.id.length) return t("nothing_left");
  if (!block.served && nodes.beyond.some(Boolean)) return t("empty_cut");
  return !nodes.id.length && block.totals[1] ? counted("empty_filtered", block.totals[1]) : t("empty");
}

// A drawing of nothing says whether the filters leave anything elsewhere on the page, and leads there.
function tellEmpty({ left, nodes: discs }) {
  const more = left.length ? h("button", { type: "button", class: "action", id: "elsewhere", onclick: () => change({ view: "table", drawn: false }) }, counted("elsewhere", left.length)) : null;
  byId("empty").classList.toggle("above", discs.length > 0);
  replace(byId("empty"), h("span", {}, whyEmpty()), more);
}

// Nothing moves unless asked: only another focus, depth, expansion or play brings another frame.
function frameView(now, view) {
  const frame = JSON.stringify([now.focus, now.depth, now.expanded, now.mode, view.play && ids(view.play.nodes)]);
  if (!now.camera && (frame !== framed || !renderer.seen().scene)) renderer.fit(ids(view.play?.nodes.size ? view.play.nodes : view.nodes));
  framed = frame;
}

// Brought into view: what the choice puts in front, or all.
export function fitChoice() {
  const view = viewOf(state());
  renderer?.fit(ids(inFront(view)?.nodes ?? view.nodes));
}

export function zoom(how) {
  if (how === "fit") {
    change({ camera: null }, { step: false });
    renderer.fit(ids(viewOf(state()).nodes));
  } else renderer.zoom(how === "in" ? 1.3 : 1 / 1.3);
}

// Another size of the window: what was all in view stays all in view.
export function startStage() {
  new ResizeObserver(() => {
    const [{ hidden, clientWidth: w, clientHeight: h }, was] = [byId("graph"), renderer?.seen().scene?.camera];
    if (!renderer || hidden || (was?.w === w && was?.h === h)) return;
    renderer.draw(plainView(state()));
    if (!state().camera) renderer.fit(ids(viewOf(state()).nodes));
  }).observe(byId("graph"));
}
