import { pairOf } from "./data.js";
import { defaults, format, parse } from "./hash.js";

// The one state of the page. It changes here only; everybody who shows some of it listens.
let current = defaults();
const listeners = [];
let complain = () => {};

export const state = () => current;

// Below 900 px panels are sheets, and the table comes first where the address names no view.
const NARROW = matchMedia("(max-width: 899px)");
export const isNarrow = () => NARROW.matches;
export const shownView = (now) => now.view ?? (isNarrow() ? "table" : "graph");
export const listen = (listener) => listeners.push(listener);
export const onBadHash = (listener) => { complain = listener; };

// Take over a patch. A step worth going back to gets an entry in the browser's history; sliding does not.
export function change(patch, { step = true } = {}) {
  current = { ...current, ...patch };
  const hash = format(current);
  if (hash !== location.hash) {
    if (step) location.hash = hash;
    else location.replace(hash);
  }
  tell();
}

export function choose(chosen, claim = 0) {
  change({ chosen, claim });
}

export const chosenNode = () => (current.chosen?.type === "node" ? current.chosen.node : null);
export const chosenEdge = () => (current.chosen?.type === "edge" ? current.chosen.edge : null);

// The two nodes that the chosen edge or pair joins.
export function chosenPair() {
  if (current.chosen?.type === "pair") return current.chosen.pair;
  return current.chosen?.type === "edge" ? pairOf(current.chosen.edge) : null;
}

function tell() {
  for (const listener of listeners) listener(current);
}

function follow() {
  if (location.hash === format(current)) return;
  const { state: asked, bad } = parse(location.hash);
  current = asked;
  tell();
  if (bad.length) complain(bad);
}

export function begin() {
  const { state: asked, bad } = parse(location.hash);
  current = asked;
  window.addEventListener("hashchange", follow);
  tell();
  if (bad.length) complain(bad);
}
