import { cascade } from "./cascade.js";
import { edgeAt, edges, nodeAt, nodes, pairOf } from "./data.js";
import { daysOf, isoDay } from "./days.js";
import { obligation } from "./dutywords.js";
import { ATTACKED, ATTACKER, BINDING, NOT_BINDING, OPEN, OWN, POLITICAL, answered, judge, judged } from "./judging.js";
import { HOME } from "./keys.js";
import { attacks, hasLaw, nameOf } from "./law.js";
import { language } from "./i18n.js";
import { on } from "./spans.js";
import { goneOf } from "./gone.js";
import { KINDS, byDates, standingOf } from "./standing.js";
import { warsBy } from "./wars.js";

// The mode of obligations: the case that a state of the page puts, what follows from it, and what it puts in play.
const id = (node) => nodes.id[node];

export function worldOf({ case: { attacked, attackers, date, place } }) {
  if (!hasLaw || attacked === null || !attackers.length || !date || attackers.includes(attacked)) return null;
  return { attacked: id(attacked), attackers: attackers.map(id), days: daysOf(date), place: place === HOME ? null : place, atHome: place === HOME };
}

let known = { key: null, answer: null };

// What binds in the case of a state, and where the steps are asked for, who comes in.
export function answerOf(state) {
  if (state.part === "state") return null;
  const key = JSON.stringify([state.case, state.part === "steps"]);
  if (known.key !== key) {
    const world = worldOf(state);
    known = { key, answer: world && answerTo(world, state.part === "steps") };
  }
  return known.answer;
}

// `heard` is what follows with what the sources tell of the case: where it was, who had begun, and who did ask for help.
function answerTo(world, follow) {
  const told = attacksOf(world);
  const put = { ...placed(world, told), wars: warsBy(world) };
  const heard = judge(put).map((each) => heardOf(each, told, put));
  return { world: put, attack: told[0] ?? null, heard, war: follow ? cascade(put, isAnswer(told)) : null };
}

// The case at the place that the sources name, where none was put.
function placed(world, told) {
  const there = world.place === null && !world.atHome ? elsewhere(told) : null;
  return there ? { ...world, place: there.place, isState: there.isState, told: true } : world;
}

const elsewhere = (told) => told.find(({ place }) => place);
const isAnswer = (told) => told.length > 0 && told.every(({ begun }) => begun.length);

// Where the sources put the attack of a case, if not at home.
export function toldOf(put) {
  const world = worldOf({ case: put });
  return (world && elsewhere(attacksOf(world))?.place) ?? null;
}

export const lineOf = (attack, { instrument, clause, debtor }) => attack?.lines.find(({ duty: [treaty, at, who] }) => treaty === instrument.id && at === clause.at && who === debtor);

// As foedus.graph.hearing: who asked for sure by the last day of the case.
function heardOf(judgement, told, world) {
  const { instrument, debtor } = judgement.duty;
  if (judgement.side !== ATTACKED) return judgement;
  const asked = told.some((attack) => attack.asked[`${instrument.id} ${debtor}`] <= world.days[1]);
  const found = asked ? judged(judgement.duty, ATTACKED, { ...world, asked: true }) : judgement;
  return isAnswer(told) ? answered(found) : found;
}

// The attacks of the sources that a case is about, one of each attacker at most: of its days, else near them.
function attacksOf({ attacked, attackers, days: [first, last] }) {
  const overlaps = ([from, to]) => from <= last && first <= to;
  return attackers.flatMap((attacker) => {
    const alike = attacks().filter((each) => each.attacked === attacked && each.attacker === attacker);
    return alike.find((each) => each.dated && overlaps(each.days)) ?? alike.find((each) => overlaps(each.near)) ?? [];
  });
}

