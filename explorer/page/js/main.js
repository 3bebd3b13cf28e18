import { badKeys, notice, openSheet, startChrome, updateChrome } from "./chrome.js";
import { edges, nodes } from "./data.js";
import { byId } from "./dom.js";
import { viewOf } from "./filters.js";
import { label, number, speak, t } from "./i18n.js";
import { phrase } from "./phrases.js";
import { startKeyboard } from "./keyboard.js";
import { buildLegend, updateLegend } from "./legend.js";
import { expand, startFrom, updatePanel } from "./panel.js";
import { startSearch } from "./search.js";
import { drawing, startStage, updateStage, zoom } from "./stage.js";
import { begin, choose, isNarrow, listen, onBadHash, shownView, state } from "./state.js";
import { buildTable, updateTable } from "./table.js";
import { buildYears, updateYears } from "./years.js";

// Putting it together: parts that are built once a language, and brought up to date whenever the state changes.
let built = null;
let stands = () => {};
let chosen = null;

// The drawing comes first, and the rest once it is on the screen: that is what a reader waits for.
function update(now) {
  if (built !== null || shownView(now) !== "graph") return updateAll(now);
  drawFirst(now);
  return setTimeout(() => { updateAll(state()); stands(true); });
}

function updateAll(now) {
  if (now.language !== built) {
    built = now.language;
    speak(built);
    [buildLegend, buildTable, buildYears].forEach((build) => build());
  }
  [updateChrome, updateStage, updateTable, updateLegend, updateYears, updatePanel].forEach((part) => part(now));
  tellChoice(now);
}

function tellChoice(now) {
  const told = JSON.stringify(now.chosen);
  if (told === chosen) return;
  if (chosen !== null && now.chosen?.type === "node") say(t("say_selected", { label: label(now.chosen.node) }));
  if (chosen !== null && now.chosen?.type === "edge") say(t("say_selected", { label: phrase(now.chosen.edge) }));
  if (now.chosen && isNarrow()) openSheet("evidence");
  chosen = told;
}

function pick(node) {
  if (viewOf(state()).nodes.includes(node)) choose({ type: "node", node });
  else startFrom(node);
  drawing()?.focus(nodes.id[node]);
}

// For tests: when the page stands, where a node or line lies in the window, and what is shown.
function hook(ready) {
  const corner = () => byId("graph").getBoundingClientRect();
  window.foedus = {
    ready,
    pointOf: (id) => {
      const at = drawing()?.positionOf(id);
      return at ? { x: at.x + corner().x, y: at.y + corner().y } : null;
    },
    state: () => {
      const [now, view] = [state(), viewOf(state())];
      return {
        focus: now.focus.map((node) => nodes.id[node]), nodes: view.nodes.map((node) => nodes.id[node]), edges: view.edges.map((edge) => edges.id[edge]),
        chosen: now.chosen, language: now.language, view: shownView(now), labels: drawing()?.seen().names ?? [],
      };
    },
  };
}

function startPage() {
  startChrome(() => update(state()));
  startSearch(pick, say);
  startKeyboard(byId("graph"), { renderer: drawing, state, choose, expand, say });
  for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => zoom(button.dataset.zoom));
  listen(update);
  listen(() => notice(""));
  onBadHash(badKeys);
  begin();
  startStage();
  matchMedia("(max-width: 899px)").addEventListener("change", () => update(state()));
  const { nodes: drawnNodes, edges: drawnEdges } = viewOf(state());
  say(t("say_shown", { nodes: number(drawnNodes.length), edges: number(drawnEdges.length) }));
}

startPage();
hook(new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => done(true))); }));
