import { byDate, documents, edges, evidence, kindName, piecesOf } from "./data.js";
import { documentTitle, documentsOf, flags, marksOf, originText, sources, speaker, statusWords } from "./claim.js";
import { byId, h, replace } from "./dom.js";
import { called, dateText, label, language, t } from "./i18n.js";
import { fold, kin, lastYear } from "./names.js";
import { relationWord } from "./phrases.js";
import { edgeSample, kindSample } from "./samples.js";
import { drawnSwitch, filtersNote, listOf, scopeText, updateSwitch } from "./scope.js";
import { change, chosenEdge, choose, state } from "./state.js";

// The relations of a state as a table: more than a drawing has room for, sorted by any column and narrowed by any word.
// Roles are named because narrow windows lay the rows out as cards, which would take them away.
const COLUMNS = [
  ["from", (edge) => label(edges.source[edge])],
  ["relation", relationWord],
  ["to", (edge) => label(edges.target[edge])],
  ["date", null],
  ["said", (edge) => statusWords(edge)],
  ["by", (edge) => speaker(edge)],
  ["sources", (edge) => sources(edge)],
];

const sorting = ({ sort }) => ({ column: sort.replace(/^-/, ""), down: sort.startsWith("-") });

function ordered(list, now) {
  const { column, down } = sorting(now);
  const read = new Map(COLUMNS).get(column);
  const compare = new Intl.Collator(language(), { numeric: true }).compare;
  const rows = [...list].sort((a, b) => (read ? compare(read(a), read(b)) : 0) || byDate(a, b));
  return down ? rows.reverse() : rows;
}

// The relations of a state that the chosen document tells of, and that hold all words typed into the table's own box,
// anywhere in their row; where these are a name, by any other name of whoever has it.
export function listedIn(now) {
  const wanted = termsOf(fold(now.find));
  const from = (edge) => piecesOf[edge].some((piece) => evidence.document[piece] === now.document);
  const list = now.document === null ? listOf(now) : listOf(now).filter(from);
  if (!wanted.length) return list;
  const made = (edge) => fold([...marksOf(edge).map(([mark]) => mark), ...COLUMNS.filter(([, read]) => read).map(([, read]) => read(edge)), dateCell(edge), ...piecesOf[edge].map((piece) => evidence.quote[piece])].join(" "));
  return list.filter((edge) => {
    const row = rowText(edge, made);
    const ends = [edges.source[edge], edges.target[edge], edges.speaker[edge]];
    return wanted.every(({ said, is, also }) => row.includes(said) || ends.some((node) => is.has(node)) || also.some((name) => ` ${row} `.includes(` ${name} `)));
  });
}

let folded = { language: null, rows: [] };

// The words of a row, folded once a language.
function rowText(edge, made) {
  if (folded.language !== language()) folded = { language: language(), rows: [] };
  folded.rows[edge] ??= made(edge);
  return folded.rows[edge];
}

// Who else has a name that is typed: whose rows are found by it, though they are usually called otherwise.
function calledSo(list, now) {
  const there = new Set(list.flatMap((edge) => [edges.source[edge], edges.target[edge], edges.speaker[edge]]));
  return termsOf(fold(now.find)).flatMap(({ said, is }) => {
    const others = [...is].filter((node) => there.has(node) && fold(label(node)) !== said);
    const named = others.map((node) => [label(node), lastYear(node) && t("until_year", { year: lastYear(node) })].filter(Boolean).join(", "));
    return others.length ? t("called_so", { name: now.find.trim(), who: named.join("; ") }) : [];
  });
}

// What is typed as one name, or else word by word, each with whom it names.
function termsOf(typed) {
  const whole = { said: typed, ...kin(typed) };
  if (whole.also.length) return [whole];
  return typed.split(" ").filter(Boolean).map((said) => ({ said, ...kin(said) }));
}

const dateCell = (edge) => (edges.date[edge] === null ? t("undated") : dateText(edges.date[edge], "short"));
const actor = (node) => h("span", { class: "actor" }, kindSample(kindName(node)), called(node));

