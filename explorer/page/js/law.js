import { block, isState, nodeAt, nodes } from "./data.js";
import { isOpen, isoDay } from "./days.js";
import { lazily } from "./lazy.js";
import { NO, UNCERTAIN, YES, anyOf, both, on, readSpan } from "./spans.js";

// Cases judged by the instruments that the page carries, as foedus.graph.cases judges them: which duties an attack
// calls up, which not and why, and which are open. Nothing here knows of words or of the drawing.
export const [BINDING, OPEN, POLITICAL, NOT_BINDING] = ["binding", "open", "political", "not binding"];
export const [ATTACKED, ATTACKER, OWN] = ["attacked", "attacker", "own"];
const CALLED = { attacked: ["defense", "neutrality", "consultation"], attacker: ["offense", "neutrality"], own: ["nonaggression", "neutrality"] };

const raw = block.law;
export const hasLaw = Boolean(raw?.instruments.id.length);
export const coversAll = hasLaw && raw.days === null;
// A state that stands aside has all its duties here only where the page carries every instrument.
export const mayAttack = (node) => hasLaw && isState(node) && (coversAll || !nodes.aside[node]);
export const lawNames = raw?.names ?? { id: [] };
const nameAt = new Map(lawNames.id.map((id, at) => [id, at]));
// What is a node of the page has its words there.
const wordOf = (column, id) => lawNames[column]?.[nameAt.get(id)] || nodes[column][nodeAt.get(id)];
export const nameOf = (id, language) => wordOf(language, id) || id;
export const articleOf = (id, language) => wordOf(`article_${language}`, id) || "";

// Columns as objects, one after another. All of this is read when the first question needs it.
const rows = (columns, made) => Object.values(columns)[0].map((_, at) => made((name) => columns[name][at], at));
const text = (at) => raw.texts[at];
const certain = (possible, told) => (typeof told !== "number" ? told : told ? [...possible.slice(0, -1), told] : possible);
const spans = lazily(() => rows(raw.spans, (of) => readSpan([of("possible"), certain(of("possible"), of("certain"))])));
// A date that says no more than its span.
const boundText = (bound) => (isOpen(bound) ? ".." : isoDay(bound));
const dateOf = ({ possible: [[first, last]] }) => (first === last ? isoDay(first) : `${boundText(first)}/${boundText(last)}`);
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
    return { id, signed: of("signed"), byState, clauses: clauses().slice(first, clause).map((each, at) => ({ ...each, at, treaty: id })) };
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
const partySpan = (instrument, state) => anyOf((instrument.byState.get(state) ?? []).map(({ span }) => span));

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

// One duty in a case, with the side that it stands on.
export function judged(duty, side, world) {
  const when = on(duty.span, world.days);
  if (when === NO) return { duty, side, verdict: NOT_BINDING, reasons: [settled("not-in-force")] };
  const reasons = [...(when === YES ? [] : [open("dates")]), ...reasonsOf(duty, side, world)];
  const refused = reasons.filter(({ settled }) => settled);
  if (refused.length) return { duty, side, verdict: NOT_BINDING, reasons: refused };
  return { duty, side, verdict: !legal(duty) ? POLITICAL : reasons.length ? OPEN : BINDING, reasons };
}

const open = (name, values = []) => ({ name, values, settled: false, about: [] });
const settled = (name, values = [], about = []) => ({ name, values, settled: true, about });

function* reasonsOf(duty, side, world) {
  const { conditions, condition } = duty.clause;
  const said = conditions.adversary ?? [];
  const named = said.filter((each) => each !== "any");
  const enemies = side === ATTACKED ? world.attackers : [world.attacked];
  if (side !== OWN) yield* adversaries(conditions.adversaries ?? 0, named, enemies, duty.creditor);
  if (side === ATTACKED && duty.clause.obligation === "defense" && !said.length) yield* fellows(duty, world);
  if (conditions.place && side !== OWN) yield* placeOf(duty, world);
  if (condition) yield open("words", [condition]);
  if (conditions.conflict) yield open("conflict", [conditions.conflict]);
  yield* manner(duty, side, world, enemies);
}

// Of the states that a text names one must be an enemy, or as many as it takes; of the enemies there must be so many.
function* adversaries(number, named, enemies, creditor) {
  const but = named.filter((each) => each !== creditor);
  const others = but.length ? but : named;
  const met = enemies.filter((each) => !named.length || named.includes(each));
  if (!met.length) yield settled("adversary", others, enemies);
  else if (enemies.length < number || met.length < Math.min(number, named.length)) yield settled("adversaries", [String(number), ...others], named.length >= number ? met : enemies);
}

