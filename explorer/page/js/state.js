import { nodeAt, pairOf } from "./data.js";
import { defaults, format, parse } from "./hash.js";
import { source } from "./source.js";

// The one state of the page. It changes here only; everybody who shows some of it listens.
let current = defaults();
const listeners = [];
let complain = () => {};
let asked = 0;

export const state = () => current;

// A frame that a notebook fills has no address that leads anywhere: what can be passed on is only what follows it.
export const hasAddress = !/^(about|blob|data):/.test(location.protocol);
export const link = () => (hasAddress ? location.href : location.hash || format(current));

// Below 900 px panels are sheets, and the table comes first where the address names no view.
const NARROW = matchMedia("(max-width: 899px)");
export const isNarrow = () => NARROW.matches;
export const shownView = (now) => now.view ?? (isNarrow() ? "table" : "graph");
export const listen = (listener) => listeners.push(listener);
export const onBadHash = (listener) => { complain = listener; };

// Take over a patch. A step worth going back to gets an entry in the browser's history; sliding does not.
export function change(patch, { step = true } = {}) {
  adopt({ ...current, ...patch }, () => {
    const hash = format(current);
    if (hash === (location.hash || "#")) return;
    if (step) location.hash = hash;
    // Whole, because in a frame an address without its beginning is taken to be the notebook's.
    else location.replace(location.href.replace(/#.*$/, "") + hash);
  });
}

// A state becomes the current one when all that it shows is here: at once in a file, else when it has arrived.
function adopt(wanted, then) {
  const ticket = (asked += 1);
  source.ready(wanted, () => {
    if (ticket !== asked) return;
    current = wanted;
    then();
    tell();
  });
}

export function choose(chosen, claim = 0) {
  change({ chosen, claim });
}

// A treaty by its id: the node of the page, or what its law says of it.
export const chooseTreaty = (id) => choose(nodeAt.has(id) ? { type: "node", node: nodeAt.get(id) } : { type: "instrument", instrument: id });

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

// The address is read; what it names and is not here yet is asked for first, once.
function follow() {
  if (location.hash !== format(current)) read();
}

function read() {
  const first = parse(location.hash);
  source.known(first.missing, () => {
    const { state: wanted, bad } = first.missing.length ? parse(location.hash) : first;
    adopt(wanted, () => { if (bad.length) queueMicrotask(() => complain(bad)); });
  });
}

export function begin() {
  window.addEventListener("hashchange", follow);
  read();
}
