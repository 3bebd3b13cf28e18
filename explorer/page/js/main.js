import { attackOn, expand, standOf, startFrom, stepBy } from "./actions.js";
import { documentTitle } from "./claim.js";
import { badKeys, notice, openSheet, startChrome, updateChrome, updateTheme } from "./chrome.js";
import { block, edges, nodes } from "./data.js";
import { byId, replace } from "./dom.js";
import { countText } from "./dutyparts.js";
import { named } from "./dutywords.js";
import { viewOf } from "./filters.js";
import { updateTitle } from "./heading.js";
import { label, speak, t } from "./i18n.js";
import { startKeyboard } from "./keyboard.js";
import { afterFrame } from "./lazy.js";
import { mayAttack } from "./law.js";
import { buildLegend, updateLegend } from "./legend.js";
import { ledgerView, showPut } from "./ledger.js";
import { startModes } from "./modes.js";
import { goneOf } from "./gone.js";
import { answerOf } from "./obligations.js";
import { updatePanel } from "./panel.js";
import { inWords } from "./phrases.js";
import { startPaper } from "./paper.js";
import { startPicker } from "./picker.js";
import { startSaving } from "./save.js";
import { say, sayAtRest } from "./say.js";
import { scopeText } from "./scope.js";
import { drawStage, drawing, showsLedger, shownText, startStage, updateStage, zoom } from "./stage.js";
import { begin, change, choose, chooseTreaty, isNarrow, listen, onBadHash, shownView, state } from "./state.js";
import { buildTable, listedIn, updateTable } from "./table.js";
import { startTimeline, updateTimeline } from "./timeline.js";
import { turnTour } from "./tours.js";
import { buildYears, updateYears } from "./years.js";

// Putting it together: parts that are built once a language, and brought up to date whenever the state changes.
let built = null;
let chosen = null;
let entered = "[null,null]";
let stands = () => {};

// The drawing comes first, then its names, and the rest once these are on the screen: that is what a reader waits for.
function update(now) {
  updateTheme(now);
  if (built !== null || shownView(now) !== "graph") return updateAll(now);
  if (now.language !== block.language) speak(now.language);
  drawStage(now);
  return afterFrame(() => afterFrame(() => { if (built === null) updateAll(state()); }));
}

function updateAll(now) {
  if (now.language !== built) {
    built = now.language;
    speak(built);
    [buildLegend, buildTable, buildYears].forEach((build) => build());
  }
  [updateTitle, updateChrome, updateStage, updateLedger, updateTable, updateTimeline, updateLegend, updateYears, updatePanel].forEach((part) => part(now));
  tellChoice(now);
  tellShown(now);
  leadIn(now);
  stands(true);
}

let ledgerPut = null;

function updateLedger(now) {
  const place = byId("ledger");
  const put = JSON.stringify([now.case, now.tour]);
  if (place.hidden || (place.lang === now.language && ledgerPut === put)) return;
  // A case that was put meanwhile opens; what the reader opened stays so.
  const opened = place.lang === now.language ? [...place.querySelectorAll("details[open][id]")].map(({ id }) => id) : [];
  [place.lang, ledgerPut] = [now.language, put];
  replace(place, ledgerView(now));
  opened.forEach((id) => { byId(id).open = true; });
  showPut();
}

// In a narrow window what a mode or a tour says lies in a sheet: it opens when the mode, or a part of it, is entered; the
// ledger lies on the stage.
function leadIn(now) {
  const { mode, part, tour } = now;
  const led = JSON.stringify([mode === "explore" || showsLedger(now) ? null : [mode, part], tour]);
  if (isNarrow() && led !== entered && led !== "[null,null]") openSheet("evidence");
  entered = led;
}

function tellChoice(now) {
  const put = JSON.stringify(now.chosen);
  if (put === chosen) return;
  if (chosen !== null && now.chosen?.type === "node") say(t("say_selected", { label: label(now.chosen.node) }));
  if (chosen !== null && now.chosen?.type === "instrument") say(t("say_selected", { label: named(now.chosen.instrument) }));
  if (chosen !== null && now.chosen?.type === "document") say(t("say_selected", { label: documentTitle(now.chosen.document) }));
  if (chosen !== null && now.chosen?.type === "edge") say(t("say_selected", { label: inWords(now.chosen.edge) }));
  if (now.chosen && isNarrow()) openSheet("evidence");
  chosen = put;
}

let told = null;

// What filters, modes and cases leave: how much is drawn or listed, and what a case comes to.
function tellShown(now) {
  const answer = now.mode === "obligations" && !goneOf(now).length ? answerOf(now) : null;
  const text = answer ? countText(answer) : shownView(now) === "graph" ? shownText(now) : scopeText(listedIn(now), now);
  if (told !== null && told !== text) sayAtRest(text);
  told = text;
}

// A state that only treaties tell of has nothing to begin a drawing with, but a case; where one state is asked about, it
// is the state that is asked about.
function pick(node) {
  const { mode, part, case: put } = state();
  if (nodes.aside[node] && mode === "obligations" && part === "state") standOf(node, put.date);
  else if (nodes.aside[node]) attackOn(node);
  else if (viewOf(state()).nodes.includes(node)) choose({ type: "node", node });
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
        listed: listedIn(now).map((edge) => edges.id[edge]), answer: view.play?.answer ?? null, chosen: now.chosen, language: now.language, mode: now.mode,
        view: shownView(now), labels: drawing()?.seen().names ?? [],
      };
    },
  };
}

function turnStep(way) {
  const { mode, part, tour } = state();
  if (tour) turnTour(way);
  else if (mode === "obligations" && part === "steps") stepBy(way, answerOf(state())?.war.steps.length ?? 0);
}

// A step beyond the last of its case is that: the address says so too, and the reader is told.
function keepStep(now) {
  const { mode, part, step } = now;
  const last = mode === "obligations" && part === "steps" ? (answerOf(now)?.war.steps.length ?? step) : step;
  if (step <= last) return;
  change({ step: last }, { step: false });
  queueMicrotask(() => badKeys(["g"]));
}

function startPage() {
  startModes();
  startChrome(() => update(state()));
  startPicker(byId("search"), byId("suggestions"), { pick, pickTreaty: chooseTreaty, announce: say, accepts: (node) => !nodes.aside[node] || mayAttack(node) });
  startSaving();
  startPaper();
  startKeyboard(byId("graph"), { renderer: drawing, state, choose, expand, say, turnStep });
  for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => zoom(button.dataset.zoom));
  listen(keepStep);
  listen(update);
  listen(() => notice(""));
  onBadHash(badKeys);
  begin();
  startStage();
  startTimeline();
  matchMedia("(max-width: 899px)").addEventListener("change", () => update(state()));
}

hook(new Promise((done) => { stands = done; }).then(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => done(true))); })));
startPage();
afterFrame(() => say(shownText(state())));