// The title in a line, and who published it when in another: whole they are in the panel.
function sourceCell(edge) {
  const [at = -1, ...others] = documentsOf(edge);
  return h("span", { class: "source", title: sources(edge) }, h("bdi", {}, others.length ? t("more_sources", { title: documentTitle(at), n: others.length }) : documentTitle(at)),
    h("bdi", { class: "faint" }, originText(at)));
}

function edgeRow(edge) {
  const marks = flags(edge, { speakers: false });
  const cells = [
    actor(edges.source[edge]),
    h("button", { type: "button", class: "relation-cell", "data-edge": edge }, edgeSample(edge), relationWord(edge)),
    actor(edges.target[edge]),
    h("span", { class: edges.date[edge] === null ? "faint" : null }, dateCell(edge)),
    marks.length ? marks : h("span", { class: "faint usual" }, t(edges.speaker[edge] < 0 ? "fact" : "claimed")),
    edges.speaker[edge] < 0 ? h("span", { class: "faint usual" }, t("document_short")) : h("bdi", {}, speaker(edge)),
    sourceCell(edge),
  ];
  return h("tr", { role: "row", "data-row": edge, onclick: () => choose({ type: "edge", edge }) },
    cells.map((cell, place) => h("td", { role: "cell", "data-name": t(COLUMNS[place][0]) }, cell)));
}

function sortBy(column) {
  const now = sorting(state());
  change({ sort: now.column === column && !now.down ? `-${column}` : column }, { step: false });
}

export function buildTable() {
  const heads = COLUMNS.map(([key]) => h("th", { scope: "col", role: "columnheader", "data-sort": key },
    h("button", { type: "button", id: `sort-${key}`, onclick: () => sortBy(key) }, t(key), h("span", { class: "arrow", "aria-hidden": "true" }))));
  const box = h("input", { type: "search", id: "table-find", "aria-label": t("table_find"), placeholder: t("table_find"), autocomplete: "off", spellcheck: "false" });
  box.addEventListener("input", () => change({ find: box.value }, { step: false }));
  const source = h("select", { id: "table-document", "aria-label": t("document"), onchange: () => change({ document: source.value === "" ? null : Number(source.value) }) });
  replace(byId("table"), h("div", { class: "table-tools" }, box, source, drawnSwitch("only-drawn", state())), h("p", { class: "filters-on", id: "table-filters", role: "status" }),
    h("table", { role: "table" }, h("caption", {}), h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads)), h("tbody", { role: "rowgroup" })));
}

// The documents to choose from: more may have been fetched since.
function updateDocuments({ document: at, language: spoken }) {
  const select = byId("table-document");
  const option = (value, text) => h("option", { value, lang: value === "" ? spoken : documents.language[value] }, text);
  if (select.options.length !== documents.id.length + 1) replace(select, option("", t("every_document")), documents.id.map((_, place) => option(String(place), documentTitle(place))));
  select.value = at === null ? "" : String(at);
}

let made = { key: null, view: null };

export function updateTable(now) {
  if (byId("table").hidden) return;
  const [table, view] = [byId("table").querySelector("table"), listOf(now)];
  const key = JSON.stringify([now.sort, now.find, now.document, now.language, now.drawn]);
  if (made.view !== view || made.key !== key || !table.caption.hasChildNodes()) {
    const list = listedIn(now);
    replace(table.tBodies[0], ordered(list, now).map(edgeRow));
    replace(table.caption, scopeText(list, now), h("span", { class: "faint" }, ` · ${t("sort_hint")}`));
    replace(byId("table-filters"), filtersNote(now, list, { id: "table-whole", table: true }), calledSo(list, now).map((each) => h("span", { class: "called-so" }, " ", each)));
    made = { view, key };
  }
  const [box, { column, down }] = [byId("table-find"), sorting(now)];
  if (box.value !== now.find) box.value = now.find;
  updateSwitch("only-drawn", now);
  updateDocuments(now);
  for (const head of table.tHead.querySelectorAll("th")) {
    head.setAttribute("aria-sort", head.dataset.sort !== column ? "none" : down ? "descending" : "ascending");
  }
  for (const each of table.tBodies[0].rows) {
    if (Number(each.dataset.row) === chosenEdge()) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
}
