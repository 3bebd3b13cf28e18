import { block, edges } from "./data.js";
import { byId, h } from "./dom.js";
import { viewOf } from "./filters.js";
import { counted, number, t } from "./i18n.js";
import { change } from "./state.js";

// What table, timeline and files are about: every relation that the filters leave, or only those that are drawn.
export function listOf(now) {
  const { listed, left } = viewOf(now);
  return now.drawn ? listed : left;
}

// How many of some relations are drawn and how many not, and how many the store has where the page is a part of it.
function drawnText(list, { listed }) {
  const drawn = new Set(listed);
  const there = list.filter((edge) => drawn.has(edge)).length;
  const told = t("drawn_of", { drawn: number(there), away: number(list.length - there) });
  return block.totals[1] > edges.id.length ? [told, t("store_holds", { all: number(block.totals[1]) })].join(t("semicolon")) : told;
}

// What narrows the table besides the filters of the page.
const narrowed = ({ document: at, find }) => (at === null ? "table_found" : find.trim() ? "table_read_found" : "table_read");

// How many relations a list holds, of how many, and how many of them are drawn.
export function scopeText(list, now) {
  const [view, all] = [viewOf(now), listOf(now)];
  if (list.length < all.length) return t("with_tail", { text: counted(narrowed(now), list.length, { all: number(all.length) }), tail: drawnText(list, view) });
  if (view.play) return counted("table_play", list.length);
  if (now.drawn) return t("with_tail", { text: counted("table_drawn", list.length), tail: counted("filters_leave", view.left.length) });
  return t("with_tail", { text: counted("table_caption", list.length), tail: drawnText(list, view) });
}

// The switch between the two; where a mode is about some relations, all of those are drawn.
export const drawnSwitch = (id, now) => h("label", { class: "check drawn-switch", hidden: Boolean(viewOf(now).play) },
  h("input", { type: "checkbox", id, checked: now.drawn, onchange: ({ target }) => change({ drawn: target.checked }) }), h("span", {}, t("only_drawn")));

export function updateSwitch(id, now) {
  byId(id).checked = now.drawn;
  byId(id).parentElement.hidden = Boolean(viewOf(now).play);
}
