import { ATTACKED, ATTACKER, BINDING, NOT_BINDING, OWN, POLITICAL, answered, judged } from "./judging.js";
import { duties, instrumentsOf } from "./law.js";
import { NO, on } from "./spans.js";

// Who is bound to come in when one state attacks another, step after step, as foedus.graph.cascades follows it.
const KEPT_OUT = ["nonaggression", "neutrality"];
const sameClash = (a, b) => a.attacker === b.attacker && a.attacked === b.attacked;
// The cascade follows a duty where it binds, or hangs on nothing but that the attack was not provoked.
const goesOn = ({ judgement: { verdict, reasons } }) => ![NOT_BINDING, POLITICAL].includes(verdict) && reasons.every(({ name }) => name === "unprovoked");

export function cascade({ attacked, attackers: [attacker], days, place = null, isState = false }, answer = false) {
  const first = { attacker, attacked, answer };
  const war = { sides: new Map([[attacked, ATTACKED], [attacker, ATTACKER]]), sure: new Set([attacked, attacker]), torn: new Set(), clashes: [first], first, days, there: { place, isState } };
  const [steps, stops] = [[], []];
  let fresh = [first];
  while (fresh.length) {
    const links = fresh.flatMap((clash) => linksOf(war, clash));
    stops.push(...links.filter((link) => !goesOn(link)));
    const step = stepOf(war, steps.length + 1, fresh, links.filter(goesOn));
    if (step.torn.length || step.entries.some((link) => link.fresh)) steps.push(step);
    fresh = step.entries.map(useOfForce).filter((clash) => begins(war, clash));
  }
  return { steps, stops: short(war, stops) };
}

function stepOf(war, number, clashes, called) {
  const wanted = new Map();
  for (const { debtor, side } of called) {
    if (!wanted.has(debtor)) wanted.set(debtor, new Set([war.sides.get(debtor) ?? side]));
    wanted.get(debtor).add(side);
  }
  const twice = new Set([...wanted].filter(([, sides]) => sides.size > 1).map(([who]) => who));
  for (const who of twice) if (!war.sides.has(who)) war.torn.add(who);
  const entries = called
    .filter(({ debtor, side }) => !war.torn.has(debtor) && (war.sides.get(debtor) ?? side) === side)
    .map((link) => ({ ...link, against: against(war, link) }));
  for (const { debtor, side, sure } of entries) {
    if (!war.sides.has(debtor)) war.sides.set(debtor, side);
    if (sure) war.sure.add(debtor);
  }
  return { number, clashes, entries, torn: called.filter(({ debtor }) => twice.has(debtor)) };
}

function linksOf(war, clash) {
  const found = [...owed(war, clash, clash.attacked, "defense", clash.attacker), ...owed(war, clash, clash.attacker, "offense", clash.attacked)];
  // Who began is at war with whoever answers, and may be owed help in any war.
  return clash.answer ? [...found, ...owed(war, clash, clash.attacked, "offense", clash.attacker)] : found;
}

function* owed(war, clash, creditor, kind, enemy) {
  const world = lookedAt(war, clash, creditor, kind, enemy);
  for (const instrument of instrumentsOf(creditor)) {
    for (const duty of duties(instrument, { creditor, kinds: [kind] })) {
      if ([clash.attacked, clash.attacker].includes(duty.debtor) || on(duty.span, war.days) === NO) continue;
      let judgement = judged(duty, kind === "defense" ? ATTACKED : ATTACKER, world);
      if (clash.answer) judgement = answered(judgement);
      const sure = judgement.verdict === BINDING && war.sure.has(clash.attacked) && war.sure.has(clash.attacker);
      yield { judgement, clash, enemy, debtor: duty.debtor, side: war.sides.get(creditor), fresh: !war.sides.has(duty.debtor), sure };
    }
  }
}

// The clash as a case: of help against an attack the creditor is the attacked, of help in war the attacker.
function lookedAt(war, clash, creditor, kind, enemy) {
  const there = clash === war.first ? war.there : {};
  if (kind === "offense") return { attacked: enemy, attackers: [creditor], days: war.days, asked: true, ...there };
  const others = war.clashes.filter(({ attacked }) => attacked === creditor).map(({ attacker }) => attacker);
  return { attacked: creditor, attackers: [...new Set([enemy, ...others])], days: war.days, asked: true, provoked: clash.answer && clash !== war.first ? true : null, ...there };
}

// What the debtor owes its enemy all the same: peace, or to stay out of its war.
const against = (war, { debtor, enemy }) => instrumentsOf(debtor)
  .flatMap((each) => [...duties(each, { debtor, creditor: enemy, kinds: KEPT_OUT })])
  .map((duty) => judged(duty, OWN, { attacked: war.first.attacked, attackers: [war.first.attacker], days: war.days }))
  .filter(({ verdict }) => ![NOT_BINDING, POLITICAL].includes(verdict));

const useOfForce = ({ debtor, enemy, side }) => ({ attacker: debtor, attacked: enemy, answer: side === ATTACKED });

function begins(war, clash) {
  if (war.clashes.some((each) => sameClash(each, clash))) return false;
  war.clashes.push(clash);
  return true;
}

// What falls short, of states that stayed out, each duty once.
function short(war, stops) {
  const seen = new Set();
  return stops.filter(({ debtor, judgement: { duty, reasons } }) => {
    const key = JSON.stringify([debtor, duty.creditor, duty.instrument.id, duty.clause.at, reasons.map(({ name }) => name)]);
    if (war.sides.has(debtor) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
