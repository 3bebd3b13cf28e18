import { duties, instrumentsOf, legal, partySpan, statesOf } from "./law.js";
import { NO, UNCERTAIN, YES, anyOf, on } from "./spans.js";
import { enemiesOf, toldBetween } from "./wars.js";

// Cases judged as foedus.graph.court judges them: which duties an attack calls up, which not and why, and which are open.
export const [BINDING, OPEN, POLITICAL, NOT_BINDING] = ["binding", "open", "political", "not binding"];
export const [ATTACKED, ATTACKER, OWN] = ["attacked", "attacker", "own"];
const CALLED = { attacked: ["defense", "neutrality", "consultation"], attacker: ["offense", "neutrality"], own: ["nonaggression", "neutrality"] };

const PEACE = ["neutrality", "nonaggression"];

// One duty in a case, with the side that it stands on.
export function judged(duty, side, world) {
  const when = on(duty.span, world.days);
  if (when === NO) return { duty, side, verdict: NOT_BINDING, reasons: [settled("not-in-force")] };
  const reasons = [...(when === YES ? [] : [open("dates")]), ...reasonsOf(duty, side, world)];
  const refused = reasons.filter(({ settled }) => settled);
  if (refused.length) return { duty, side, verdict: NOT_BINDING, reasons: refused };
  return { duty, side, verdict: !legal(duty) ? POLITICAL : reasons.length ? OPEN : BINDING, reasons, notes: [...notesOf(duty, side, world)] };
}

export const open = (name, values = []) => ({ name, values, settled: false, about: [] });
const settled = (name, values = [], about = []) => ({ name, values, settled: true, about });

function* reasonsOf(duty, side, world) {
  const { conditions, condition } = duty.clause;
  const said = conditions.adversary ?? [];
  const named = said.filter((each) => each !== "any");
  const enemies = side === ATTACKED ? world.attackers : [world.attacked];
  if (side !== OWN) yield* against(conditions.adversaries ?? 0, named, enemies, duty.creditor, world);
  yield* struck(duty, side, world);
  if (side === ATTACKED && duty.clause.obligation === "defense" && !said.length) yield* fellows(duty, world);
  if (conditions.place && side !== OWN) yield* placeOf(duty, world);
  if (condition) yield open("words", [condition]);
  if (conditions.conflict) yield open("conflict", [conditions.conflict]);
  yield* manner(duty, side, world, enemies);
}

// Open where only wars that the creditor began, or that speakers alone tell of, would make the enemies those that are meant.
function* against(number, named, enemies, creditor, world) {
  const found = [...adversaries(number, named, enemies, creditor, enemiesOf(world, creditor, true))];
  const doubtful = found.length && ![...adversaries(number, named, enemies, creditor, enemiesOf(world, creditor))].length;
  yield* found.map((each) => ({ ...each, settled: !doubtful }));
}

// Of the states that a text names one must be an enemy, or as many as it takes; of the enemies there must be so many,
// with those whom the creditor fights also.
function* adversaries(number, named, enemies, creditor, also) {
  const but = named.filter((each) => each !== creditor);
  const others = but.length ? but : named;
  const every = [...new Set([...enemies, ...(number > 1 ? also : [])])];
  const met = every.filter((each) => !named.length || named.includes(each));
  if (!met.length) yield settled("adversary", others, enemies);
  else if (every.length < number || met.length < Math.min(number, named.length)) yield settled("adversaries", [String(number), ...others], named.length >= number ? met : every);
}

// Peace is not owed to a state that has attacked; whether help and talks still are is open.
function* struck({ creditor, debtor, clause: { obligation } }, side, { wars = [], days: [first, last] }) {
  for (const war of wars) {
    const before = side === OWN ? war.by < first : war.by <= last;
    if (war.attacker !== creditor || war.attacked !== debtor || !before) continue;
    yield { name: "struck", values: [], settled: PEACE.includes(obligation) && !war.claimed, about: [debtor], edges: war.edges };
  }
}

