import { block, isState, nodeAt, nodes } from "./data.js";
import { isOpen, isoDay } from "./days.js";
import { lazily } from "./lazy.js";
import { anyOf, both, readSpan } from "./spans.js";

// The instruments that the page carries and the duties between their parties, as foedus.graph.duties has them, and the
// attacks that the sources tell of. Nothing here knows of words or of the drawing.
const raw = block.law;
export const hasLaw = Boolean(raw?.instruments.id.length);
export const coversAll = hasLaw && raw.days === null;
// Whoever is told to have attacked may be put as an attacker, be it a state or not.
export const hasAttacked = (node) => attacks().some(({ attacker }) => attacker === nodes.id[node]);
// A state that stands aside has all its duties here only where the page carries every instrument.
export const mayAttack = (node) => hasLaw && isState(node) && (coversAll || !nodes.aside[node]);
export const lawNames = raw?.names ?? { id: [] };
const nameAt = new Map(lawNames.id.map((id, at) => [id, at]));
// What is a node of the page has its words there.
const wordOf = (column, id) => lawNames[column]?.[nameAt.get(id)] || nodes[column][nodeAt.get(id)];
export const nameOf = (id, language) => wordOf(language, id) || id;
// The treaties of the law that are no nodes of the page, and where each stands; what is fetched later may be one of them.
const places = lazily(() => new Map((raw?.instruments.id ?? []).map((at, place) => [lawNames.id[at], place])));
export const isBeside = (id) => places().has(id) && !nodeAt.has(id);
export const treatiesBeside = () => [...places().keys()].filter(isBeside);
const told = (column, id) => raw.instruments[column][places().get(id)];
// The names that it has besides its labels, in any language.
export const calledOf = (id) => told("called", id).split("|").filter(Boolean);
export const datesOf = (id) => ["signed", "in_force", "ended"].map((name) => [name, told(name, id)]).filter(([, date]) => date);
// What it is cited by: when it was signed, or else came into force.
export const signedOf = (id) => told("signed", id) ?? told("in_force", id);

export const articleOf = (id, language) => wordOf(`article_${language}`, id) || "";

// Columns as objects, one after another. All of this is read when the first question needs it.
const rows = (columns, made) => Object.values(columns)[0].map((_, at) => made((name) => columns[name][at], at));
const text = (at) => raw.texts[at];
const certain = (possible, told) => (typeof told !== "number" ? told : told ? [...possible.slice(0, -1), told] : possible);
const spans = lazily(() => rows(raw.spans, (of) => readSpan([of("possible"), certain(of("possible"), of("certain"))])));
// A date that says no more than its span.
const boundText = (bound) => (isOpen(bound) ? ".." : isoDay(bound));
const dateOf = ({ possible: [[first, last] = []] }) => (first === undefined ? null : first === last ? isoDay(first) : `${boundText(first)}/${boundText(last)}`);
// The states whose homelands an area holds, as far as that is known.
export const statesOf = (area) => raw.areas[area] ?? [];
export const provides = (article, language) => raw.articles[language][raw.articles.id.indexOf(article)] ?? article;

const steps = lazily(() => rows(raw.steps, (of) => {
  const [[relation, file], target, span] = [raw.links[of("link")], of("target"), spans()[of("span")]];
  const names = relation === "provides" ? raw.articles.id : lawNames.id;
  return { source: lawNames.id[of("source")], relation, target: names[target] ?? null, date: of("date") < 0 ? dateOf(span) : text(of("date")) || null, span, file, proof: of("proof") };
}));

const clauses = lazily(() => rows(raw.clauses, (of) => ({
  article: raw.articles.id[of("article")], ...Object.fromEntries(["obligation", "bound", "towards", "condition", "reference", "hangs_fr", "hangs_en", "text_fr", "text_en"].map((name) => [name, text(of(name))])),
  conditions: raw.conditions[of("conditions")], span: spans()[of("span")], steps: of("steps").map((at) => steps()[at]),
})));

const ties = lazily(() => rows(raw.ties, (of) => ({ state: lawNames.id[of("state")], side: text(of("side")), span: spans()[of("span")], steps: of("steps").map((at) => steps()[at]) })));

