import { block, edges } from "./data.js";
import { byId, h } from "./dom.js";
import { viewOf } from "./filters.js";
import { counted, number, t } from "./i18n.js";
import { LIFTED } from "./routes.js";
import { change } from "./state.js";
import { lastTold, timeless } from "./timeless.js";

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
export const scopeText = (list, now) => [amount(list, now), timeless(list, now), lastTold(list, now)].filter(Boolean).join(" · ");

function amount(list, now) {
  const [view, all] = [viewOf(now), listOf(now)];
  if (list.length < all.length) return t("with_tail", { text: counted(narrowed(now), list.length, { all: number(all.length) }), tail: drawnText(list, view) });
  if (view.play) return counted("table_play", list.length);
  if (now.drawn) return t("with_tail", { text: counted("table_drawn", list.length), tail: counted("filters_leave", view.left.length) });
  return t("with_tail", { text: counted("table_caption", list.length), tail: drawnText(list, view) });
}

// The filters that are on in a list, with what lifts each: those of the table alone, and those of the page where it heeds
// them. What is in play in a case is so whatever the filters.
const TABLE = { words: { find: "" }, document: { document: null } };

function filtersOn(now, own) {
  const { play } = viewOf(now);
  const heeded = { ...own, ...(play ? {} : { drawn: { drawn: false } }), ...(play && now.mode === "obligations" ? {} : LIFTED) };
  return Object.entries(heeded).filter(([, lifted]) => Object.entries(lifted).some(([name, value]) => JSON.stringify(now[name]) !== JSON.stringify(value)));
}

const emptyWhy = (now) => (!viewOf(now).play ? "empty" : now.mode === "path" && now.ends.includes(null) ? "empty_ends" : "empty_play");

// What is on, with a button that lifts it; a list that is empty says why.
export function filtersNote(now, list, { id, table = false }) {
  const on = filtersOn(now, table ? TABLE : {});
  const names = on.map(([name]) => t(`filter_${name}`)).join(", ");
  if (!on.length) return list.length ? null : t(emptyWhy(now));
  return [t(list.length ? "filters_on" : "filters_leave_none", { filters: names }), " ",
    h("button", { type: "button", class: "plain inline", id, onclick: () => change(Object.assign({}, ...on.map(([, lifted]) => lifted))) }, t("filters_off"))];
}

// The switch between the two; where a mode is about some relations, all of those are drawn.
export const drawnSwitch = (id, now) => h("label", { class: "check drawn-switch", hidden: Boolean(viewOf(now).play) },
  h("input", { type: "checkbox", id, checked: now.drawn, onchange: ({ target }) => change({ drawn: target.checked }) }), h("span", {}, t("only_drawn")));

export function updateSwitch(id, now) {
  byId(id).checked = now.drawn;
  byId(id).parentElement.hidden = Boolean(viewOf(now).play);
}
