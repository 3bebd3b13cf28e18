import { binAt, binName, block, edgeAt, edges, kinds, nodeAt, nodes, relations, time } from "./data.js";
import { languages } from "./i18n.js";

// The state of the page as the part of the address after #, and back. Ids are percent-encoded, so that the
// separators , and ~ can never be part of one.
const encode = (id) => encodeURIComponent(id).replaceAll("~", "%7E");
const VIEWS = ["graph", "table"];

export function defaults() {
  return {
    focus: block.opening.focus, depth: block.opening.depth, expanded: [], chosen: null, claim: 0, hiddenKinds: [],
    hiddenRelations: [], from: 0, to: time.count - 1, on: null, undated: true, view: null, language: block.language,
    unknown: [],
  };
}

export function format(state) {
  const start = defaults();
  const parts = [["v", "1"]];
  const same = (a, b) => a.length === b.length && a.every((each, place) => each === b[place]);
  if (!same(state.focus, start.focus)) parts.push(["f", state.focus.map((n) => encode(nodes.id[n])).join(",")]);
  if (state.depth !== start.depth) parts.push(["d", state.depth]);
  if (state.expanded.length) parts.push(["x", state.expanded.map((n) => encode(nodes.id[n])).join(",")]);
  if (state.chosen) parts.push(["s", formatChosen(state.chosen)]);
  if (state.claim) parts.push(["c", state.claim + 1]);
  if (state.hiddenKinds.length) parts.push(["k", `-${state.hiddenKinds.map((k) => kinds.name[k]).join(",")}`]);
  if (state.hiddenRelations.length) parts.push(["r", formatRelations(state.hiddenRelations)]);
  if (state.from > 0 || state.to < time.count - 1) parts.push(["y", `${binName(state.from)}..${binName(state.to)}`]);
  if (state.on !== null) parts.push(["on", binName(state.on)]);
  if (!state.undated) parts.push(["u", "0"]);
  if (state.view) parts.push(["w", state.view]);
  if (state.language !== start.language) parts.push(["l", state.language]);
  return `#${[...parts, ...state.unknown].map(([key, value]) => `${key}=${value}`).join("&")}`;
}

function formatChosen({ type, node, edge, pair }) {
  if (type === "node") return `n:${encode(nodes.id[node])}`;
  return type === "edge" ? `e:${encode(edges.id[edge])}` : `p:${pair.map((n) => encode(nodes.id[n])).join("~")}`;
}

function formatRelations(hidden) {
  const all = [...new Set(edges.relation)].sort((a, b) => a - b);
  const left = all.filter((relation) => !hidden.includes(relation));
  const [sign, listed] = left.length < hidden.length ? ["*", left] : ["-", hidden];
  return sign + listed.map((relation) => relations.name[relation]).join(",");
}

// The state that a hash asks for, and the keys whose values make no sense here: those keep their defaults.
export function parse(hash) {
  const state = defaults();
  const bad = [];
  for (const part of hash.replace(/^#/, "").split("&").filter(Boolean)) {
    const cut = part.indexOf("=");
    const [key, value] = cut < 0 ? [part, ""] : [part.slice(0, cut), part.slice(cut + 1)];
    if (!Object.hasOwn(READERS, key)) state.unknown.push([key, value]);
    else if (!attempt(() => READERS[key](state, value))) bad.push(key);
  }
  return { state, bad };
}

const attempt = (read) => {
  try {
    return read() !== false;
  } catch {
    return false;
  }
};

function places(text, index) {
  const found = text.split(",").map((id) => index.get(decodeURIComponent(id)));
  if (found.includes(undefined)) throw new RangeError(text);
  return [...new Set(found)];
}

const named = (text, names) => places(text, new Map(names.map((name, place) => [name, place])));

const READERS = {
  v: (state, value) => value === "1",
  f: (state, value) => { state.focus = places(value, nodeAt); },
  d: (state, value) => /^[1-3]$/.test(value) && Boolean(state.depth = Number(value)),
  x: (state, value) => { state.expanded = places(value, nodeAt); },
  s: (state, value) => { state.chosen = parseChosen(value); },
  c: (state, value) => /^[1-9]\d{0,4}$/.test(value) && (state.claim = Number(value) - 1) >= 0,
  k: (state, value) => value[0] === "-" && Boolean(state.hiddenKinds = named(value.slice(1), kinds.name)),
  r: (state, value) => { state.hiddenRelations = parseRelations(value); },
  y: (state, value) => {
    const [from, to, ...more] = value.split("..").map((name) => binAt.get(name));
    if (from === undefined || to === undefined || from > to || more.length) return false;
    Object.assign(state, { from, to });
    return true;
  },
  on: (state, value) => binAt.has(value) && (state.on = binAt.get(value)) >= 0,
  u: (state, value) => value === "0" && (state.undated = false) === false,
  w: (state, value) => VIEWS.includes(value) && Boolean(state.view = value),
  l: (state, value) => languages.includes(value) && Boolean(state.language = value),
};

function parseChosen(value) {
  const rest = value.slice(2);
  if (value.startsWith("n:")) return { type: "node", node: places(rest, nodeAt)[0] };
  if (value.startsWith("e:")) return { type: "edge", edge: places(rest, edgeAt)[0] };
  const pair = rest.split("~").map((id) => places(id, nodeAt)[0]);
  if (!value.startsWith("p:") || pair.length !== 2) throw new RangeError(value);
  return { type: "pair", pair: pair.sort((a, b) => a - b) };
}

function parseRelations(value) {
  const listed = named(value.slice(1), relations.name);
  if (value[0] === "-") return listed;
  if (value[0] !== "*") throw new RangeError(value);
  return relations.name.map((_, place) => place).filter((place) => !listed.includes(place) && edges.relation.includes(place));
}