// A case as the sources tell it, its days as a date that a case can have.
export function caseOf({ attacked, attacker, days: [first, last] }) {
  if (!nodeAt.has(attacked) || !nodeAt.has(attacker)) return null;
  return { attacked: nodeAt.get(attacked), attackers: [nodeAt.get(attacker)], date: dateOf({ days: [first, last] }), place: null };
}

export function dateOf({ days: [first, last] }) {
  const day = isoDay(first);
  return [day.slice(0, -6), day.slice(0, -3), day].find((text) => daysOf(text)?.join() === [first, last].join()) ?? day;
}

// What matters most comes first: what binds by law, or may, before what is only words; help before talks before peace.
const [TIERS, WEIGHTS] = [[[BINDING, OPEN], [POLITICAL], [NOT_BINDING]], ["defense", "offense", "consultation", "nonaggression", "neutrality"]];
const tierOf = (verdict) => TIERS.findIndex((some) => some.includes(verdict));

// Judgements of one clause that come out alike for several debtors, as foedus.explorer.cases groups and orders them.
export function groupsOf(judgements) {
  const grouped = new Map();
  const isPast = ({ reasons }) => reasons.some(({ name }) => name === "not-in-force");
  const bond = ({ side, duty: { debtor, creditor, instrument } }) => JSON.stringify([side, debtor, creditor, instrument.id]);
  // An article that is not in force is not told of where others of its text bind the same two.
  const live = new Set(judgements.filter((each) => !isPast(each)).map(bond));
  for (const each of judgements) {
    const past = isPast(each);
    if (past && live.has(bond(each))) continue;
    const { creditor, instrument, clause } = each.duty;
    const key = JSON.stringify([each.side, creditor, instrument.id, each.verdict, ...(past ? [] : [clause.at, each.reasons])]);
    if (!grouped.has(key)) grouped.set(key, { ...each, past, members: [], notes: [] });
    grouped.get(key).members.push(each);
    for (const note of each.notes ?? []) if (!grouped.get(key).notes.some((one) => JSON.stringify(one) === JSON.stringify(note))) grouped.get(key).notes.push(note);
  }
  const order = ({ side, verdict, past, duty }) => [[ATTACKED, ATTACKER, OWN].indexOf(side), tierOf(verdict) + past, past ? 0 : WEIGHTS.indexOf(duty.clause.obligation), TIERS.flat().indexOf(verdict), duty.instrument.id, duty.clause.article];
  return [...grouped.values()].sort((a, b) => order(a).reduce((sign, each, place) => sign || (each < order(b)[place] ? -1 : Number(each > order(b)[place])), 0));
}

const drawn = (name) => nodeAt.has(name);

// One line for all that one state owes another, drawn as the weightiest of it: binding where that binds.
function linksOf(entries, chosen) {
  const pairs = new Map();
  for (const { debtor, creditor, sure, owed } of entries.filter((each) => drawn(each.debtor) && drawn(each.creditor))) {
    const key = `duty ${debtor}~${creditor}`;
    const kind = owed.clause.obligation;
    if (!pairs.has(key)) pairs.set(key, { key, from: nodeAt.get(debtor), to: nodeAt.get(creditor), weight: Infinity, kinds: new Set() });
    const pair = pairs.get(key);
    const weight = 2 * KINDS.indexOf(kind) + Number(!sure);
    if (weight < pair.weight) Object.assign(pair, { weight, kind, sure, choice: choiceOf(owed) });
    pair.kinds.add(kind);
  }
  return [...pairs.values()].map((pair) => ({
    ...pair, sign: pair.sure ? "" : "?", title: `${nameOf(id(pair.from), language())} → ${nameOf(id(pair.to), language())}: ${[...pair.kinds].map(obligation).join(", ")}`,
    chosen: chosen?.type === "duty" && chosen.debtor === id(pair.from) && chosen.creditor === id(pair.to),
  }));
}

export const choiceOf = ({ instrument, clause, debtor, creditor }) => ({ type: "duty", treaty: instrument.id, clause: String(clause.at), debtor, creditor });

