import { byDate, edges, evidence, piecesOf } from "./data.js";
import { askedText } from "./asked.js";
import { sources, speaker } from "./claim.js";
import { byId, h, replace } from "./dom.js";
import { titleOf } from "./heading.js";
import { dateText, t } from "./i18n.js";
import { ledgerOnPaper } from "./ledger.js";
import { inWords } from "./phrases.js";
import { drawingAsSvg } from "./save.js";
import { scopeText } from "./scope.js";
import { link, state } from "./state.js";
import { listedIn } from "./table.js";
import { timelineOnPaper } from "./timeline.js";

// Paper shows what the screen does, in light colours: the ledger or the timeline whole, else the drawing with every
// relation and its source; and what a case or a search for paths asked and found.
const shows = (id) => !byId(id).hidden;
function askedOnPaper(now) {
  const told = askedText(now);
  return told ? h("p", { class: "asked" }, told) : null;
}

// What only a screen can be asked is left out, and what is folded opens.
function unfolded(content) {
  for (const each of content.querySelectorAll(".parts, .fields, .actions, .cite, .look, .close, label, input, select")) each.remove();
  for (const each of content.querySelectorAll("details")) each.open = true;
  for (const each of [content, ...content.querySelectorAll("[id]")]) each.removeAttribute("id");
  return content;
}

const answerOnPaper = (now) => h("section", { class: "answer" }, askedOnPaper(now), ...unfolded(byId("evidence").cloneNode(true)).childNodes);

const quoteOf = (edge) => piecesOf[edge].slice(0, 1).map((piece) => evidence.quote[piece] && h("p", {}, h("q", {}, evidence.quote[piece])));

const line = (edge) => h("tr", {}, [[inWords(edge), quoteOf(edge)], dateText(edges.date[edge]), [sources(edge), h("p", {}, `${t("claimed_by")}: ${speaker(edge)}`)]].map((words) => h("td", {}, words)));

function relationsOnPaper(now) {
  const list = [...listedIn(now)].sort(byDate);
  return [h("h2", {}, scopeText(list, now)),
    h("table", {}, h("thead", {}, h("tr", {}, ["relation", "date", "sources"].map((key) => h("th", {}, t(key))))), h("tbody", {}, list.map(line)))];
}

function contentOf(now) {
  if (shows("ledger")) return unfolded(h("section", { class: "answer" }, ledgerOnPaper()));
  const answer = now.mode === "explore" ? null : answerOnPaper(now);
  if (shows("timeline")) return [unfolded(h("section", { class: "times" }, timelineOnPaper(now))), answer];
  return [drawingAsSvg(now), answer, relationsOnPaper(now)];
}

function fillPaper() {
  const root = document.documentElement;
  const theme = root.dataset.theme;
  root.dataset.theme = "light";
  replace(byId("paper"), h("h1", {}, titleOf(state())), h("p", {}, link()), contentOf(state()), h("p", {}, t("made_by")));
  root.dataset.theme = theme;
}

export function startPaper() {
  addEventListener("beforeprint", fillPaper);
  addEventListener("afterprint", () => replace(byId("paper")));
}
