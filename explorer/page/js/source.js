import { onlyByText } from "./bytext.js";
import { absorb, block, documents, kinds, nodeAt, nodes, relations } from "./data.js";
import { binDays, daysOf, isOpen, isoDay } from "./days.js";
import { MOST_ROUTES, obstacles, openTo, routesBetween } from "./routes.js";
import { LOOKED_AT, best, standingDays } from "./together.js";

// Where the page gets from what it does not hold. A file holds all that it can show, so all is here at once.
const file = {
  // Calls back when everything that a state shows is here.
  ready: (state, then) => then(),
  // Calls back when what is missing (its id, and where to ask for it) is here, or is known to be nowhere.
  known: (missing, then) => then(),
  // Whether more is awaited that may be called so, and calls back when it is here; a file has nothing more.
  find: () => false,
  // At most five routes between the ends of a state, as lists of nodes, and where there is none what keeps them apart.
  routes: (state) => best(routesBetween(...state.ends, openTo(state), LOOKED_AT), openTo(state), MOST_ROUTES, state),
  obstacles: (state) => obstacles(state, ...state.ends),
};

// Served from this machine, it asks for neighbours, names and routes when they are wanted.
const asked = new Set();
const answers = new Map();
// This window: the server knows by its name what it has by now. One that is loaded again has another.
const reader = String(Math.random()).slice(2);

function ask(name, parameters) {
  const query = new URLSearchParams({ ...parameters, by: reader }).toString();
  return fetch(`${location.pathname}${name}?${query}`).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
}

function once(key, name, parameters, take) {
  if (asked.has(key)) return null;
  asked.add(key);
  return ask(name, parameters).then((answer) => { if (answer) take(answer); });
}

const near = (id) => once(`near ${id}`, "near", { id }, absorb);
const whole = (id) => once(`document ${id}`, "document", { id }, absorb);
const wants = (node) => (nodes.beyond[node] > 0 ? near(nodes.id[node]) : null);

const spanOf = (days) => days.map((day) => (isOpen(day) ? ".." : isoDay(day))).join("/");

function pathQuery(state) {
  const [first, last] = state.on === null ? binDays(state.from, state.to) : daysOf(state.on);
  const standing = standingDays(state);
  const left = (column, hidden) => (hidden.length ? column.name.filter((_, place) => !hidden.includes(place)).join(",") : "");
  return {
    from: nodes.id[state.ends[0]], to: nodes.id[state.ends[1]], relations: left(relations, state.hiddenRelations), kinds: left(kinds, state.hiddenKinds),
    days: isOpen(first) && isOpen(last) ? "" : spanOf([first, last]), stand: standing ? spanOf(standing) : "", dated: state.undated ? "" : "1", text: onlyByText(state) ? "1" : "",
  };
}

const LIFTS = { relations: "relations", without: "relations", kinds: "kinds", as_of: "time", dated: "undated" };
const hasEnds = ({ mode, ends }) => mode === "path" && ends.length === 2 && ends.every((end) => end !== null);

const served = {
  ready(state, then) {
    const wanted = [...state.focus, ...state.expanded].map(wants);
    if (state.chosen?.type === "document") wanted.push(whole(documents.id[state.chosen.document]));
    if (hasEnds(state)) {
      const query = pathQuery(state);
      wanted.push(once(`routes ${JSON.stringify(query)}`, "routes", query, (answer) => {
        absorb(answer.part);
        answers.set(JSON.stringify(query), answer);
      }));
    }
    const waiting = wanted.filter(Boolean);
    if (waiting.length) Promise.all(waiting).then(then);
    else then();
  },
  known(missing, then) {
    const waiting = missing.map(({ id, sort }) => (sort === "document" ? whole(id) : near(id))).filter(Boolean);
    if (waiting.length) Promise.all(waiting).then(then);
    else then();
  },
  find(text, then) {
    const q = text.trim();
    return q.length > 1 && Boolean(once(`find ${q}`, "find", { q }, absorb)?.then(then));
  },
  routes: (state) => (answers.get(JSON.stringify(pathQuery(state)))?.routes ?? []).map((route) => route.map((id) => nodeAt.get(id))),
  obstacles: (state) => (answers.get(JSON.stringify(pathQuery(state)))?.obstacles ?? []).map((some) => [...new Set(some.map((each) => LIFTS[each]).filter(Boolean))]).filter(({ length }) => length),
};

export const source = block.served ? served : file;
