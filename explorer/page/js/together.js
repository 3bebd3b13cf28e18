import { byDate, edges, edgesOf, evidence, families, familyName, isNegated, isRefusal, isState, kindName, modality, nodes, otherEnd, piecesOf, relationName, relations, time } from "./data.js";
import { FOREVER, binDays, daysOf, isOpen, isoDay, today } from "./days.js";
import { hopOf } from "./routes.js";
import { NO, UNCERTAIN, YES, common, union } from "./spans.js";

// Routes looked at as a whole, as foedus.graph.together does it: whether their steps held at the same time, what tells
// each of them best, and which set two against each other.
export const LOOKED_AT = 20;
const LASTING = ["member-of", "party-to", "founded-on", "leads", "allied-with", "chairs", "represents"];
const RANKS = [YES, UNCERTAIN, NO];
const ALWAYS = [[-FOREVER, FOREVER]];

// The whole years that a relation may touch: two deeds of one crisis are seldom of one day.
const yearOf = (bound, end) => (isOpen(bound) ? bound : daysOf(isoDay(bound).slice(0, -6))[end]);
const wholeYears = ([start, end]) => [yearOf(start, 0), yearOf(end, 1)];
const yearsOf = (edge) => wholeYears([edges.start[edge], edges.until[edge]]);
// All days on which an edge may hold: of one without a date those on which both its ends lived.
function everOf(edge) {
  const bounds = [edges.start[edge], ...edges.gaps[edge].flat(), edges.until[edge]];
  return Array.from({ length: bounds.length / 2 }, (_, place) => bounds.slice(2 * place, 2 * place + 2)).filter(([start, end]) => start <= end).map(wholeYears);
}
const isDated = (edge) => edges.date[edge] !== null;
// An appeal is counted among conflicts as a demand, but it sets nobody against anybody.
const isConflict = (edge) => familyName(edge) === "conflict" && relationName(edge) !== "called-on";
export const opposes = (edge) => isConflict(edge) || isRefusal(edges.relation[edge]);

// When the steps held, each by the dates of its edges, after which what lasts goes on, and the days on which all the dated ones may have; a conflict
// counts only where nothing else is a step. Where no day is left because of those who did not live at the same time, the
// times are those of their lives too.
const tiesOf = (between) => (between.every(opposes) ? between : between.filter((edge) => !opposes(edge)));

export function heldOf(hops) {
  const times = hops.map((between) => union(tiesOf(between).filter(isDated).map((edge) => [yearsOf(edge)])));
  const shared = times.filter(({ length }) => length).reduce(common, ALWAYS);
  const ever = hops.map((between) => union(tiesOf(between).map(everOf)));
  if (times.length > 1 && shared.length && !ever.reduce(common, shared).length) return { times: ever.map((days) => (days.some(([start, end]) => isOpen(start) && isOpen(end)) ? [] : days)), common: [], together: NO };
  const together = times.length < 2 ? YES : !shared.length ? NO : times.every(({ length }) => length) ? YES : UNCERTAIN;
  return { times, common: shared, together };
}

export const hopsBetween = (route, open) => route.slice(1).map((there, place) => hopOf(route[place], there, open));

// At most so many of routes that come shortest first: the shortest, of those that are as short the ones whose steps held
// at the same time; these come first.
// Where only what lasts is asked for, those that stand come before the others, then the shorter, then those of which more
// documents tell.
export function best(routes, open, most, state) {
  const days = standingDays(state);
  const looked = routes.map((route) => {
    const hops = hopsBetween(route, open);
    const rank = RANKS.indexOf(heldOf(hops).together);
    return { route, stands: days ? rankOf(standsOf(route, hops, days), rank, hops) : 0, rank, tellers: days ? tellersOf(hops) : 0 };
  });
  const nearest = looked.sort((a, b) => a.stands - b.stands || a.route.length - b.route.length || a.rank - b.rank || b.tellers - a.tellers).slice(0, most);
  return (days ? nearest : nearest.sort((a, b) => a.rank - b.rank)).map(({ route }) => route);
}

