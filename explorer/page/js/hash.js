import { block, edgeAt, kinds, nodeAt, nodes, relations, time } from "./data.js";
import { binAt, binName, daysOf } from "./days.js";
import { languages } from "./i18n.js";
import { readChosen, readDocument, readEnds, readCase, readPart, readTour, writeCase, writeChosen, writeDocument, writeEnds, writePart, writeTour, encode, Missing, NO_CASE, places } from "./keys.js";

// The state of the page as the part of the address after #, and back.
const VIEWS = ["graph", "table", "timeline"];
const MODES = ["explore", "obligations", "path"];
const THEMES = ["light", "dark"];

export function defaults() {
  return {
    mode: "explore", focus: block.opening.focus, depth: block.opening.depth, expanded: [], chosen: null, claim: 0, hiddenKinds: [],
    hiddenRelations: [], from: 0, to: time.count - 1, on: null, undated: true, view: null, language: block.language, theme: null,
    ends: [], route: 0, case: NO_CASE, part: "case", step: 0, tour: null,
    find: "", drawn: false, document: null, sort: "date", camera: null, unknown: [],
  };
}

const same = (a, b) => a.length === b.length && a.every((each, place) => each === b[place]);
const listed = (ids) => ids.map((node) => encode(nodes.id[node])).join(",");
const unless = (usual, write = (value) => value) => (value) => (value === usual ? null : write(value));

// For each key what it writes of a state: nothing where that is as usual.
const WRITERS = {
  m: ({ mode }) => unless("explore", (name) => name[0])(mode),
  f: ({ focus }, start) => (same(focus, start.focus) ? null : listed(focus)),
  d: ({ depth }, start) => unless(start.depth)(depth),
  x: ({ expanded }) => (expanded.length ? listed(expanded) : null),
  s: ({ chosen }) => (chosen ? writeChosen(chosen) : null),
  c: ({ claim }) => (claim ? claim + 1 : null),
  k: ({ hiddenKinds }) => (hiddenKinds.length ? `-${hiddenKinds.map((kind) => kinds.name[kind]).join(",")}` : null),
  r: ({ hiddenRelations }) => (hiddenRelations.length ? formatRelations(hiddenRelations) : null),
  y: ({ from, to }) => (from > 0 || to < time.count - 1 ? `${binName(from)}..${binName(to)}` : null),
  on: ({ on }) => on,
  u: ({ undated }) => (undated ? null : "0"),
  w: ({ view }) => view,
  l: ({ language }, start) => unless(start.language)(language),
  t: ({ theme }) => theme,
  p: ({ ends }) => (ends.length ? writeEnds(ends) : null),
  j: ({ route }) => (route ? route + 1 : null),
  o: (state) => writeCase(state.case),
  g: ({ part, step }) => writePart(part, step),
  tr: ({ tour }) => (tour ? writeTour(tour) : null),
  q: ({ find }) => (find ? encode(find) : null),
  dr: ({ drawn }) => (drawn ? "1" : null),
  dc: ({ document }) => (document === null ? null : writeDocument(document)),
  so: ({ sort }) => unless("date")(sort),
  z: ({ camera }) => (camera ? [camera.x, camera.y, camera.scale * 100].map(Math.round).join(",") : null),
};

export function format(state) {
  const start = defaults();
  const parts = [["v", "1"]];
  for (const [key, write] of Object.entries(WRITERS)) {
    const value = write(state, start);
    if (value !== null) parts.push([key, value]);
  }
  return `#${[...parts, ...state.unknown].map(([key, value]) => `${key}=${value}`).join("&")}`;
}

function formatRelations(hidden) {
  const left = relations.name.map((_, relation) => relation).filter((relation) => !hidden.includes(relation));
  const [sign, those] = left.length < hidden.length ? ["*", left] : ["-", hidden];
  return sign + those.map((relation) => relations.name[relation]).join(",");
}

// The state that a hash asks for, the keys whose values make no sense here (those keep their defaults), and what is
// not known, each with where to ask for it. Without any hash it is the state that the page was made to open on.
export function parse(hash) {
  const state = defaults();
  const [bad, missing] = [[], []];
  for (const part of (hash.length > 1 ? hash : block.start).replace(/^#/, "").split("&").filter(Boolean)) {
    const cut = part.indexOf("=");
    const [key, value] = cut < 0 ? [part, ""] : [part.slice(0, cut), part.slice(cut + 1)];
    if (!Object.hasOwn(READERS, key)) state.unknown.push([key, value]);
    else if (!attempt(() => READERS[key](state, value), missing)) bad.push(key);
  }
  return { state, bad, missing };
}

function attempt(read, missing) {
  try {
    return read() !== false;
  } catch (error) {
    if (error instanceof Missing) missing.push(error.wanted);
    return false;
  }
}

const named = (text, names) => places(text, new Map(names.map((name, place) => [name, place])));
const oneOf = (words, key) => (state, value) => words.includes(value) && Boolean(state[key] = value);
const counting = (key, least = 0) => (state, value) => /^[1-9]\d{0,4}$/.test(value) && (state[key] = Number(value) - 1) >= least;

const READERS = {
  v: (state, value) => value === "1",
  m: (state, value) => {
    const mode = MODES.find((each) => each[0] === value);
    return Boolean(mode && (state.mode = mode));
  },
  f: (state, value) => { state.focus = places(value, nodeAt); },
  d: (state, value) => /^[1-3]$/.test(value) && Boolean(state.depth = Number(value)),
  x: (state, value) => { state.expanded = places(value, nodeAt); },
  s: (state, value) => { state.chosen = readChosen(value, nodeAt, edgeAt); },
  c: counting("claim"),
  k: (state, value) => value[0] === "-" && Boolean(state.hiddenKinds = named(value.slice(1), kinds.name)),
  r: (state, value) => { state.hiddenRelations = parseRelations(value); },
  y: (state, value) => {
    const [from, to, ...more] = value.split("..").map((name) => binAt.get(name));
    if (from === undefined || to === undefined || from > to || more.length) return false;
    Object.assign(state, { from, to });
    return true;
  },
  on: (state, value) => daysOf(value) !== null && Boolean(state.on = value),
  u: (state, value) => value === "0" && (state.undated = false) === false,
  w: oneOf(VIEWS, "view"),
  l: oneOf(languages, "language"),
  t: oneOf(THEMES, "theme"),
  p: (state, value) => { state.ends = readEnds(value, nodeAt); },
  j: counting("route"),
  o: (state, value) => { state.case = readCase(value, nodeAt); },
  g: (state, value) => { Object.assign(state, readPart(value)); },
  tr: (state, value) => { state.tour = readTour(value); },
  q: (state, value) => Boolean(state.find = decodeURIComponent(value)),
  dr: (state, value) => value === "1" && (state.drawn = true),
  dc: (state, value) => { state.document = readDocument(value); },
  so: (state, value) => /^-?[a-z]+$/.test(value) && Boolean(state.sort = value),
  z: (state, value) => {
    const [x, y, scale, ...more] = value.split(",").map(Number);
    if (![x, y, scale].every(Number.isFinite) || more.length || scale < 5 || scale > 800) return false;
    state.camera = { x, y, scale: scale / 100 };
    return true;
  },
};

function parseRelations(value) {
  const listedThere = named(value.slice(1), relations.name);
  if (value[0] === "-") return listedThere;
  if (value[0] !== "*") throw new RangeError(value);
  return relations.name.map((_, place) => place).filter((place) => !listedThere.includes(place));
}
