import { block, edges, families, isRefusal, kinds, lineMark, marks, nodes, relations } from "./data.js";
import { byId, h, replace } from "./dom.js";
import { countsOf, viewOf } from "./filters.js";
import { called, counted, label, language, number, t, word } from "./i18n.js";
import { dutySample, endedSample, kindSample, lineSample, ropeSample } from "./samples.js";
import { change, state } from "./state.js";

// The legend is the filter: a checkbox, a drawn sample and a count for each kind, family and relation.
let rows = [];

const present = (column) => [...new Set(column)].sort((a, b) => a - b);
const without = (list, items) => list.filter((each) => !items.includes(each));

function row(name, sample, members, key, counter, className = "") {
  const box = h("input", { type: "checkbox", onchange: () => toggle(key, members, box.checked) });
  const count = h("span", { class: "count" });
  rows.push({ box, count, members, key, counter });
  return h("label", { class: `row ${className}` }, box, sample, h("span", { class: "name" }, name), count);
}

function toggle(key, members, on) {
  const left = without(state()[key], members);
  change({ [key]: on ? left : [...left, ...members].sort((a, b) => a - b) });
}

function familyRows(family) {
  const name = families.name[family];
  const members = present(edges.relation).filter((relation) => relations.family[relation] === family);
  const inner = h("div", { id: `family-${name}` }, members.map((relation) => row(word(relations, relation), isRefusal(relation) ? lineSample(name, { mark: lineMark(relation) }) : null, [relation], "hiddenRelations", "relations")));
  const fold = h("button", {
    type: "button", class: "icon fold", "aria-expanded": "true", "aria-controls": inner.id, "aria-label": word(families, family),
    onclick: () => fold.setAttribute("aria-expanded", String(inner.toggleAttribute("hidden") === false)),
  });
  return h("div", { class: "family" },
    h("div", { class: "family-head" }, row(word(families, family), lineSample(name), members, "hiddenRelations", "relations", "strong"), fold), inner);
}

function depthSwitch() {
  return h("div", { class: "switch depth", role: "group", "aria-label": t("depth") }, [1, 2, 3].map((depth) =>
    h("button", { type: "button", "data-depth": depth, title: counted("depth_is", depth), "aria-label": counted("depth_is", depth), onclick: () => change({ depth }) }, String(depth))));
}

function signs() {
  const listed = [
    [lineSample("conflict", { sign: "✕", faint: true }), t("mark_negated")],
    [lineSample("cooperation", { sign: "?", faint: true }), t("mark_unreal")],
    [ropeSample(), t("mark_rope")],
    [endedSample(), t("mark_ended")],
  ];
  return h("ul", { class: "signs" }, listed.map(([sample, text]) => h("li", {}, sample, h("span", {}, text))));
}

// The lines of duties, while a mode draws such lines.
function updateDuties(now) {
  const drawn = new Set((viewOf(now).play?.links ?? []).map(({ kind }) => kind));
  const kinds = Object.keys(marks.duties).filter((kind) => drawn.has(kind));
  if (byId("duty-key").dataset.shown === kinds.join()) return;
  byId("duty-key").dataset.shown = kinds.join();
  const lines = kinds.map((kind) => h("li", { "data-duty": kind }, dutySample(kind), h("span", {}, block.law.obligations[kind][language()])));
  replace(byId("duty-key"), kinds.length ? [h("h2", {}, t("duty_lines")), h("ul", { class: "signs" }, lines)] : null);
}

export function buildLegend() {
  rows = [];
  const shownFamilies = present(edges.relation.map((relation) => relations.family[relation]));
  replace(byId("legend"),
    h("div", { class: "heading" }, h("h2", {}, t("is_focus"))),
    h("ul", { class: "focus", id: "focus" }),
    h("div", { class: "reach" }, h("span", {}, t("depth_before")), depthSwitch(), h("span", {}, t("depth_after"))),
    h("div", { id: "duty-key" }),
    h("p", { class: "faint counts-note" }, t("legend_counts")),
    h("div", { class: "heading" }, h("h2", {}, t("kinds")), h("button", { type: "button", class: "plain", id: "show-all", onclick: showAll }, t("show_all"))),
    present(nodes.kind).map((kind) => row(word(pluralOf(), kind), kindSample(kinds.name[kind]), [kind], "hiddenKinds", "kinds")),
    h("h2", {}, t("relations")),
    shownFamilies.map(familyRows),
    h("h2", {}, t("line_marks")), signs());
}

const pluralOf = () => ({ fr: kinds.plural_fr, en: kinds.plural_en });
const showAll = () => change({ hiddenKinds: [], hiddenRelations: [] });

export function updateLegend(now) {
  const counts = countsOf(now);
  updateDuties(now);
  for (const { box, count, members, key, counter } of rows) {
    const off = members.filter((member) => now[key].includes(member)).length;
    box.checked = off < members.length;
    box.indeterminate = off > 0 && off < members.length;
    count.textContent = number(members.reduce((sum, member) => sum + (counts[counter].get(member) ?? 0), 0));
  }
  const focus = JSON.stringify([now.focus, now.language]);
  if (byId("focus").dataset.shown !== focus) {
    replace(byId("focus"), now.focus.map((node) => h("li", {}, kindSample(kinds.name[nodes.kind[node]]), called(node))));
    byId("focus").dataset.shown = focus;
  }
  for (const button of byId("legend").querySelectorAll("[data-depth]")) {
    button.setAttribute("aria-pressed", String(Number(button.dataset.depth) === now.depth));
  }
  byId("show-all").hidden = !now.hiddenKinds.length && !now.hiddenRelations.length;
}