// The links of a cascade up to a step, and the clashes that its entries are.
const entriesUpTo = ({ steps }, last) => steps.filter(({ number }) => number <= last).flatMap(({ entries }) => entries.filter((link) => link.fresh));

// What holds only if the attack was elsewhere than at home, where it is taken to be.
export const isElsewhere = ({ reasons }) => reasons.some(({ name, settled, about }) => name === "place" && !settled && about.length);

function entriesOf({ heard, war }, { part, step }) {
  if (part === "steps") return entriesUpTo(war, step).map(({ judgement: { duty }, sure }) => ({ debtor: duty.debtor, creditor: duty.creditor, sure, owed: duty }));
  return heard.filter((each) => each.side !== OWN && each.verdict !== NOT_BINDING && !isElsewhere(each))
    .map(({ duty, verdict }) => ({ debtor: duty.debtor, creditor: duty.creditor, sure: verdict === BINDING, owed: duty }));
}

const toldBy = (attack) => (attack ? [...attack.edges, ...attack.denied, ...attack.calls, ...[...attack.lines.flatMap(({ answers }) => answers), ...attack.others].map(([edge]) => edge)] : [])
  .filter((edge) => edgeAt.has(edge)).map((edge) => edgeAt.get(edge));

// A state alone: what help it owes and is owed, as lines; of peace and talks with half the world only where it has no other.
const HELP = ["defense", "offense", "neutrality"];

function standingPlay(state, { owed, days }) {
  const help = owed.filter(({ clause }) => HELP.includes(clause.obligation));
  const entries = (help.length ? help : owed).map((each) => ({ debtor: each.debtor, creditor: each.creditor, sure: byDates(each, days).verdict === BINDING, owed: each }));
  const links = linksOf(entries, state.chosen);
  const lines = owed.map(({ debtor, creditor, instrument, clause, span }) => [debtor, creditor, instrument.id, clause.article, clause.obligation, on(span, days)].join("|"));
  return { nodes: new Set([state.case.attacked, ...links.flatMap(({ from, to }) => [from, to])]), edges: new Set(), links, strong: new Set([state.case.attacked]), answer: { owed: lines.sort() } };
}

export function obligationPlay(state) {
  const alone = standingOf(state);
  const gone = goneOf(state).length > 0;
  if (alone) return standingPlay(state, gone ? { ...alone, owed: [] } : alone);
  const answer = answerOf(state);
  if (!answer) return null;
  const ends = [state.case.attacked, ...state.case.attackers];
  const links = gone ? [] : linksOf(entriesOf(answer, state), state.chosen);
  const told = new Set(state.part === "steps" ? [] : toldBy(answer.attack));
  for (const edge of edges.id.keys()) if (state.part === "steps" && pairOf(edge).every((node) => ends.includes(node)) && toldBy(answer.attack).includes(edge)) told.add(edge);
  return {
    nodes: new Set([...ends, ...links.flatMap(({ from, to }) => [from, to]), ...[...told].flatMap(pairOf)]), edges: told, links,
    strong: new Set(ends), answer: summary(answer),
  };
}

// For whoever checks the page: what it says, by ids.
const why = ({ name, values, settled, about }) => [name, settled ? "settled" : "open", values, about].join(":");
const line = ({ side, verdict, duty, reasons, notes = [] }) => [side, duty.debtor, duty.creditor, duty.instrument.id, duty.clause.article, duty.clause.obligation, verdict, reasons.map(why).join(";"), notes.map(why).sort().join(";")].join("|");
const summary = ({ heard, war }) => ({
  heard: heard.map(line).sort(),
  steps: war && war.steps.map(({ number, entries, torn }) => [...entries.filter((link) => link.fresh), ...torn].map((link) => `${number}|${link.debtor}|${link.judgement.duty.creditor}|${link.judgement.duty.instrument.id}|${link.sure}`).sort()),
});

