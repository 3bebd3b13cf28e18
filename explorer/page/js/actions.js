import { LOOSE, onlyByText } from "./bytext.js";
import { isState } from "./data.js";
import { viewOf } from "./filters.js";
import { NO_CASE } from "./keys.js";
import { LIFTED } from "./routes.js";
import { change, state } from "./state.js";

const UNFILTERED = Object.assign({}, ...Object.values(LIFTED));
export const isFiltered = (now) => Object.entries(UNFILTERED).some(([name, value]) => JSON.stringify(now[name]) !== JSON.stringify(value));

// What narrows the table to words or to a document was asked of what another mode leaves.
const WHOLE_TABLE = { find: "", document: null };

// What buttons and keys do to the state.
export function expand(node) {
  if (!viewOf(state()).hidden.get(node)) return false;
  change({ expanded: [...state().expanded.filter((each) => each !== node), node], camera: null });
  return true;
}

export function startFrom(node) {
  change({ mode: "explore", focus: [node], expanded: [], chosen: { type: "node", node }, claim: 0, camera: null });
}

// Back to how the page opened: nothing chosen, nothing filtered.
export function goHome(opening) {
  change({ ...UNFILTERED, ...WHOLE_TABLE, mode: "explore", focus: opening.focus, depth: opening.depth, expanded: [], chosen: null, claim: 0, camera: null });
}

// A path that begins or ends at a node; the other end stays where it was, unless it is the same.
export function pathFrom(node) {
  const [, other] = state().ends.length ? state().ends : [null, null];
  change({ ...WHOLE_TABLE, mode: "path", ends: [node, other === node ? null : other], route: 0, chosen: null, camera: null });
}

export function pathEnd(place, node) {
  const ends = state().ends.length ? [...state().ends] : [null, null];
  ends[place] = node;
  change({ ends, route: 0, chosen: null, camera: null });
}

export const toggleByText = () => change({ hiddenRelations: onlyByText(state()) ? [] : LOOSE, route: 0, camera: null });

// Another mode begins with what is at hand: a path at the focus, a case with the focus attacked.
export function setMode(mode) {
  const { ends, focus, case: put } = state();
  const start = { ends, case: put, part: "case", step: 0 };
  if (mode === "path" && !ends.length) start.ends = [focus[0] ?? null, null];
  const begins = mode === "obligations" && state().mode !== mode;
  if (begins && put.attacked === null && !put.attackers.length && focus.length && isState(focus[0])) start.case = { ...put, attacked: focus[0] };
  change({ mode, chosen: null, camera: null, ...start, ...(mode === state().mode ? {} : WHOLE_TABLE) });
}

export function attackOn(node) {
  change({ ...WHOLE_TABLE, mode: "obligations", case: { ...NO_CASE, attacked: node }, part: "case", step: 0, chosen: null, camera: null });
}

// What a state owes and is owed on a day, whoever attacks whom.
export function standOf(node, date) {
  change({ ...WHOLE_TABLE, mode: "obligations", case: { ...NO_CASE, attacked: node, date }, part: "state", step: 0, chosen: null, camera: null });
}

// A step of a cascade forth or back; past its last step nothing changes.
export function stepBy(way, last) {
  const step = Math.max(0, Math.min(last, state().step + way));
  if (step !== state().step) change({ step, chosen: null });
}