function readInstruments() {
  let [clause, tie] = [0, 0];
  return rows(raw.instruments, (of) => {
    const [id, first, byState] = [lawNames.id[of("id")], clause, new Map()];
    [clause, tie] = [clause + of("clauses"), tie + of("ties")];
    for (const each of ties().slice(tie - of("ties"), tie)) byState.set(each.state, [...(byState.get(each.state) ?? []), each]);
    return { id, byState, clauses: clauses().slice(first, clause).map((each, at) => ({ ...each, at, treaty: id })) };
  });
}

export const instruments = lazily(() => (raw ? readInstruments() : []));
export const instrument = (id) => instruments().find((each) => each.id === id);
const byParty = lazily(() => {
  const found = new Map();
  for (const each of instruments()) for (const state of each.byState.keys()) found.set(state, [...(found.get(state) ?? []), each]);
  return found;
});
export const instrumentsOf = (state) => byParty().get(state) ?? [];
export const partySpan = (instrument, state) => anyOf((instrument.byState.get(state) ?? []).map(({ span }) => span));

// The ties of those whom a clause binds or is owed to, by state.
function chosen({ byState }, who) {
  if (who === "all" || who === "some") return byState;
  const named = new Set(who.split("|"));
  const found = [...byState].map(([state, ties]) => [state, named.has(state) ? ties : ties.filter(({ side }) => named.has(side))]);
  return new Map(found.filter(([, ties]) => ties.length));
}

const only = (ties, state) => (state === null ? [...ties] : ties.has(state) ? [[state, ties.get(state)]] : []);
const timed = (entries) => entries.map(([state, ties]) => [state, ties, anyOf(ties.map(({ span }) => span))]);

// What parties owe each other by an instrument, whatever the time; of one debtor or towards one creditor where named.
export function* duties(instrument, { debtor = null, creditor = null, kinds }) {
  for (const clause of instrument.clauses) {
    if (!kinds.includes(clause.obligation)) continue;
    const bound = timed(only(chosen(instrument, clause.bound), debtor));
    const towards = timed(only(chosen(instrument, clause.towards), creditor));
    for (const [one, debtorTies, span] of bound) {
      const held = both(clause.span, span);
      if (!held.possible.length) continue;
      for (const [other, creditorTies, otherSpan] of towards) {
        const whole = both(held, otherSpan);
        if (other === one || !whole.possible.length) continue;
        const dated = clause.towards === "some" ? { possible: whole.possible, certain: [] } : whole;
        yield { debtor: one, creditor: other, instrument, clause, debtorTies, creditorTies, span: dated };
      }
    }
  }
}

// A political commitment is owed, but not by law.
export const legal = ({ clause }) => !clause.conditions.political;

// The attacks that the sources tell of; `duty` of a line is an instrument, a clause of it, and a debtor; `binds` is how
// it is judged there, `verdict` a place among the verdicts.
const lineOf = ([treaty, at, debtor, binds, aside, verdict, calls = [], answers = []]) => ({
  duty: [instruments()[treaty].id, at, lawNames.id[debtor]], binds: text(binds), aside: Boolean(aside), verdict, calls, answers,
});
export const attacks = lazily(() => (raw?.attacks ?? []).map((each) => ({ ...each, lines: each.lines.map(lineOf), place: each.place && lawNames.id[each.place[0]], isState: Boolean(each.place?.[1]) })));

// By who asked for help: whom it asked that gave none, with the calls, the verdict, and what was done instead.
export const unhelped = lazily(() => (raw?.unhelped ?? []).map(([whom, asked, calls, verdict, answers]) => ({ whom: lawNames.id[whom], asked: lawNames.id[asked], calls, verdict, answers })));

// The attacks of one state on another, one by one, each with the days from which and until which it counts in a case.
export const blows = lazily(() => (raw?.blows ?? []).map(([attacker, attacked, edge, end, until, claimed]) => ({ attacker: lawNames.id[attacker], attacked: lawNames.id[attacked], edge, end, until, claimed: Boolean(claimed) })));