// What stands, what may, what has ended or never held as a whole, and what nothing dates.
function rankOf(stands, together, hops) {
  if (stands === UNCERTAIN && !hops.every((between) => between.some(isDated))) return RANKS.length;
  return stands === UNCERTAIN && RANKS[together] === NO ? together : RANKS.indexOf(stands);
}

const tellersOf = (hops) => new Set(hops.flat().flatMap((edge) => piecesOf[edge]).map((piece) => evidence.document[piece])).size;

// The days on which a way of alliances and treaties had better stand: those that are looked at, else today; none where
// other relations are asked for too. As foedus.graph.standing has it.
const FAMILIES = ["structure", "treaty", "derived"];
const lasts = (at) => FAMILIES.includes(families.name[relations.family[at]]);

export function standingDays({ hiddenRelations, on, from, to }) {
  if (!relations.name.every((_, at) => hiddenRelations.includes(at) || lasts(at))) return null;
  if (on !== null) return daysOf(on);
  return from > 0 || to < time.count - 1 ? binDays(from, to) : daysOf(today());
}

const overlaps = ([first, last], [from, to]) => first <= to && from <= last;

export function standsOf(route, hops, days) {
  const between = route.slice(1, -1).map((node) => (nodes.life[node] ? (overlaps(nodes.life[node], days) ? YES : NO) : isState(node) ? YES : UNCERTAIN));
  const ties = hops.map((edgesHere) => tieOf(edgesHere, days));
  if ([...between, ...ties].includes(NO)) return NO;
  return (between.length ? between : ties).every((each) => each === YES) || ties.every((each) => each === YES) ? YES : UNCERTAIN;
}

function tieOf(between, days) {
  const spans = between.filter((edge) => (edges.date[edge] ?? "").includes("/"));
  if (spans.some((edge) => overlaps([edges.start[edge], edges.end[edge]], days))) return YES;
  return spans.length && spans.length === between.length ? NO : UNCERTAIN;
}

// Some days as EDTF, open ends as dots.
const text = (bound) => (isOpen(bound) ? ".." : isoDay(bound));
export const spelled = (days) => days.map(text).join("/");

// When the treaty or body of a hop was, as EDTF, and whether that has ended by then.
export function lifeOf(ends, days) {
  const node = ends.find((each) => nodes.life[each] && !["State", "Leader"].includes(kindName(each)));
  if (node === undefined || !days) return null;
  const [first, last] = nodes.life[node];
  return { node, ended: !isOpen(last) && last < days[0], last: text(last), edtf: spelled([first, last]) };
}

// What tells a step best: of the days on which all steps held, no conflict if it can be, then what ties by law, what is so,
// what has a date, and what lasts.
export function teller(between, days) {
  const away = (edge) => isDated(edge) && !days.some(([first, last]) => edges.start[edge] <= last && edges.until[edge] >= first);
  const lasting = (edge) => (LASTING.includes(relationName(edge)) ? LASTING.indexOf(relationName(edge)) : LASTING.length);
  const order = (edge) => [away(edge), opposes(edge), !FAMILIES.includes(familyName(edge)), modality(edge) !== "actual", !isDated(edge), lasting(edge)].map(Number);
  return [...between].sort((a, b) => order(a).reduce((sign, each, at) => sign || each - order(b)[at], 0) || byDate(a, b))[0];
}

// Whether any relation of two tells of a conflict between them, whatever the filters leave.
export const areOpponents = (here, there) => edgesOf[here].some((edge) => otherEnd(edge, here) === there && isConflict(edge) && !isNegated(edge));

// Whole years as EDTF: 1914, 1949/1991, 1949/..
export function period(days) {
  const [first, last] = days.map((bound) => (isOpen(bound) ? ".." : isoDay(bound).slice(0, -6)));
  return first === last && first !== ".." ? first : `${first}/${last}`;
}