// Whom else the creditor fights, where the text asks for several, and that the attacker had struck the debtor.
function* notesOf({ creditor, debtor, clause: { conditions, obligation } }, side, world) {
  const named = (conditions.adversary ?? []).filter((each) => each !== "any");
  if ((conditions.adversaries ?? 0) > 1 && side !== OWN) {
    const counted = enemiesOf(world, creditor).filter((who) => (!named.length || named.includes(who)) && ![...world.attackers, world.attacked].includes(who));
    for (const who of counted) yield { ...settled("counted", [who], [creditor]), edges: toldBetween(world, who, creditor) };
  }
  if (side !== ATTACKED || obligation !== "defense" || creditor !== world.attacked) return;
  for (const war of world.wars ?? []) if (war.attacked === debtor && world.attackers.includes(war.attacker)) yield { ...settled("struck-too", [debtor], [war.attacker]), edges: war.edges };
}

// A text that names no adversary does not say that it is meant against its own parties; another attacker is enough.
function* fellows({ instrument }, { attackers, days }) {
  const party = attackers.map((who) => on(partySpan(instrument, who), days));
  if (party.includes(NO)) return;
  const unsure = attackers.filter((_, at) => party[at] === UNCERTAIN);
  yield unsure.length ? open("attacker-is-party", unsure) : settled("attacker-is-party", attackers);
}

// Behind a state of whose homeland a part lies in an area.
const PARTLY = "?";
const bare = (who) => (who.endsWith(PARTLY) ? who.slice(0, -PARTLY.length) : who);

// An attack whose place is not told is taken to be on the homeland of the attacked.
function* placeOf({ instrument, clause }, { attacked, days, place = null, isState = false }) {
  const area = clause.conditions.place;
  const listed = statesOf(area);
  const parties = listed.includes("parties") ? [...instrument.byState.keys()].filter((who) => on(partySpan(instrument, who), days) !== NO) : [];
  const states = [...parties, ...listed.filter((each) => each !== "parties")];
  const inside = place === null ? (states.includes(attacked) ? YES : UNCERTAIN) : within(area, states, place, isState);
  if (inside !== YES) yield { name: "place", values: [area], settled: inside === NO, about: place === null && states.length && !states.includes(attacked + PARTLY) ? [attacked] : [] };
}

// Whether an area or a state lies in another area, which holds the homelands of some states.
function within(area, states, place, isState) {
  if (place === area || states.includes(place)) return YES;
  const inner = statesOf(place);
  if (!inner.length) return isState && states.length && !states.includes(place + PARTLY) ? NO : UNCERTAIN;
  if (inner.every((who) => states.includes(who))) return YES;
  const whole = states.map(bare);
  return !states.length || inner.some((who) => whole.includes(bare(who))) ? UNCERTAIN : NO;
}

function* manner({ clause: { conditions, obligation } }, side, { provoked = null, asked = null }, enemies) {
  if (side === ATTACKER && (conditions.unprovoked || conditions.armed_attack) && obligation !== "offense") yield settled(conditions.unprovoked ? "unprovoked" : "armed_attack", [], enemies);
  else if (conditions.unprovoked && side === ATTACKED && provoked !== false) yield provoked ? settled("unprovoked") : open("unprovoked");
  if (conditions.on_request && side !== OWN && !asked) yield asked === false ? settled("on_request") : open("on_request");
  if (conditions.consent && side !== OWN) yield open("consent");
}

// Where the side of the attacked had begun, whether help against an attack reaches that is open.
export const answered = (judgement) => (judgement.duty.clause.obligation !== "defense" || judgement.verdict === NOT_BINDING ? judgement
  : { ...judgement, verdict: judgement.verdict === POLITICAL ? POLITICAL : OPEN, reasons: [...judgement.reasons, open("answer")] });

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