// A text that names no adversary does not say that it is meant against its own parties; another attacker is enough.
function* fellows({ instrument }, { attackers, days }) {
  const party = attackers.map((who) => on(partySpan(instrument, who), days));
  if (party.includes(NO)) return;
  const unsure = attackers.filter((_, at) => party[at] === UNCERTAIN);
  yield unsure.length ? open("attacker-is-party", unsure) : settled("attacker-is-party", attackers);
}

// An attack whose place is not told is taken to be on the homeland of the attacked.
function* placeOf({ instrument, clause }, { attacked, days, place = null }) {
  const area = clause.conditions.place;
  const listed = raw.areas[area] ?? [];
  const states = listed.includes("parties") ? [...instrument.byState.keys()].filter((who) => on(partySpan(instrument, who), days) !== NO) : listed;
  const inside = place === null ? (states.includes(attacked) ? YES : UNCERTAIN) : within(area, states, place);
  if (inside !== YES) yield { name: "place", values: [area], settled: inside === NO, about: place === null && states.length ? [attacked] : [] };
}

// Whether one area lies in another, which holds the homelands of some states.
function within(area, states, place) {
  if (place === area) return YES;
  const inner = raw.areas[place] ?? [];
  if (!inner.length) return UNCERTAIN;
  if (inner.every((who) => states.includes(who))) return YES;
  return !states.length || inner.some((who) => states.includes(who)) ? UNCERTAIN : NO;
}

function* manner({ clause: { conditions, obligation } }, side, { provoked = null, asked = null }, enemies) {
  if (side === ATTACKER && (conditions.unprovoked || conditions.armed_attack) && obligation !== "offense") yield settled(conditions.unprovoked ? "unprovoked" : "armed_attack", [], enemies);
  else if (conditions.unprovoked && side === ATTACKED && provoked !== false) yield provoked ? settled("unprovoked") : open("unprovoked");
  if (conditions.on_request && side !== OWN && !asked) yield asked === false ? settled("on_request") : open("on_request");
  if (conditions.consent && side !== OWN) yield open("consent");
}

// All duties that a case could call up, also those of instruments that were not in force.
export function judge(world) {
  const owed = (creditor, side, without) => instrumentsOf(creditor).flatMap((each) =>
    [...duties(each, { creditor, kinds: CALLED[side] })].filter(({ debtor }) => !without.includes(debtor)).map((duty) => judged(duty, side, world)));
  return [...owed(world.attacked, ATTACKED, world.attackers), ...world.attackers.flatMap((attacker) => [
    ...owed(attacker, ATTACKER, [world.attacked]),
    ...instrumentsOf(attacker).flatMap((each) => [...duties(each, { debtor: attacker, creditor: world.attacked, kinds: CALLED[OWN] })].map((duty) => judged(duty, OWN, world))),
  ])];
}

// The steps of a duty that give an answer (no, uncertain) for some days, and whose they are.
export function doubts(duty, days, answer) {
  const found = duty.clause.steps.filter((step) => on(step.span, days) === answer).map((step) => ({ whose: "treaty", step }));
  for (const [whose, ties] of [["debtor", duty.debtorTies], ["creditor", duty.creditorTies]]) {
    if (on(anyOf(ties.map(({ span }) => span)), days) !== answer) continue;
    const failing = ties.flatMap(({ steps: own }) => own).filter((step) => on(step.span, days) === answer);
    found.push(...[...new Set(failing)].map((step) => ({ whose, step })));
  }
  // That an article had another wording then is the lesser reason.
  const wording = ({ step }) => Number(step.relation === "provides");
  return found.sort((one, other) => wording(one) - wording(other));
}

// The steps by which a duty holds: of the treaty, then of each party the ways that count on these days.
export function derivation({ clause, debtorTies, creditorTies }, days) {
  const holding = (ties) => [YES, UNCERTAIN, NO].map((answer) => ties.filter(({ span }) => on(span, days) === answer)).find((some) => some.length) ?? [];
  return [...new Set([...clause.steps, ...[debtorTies, creditorTies].flatMap((ties) => holding(ties).flatMap(({ steps: own }) => own))])];
}

// The attacks that the sources tell of; `duty` of a line is an instrument, a clause of it, and a debtor; `binds` is how
// it is judged there, `verdict` a place among the verdicts.
const lineOf = ([treaty, at, debtor, binds, aside, verdict, calls = [], answers = []]) => ({
  duty: [instruments()[treaty].id, at, lawNames.id[debtor]], binds: text(binds), aside: Boolean(aside), verdict, calls, answers,
});
export const attacks = lazily(() => (raw?.attacks ?? []).map((each) => ({ ...each, lines: each.lines.map(lineOf) })));
