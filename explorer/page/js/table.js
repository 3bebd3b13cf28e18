import { byDate, edges, evidence, familyName, kindName, piecesOf, relations } from "./data.js";
import { documentTitle, flags, speaker, statusWords } from "./claim.js";
import { byId, h, replace } from "./dom.js";
import { viewOf } from "./filters.js";
import { counted, dateText, label, language, t, word } from "./i18n.js";
import { kindSample, lineSample } from "./samples.js";
import { chosenEdge, choose, state } from "./state.js";

// Roles are named because narrow windows lay the rows out as cards, which would take them away.
// The same state as the drawing, as a table: an equal view, sorted by any of its columns.
const COLUMNS = [
  ["from", (edge) => label(edges.source[edge])],
  ["relation", (edge) => word(relations, edges.relation[edge])],
  ["to", (edge) => label(edges.target[edge])],
  ["date", null],
  ["said", (edge) => statusWords(edge)],
  ["by", (edge) => speaker(edge)],
  ["sources", (edge) => sources(edge)],
];
let sorted = { column: "date", down: false };

function sources(edge) {
  const titles = [...new Set(piecesOf[edge].map((piece) => documentTitle(evidence.document[piece])))];
  return titles.length > 1 ? t("more_sources", { title: titles[0], n: titles.length - 1 }) : titles.join("");
}

function ordered(list) {
  const read = new Map(COLUMNS).get(sorted.column);
  const compare = new Intl.Collator(language(), { numeric: true }).compare;
  const rows = [...list].sort((a, b) => (read ? compare(read(a), read(b)) : 0) || byDate(a, b));
  return sorted.down ? rows.reverse() : rows;
}

const actor = (node) => h("span", { class: "actor" }, kindSample(kindName(node)), h("bdi", {}, label(node)));

function edgeRow(edge) {
  const cells = [
    actor(edges.source[edge]),
    h("button", { type: "button", class: "relation-cell", "data-edge": edge }, lineSample(familyName(edge)), word(relations, edges.relation[edge])),
    actor(edges.target[edge]),
    edges.date[edge] === null ? h("span", { class: "faint" }, t("undated")) : dateText(edges.date[edge], "short"),
    flags(edge).length ? flags(edge) : h("span", { class: "faint usual" }, t("fact")),
    edges.speaker[edge] < 0 ? h("span", { class: "faint usual" }, t("document_short")) : h("bdi", {}, speaker(edge)),
    h("bdi", { class: "source", title: sources(edge) }, sources(edge)),
  ];
  return h("tr", { role: "row", "data-row": edge, onclick: () => choose({ type: "edge", edge }) },
    cells.map((cell, place) => h("td", { role: "cell", "data-name": t(COLUMNS[place][0]) }, cell)));
}

function sortBy(column) {
  sorted = { column, down: sorted.column === column && !sorted.down };
  updateTable(state());
}

export function buildTable() {
  const heads = COLUMNS.map(([key]) => h("th", { scope: "col", role: "columnheader", "data-sort": key },
    h("button", { type: "button", onclick: () => sortBy(key) }, t(key), h("span", { class: "arrow", "aria-hidden": "true" }))));
  replace(byId("table"), h("table", { role: "table" }, h("caption", {}), h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads)), h("tbody", { role: "rowgroup" })));
}

let made = { view: null, sorted: null, language: null };

export function updateTable(now) {
  if (byId("table").hidden) return;
  const [table, view] = [byId("table").firstElementChild, viewOf(now)];
  if (made.view !== view || made.sorted !== sorted || made.language !== language()) {
    replace(table.tBodies[0], ordered(view.edges).map(edgeRow));
    replace(table.caption, counted("table_caption", view.edges.length), h("span", { class: "faint" }, ` · ${t("sort_hint")}`));
    made = { view, sorted, language: language() };
  }
  for (const head of table.tHead.querySelectorAll("th")) {
    const on = head.dataset.sort === sorted.column;
    head.setAttribute("aria-sort", on ? (sorted.down ? "descending" : "ascending") : "none");
  }
  for (const each of table.tBodies[0].rows) each.toggleAttribute("aria-current", Number(each.dataset.row) === chosenEdge());
}
