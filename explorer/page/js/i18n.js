import { block, nodes } from "./data.js";
import { h } from "./dom.js";

let spoken = block.language;
let plural = new Intl.PluralRules(spoken);

export const languages = Object.keys(block.words);
export const language = () => spoken;
export const pageTitle = () => block.title[spoken];

export function speak(wanted) {
  spoken = wanted;
  plural = new Intl.PluralRules(wanted);
  document.documentElement.lang = wanted;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) {
    element.setAttribute("aria-label", t(element.dataset.tLabel));
    if (element.matches("button.icon")) element.title = t(element.dataset.tLabel);
  }
}

export function t(key, values) {
  const words = block.words[spoken][key] ?? key;
  return values ? words.replace(/\{(\w+)\}/g, (slot, name) => (name in values ? String(values[name]) : slot)) : words;
}

export const has = (key) => key in block.words[spoken];
export const counted = (key, n, values) => t(`${key}_${plural.select(n) === "one" ? "one" : "other"}`, { n: number(n), ...values });
// Small numbers look the same in every language, and the first call to Intl costs more than all else at the start.
export const number = (n) => (n < 1000 ? String(n) : n.toLocaleString(spoken));

// A name of spaces only is none.
export const label = (node) => (nodes[spoken][node]?.trim() ? nodes[spoken][node] : nodes.id[node] || "∅");
// The language of a name that is not in the page's own: nothing where it is, or nobody knows.
const tongueOf = (node) => (nodes.tongue[node] === spoken ? "" : nodes.tongue[node]) || null;
// A node's name as an element, so that a screen reader speaks it in its own language.
export const called = (node) => h("bdi", { lang: tongueOf(node) }, label(node));
// A text that names some nodes, with such names marked.
export function naming(text, ...ends) {
  const foreign = ends.find((node) => tongueOf(node) && text.includes(label(node)));
  if (foreign === undefined) return [text];
  const [before, ...after] = text.split(label(foreign));
  return [...naming(before, ...ends), called(foreign), ...naming(after.join(label(foreign)), ...ends)];
}
// What the drawing calls a node: its acronym where the whole name is long.
export const shortLabel = (node) => (nodes[`short_${spoken}`][node]?.trim() ? nodes[`short_${spoken}`][node] : label(node));
export const word = (column, place) => column[spoken][place];

const PARTS = [
  [/^(-?\d{4})$/, { year: "numeric" }],
  [/^(-?\d{4})-(\d\d)$/, { year: "numeric", month: "long" }],
  [/^(-?\d{4})-(\d\d)-(\d\d)$/, { year: "numeric", month: "long", day: "numeric" }],
];

// A first and a last day; a first that is not known itself may be an interval in brackets.
const HALVES = /^(\[[^\]]*\]|[^/]*)\/(.*)$/;

const isDay = (half) => /^\d{4}-\d\d-\d\d$/.test(half);

// An EDTF date in words, months whole or "short"; what is finer than this knows stays as it is written.
export function dateText(edtf, month = "long") {
  if (edtf === null || edtf === undefined) return t("undated");
  const halves = HALVES.exec(edtf);
  if (!halves) return single(edtf, month);
  const [, from, to] = halves;
  const open = (half) => half === ".." || half === "";
  if (open(to)) return open(from) ? edtf : t(isDay(from) ? "date_since_day" : "date_since", { from: single(from, month) });
  return open(from) ? t(isDay(to) ? "date_until_day" : "date_until", { to: single(to, month) }) : t("date_interval", { from: single(from, month), to: single(to, month) });
}

function single(edtf, month) {
  if (edtf.startsWith("[")) {
    const [from, to] = edtf.slice(1, -1).split("/");
    return t(to === ".." ? "date_later" : "date_between", { from: single(from, month), to: single(to, month) });
  }
  if (/[?~%]$/.test(edtf)) return t("date_about", { date: single(edtf.slice(0, -1), month) });
  for (const [pattern, options] of PARTS) {
    const found = pattern.exec(edtf);
    if (!found) continue;
    const day = new Date(Date.UTC(2000, (found[2] ?? 1) - 1, found[3] ?? 1));
    day.setUTCFullYear(Number(found[1]));
    if (options.month === undefined || Number(found[1]) < 1) return options.month === undefined ? found[1] : edtf;
    return new Intl.DateTimeFormat(spoken === "en" ? "en-GB" : spoken, { ...options, ...(options.month && { month }), timeZone: "UTC" }).format(day).replace(/^1 /, spoken === "fr" ? "1er " : "1 ");
  }
  return edtf;
}
