import { nodeAt, nodes } from "./data.js";
import { daysOf } from "./days.js";
import { ATTACKED, BINDING, OPEN, POLITICAL, open } from "./judging.js";
import { duties, hasLaw, instrumentsOf, legal } from "./law.js";
import { NO, YES, on } from "./spans.js";

// What a state owes and is owed on some days, whoever attacks whom, as `foedus obligations` lists it.
export const KINDS = ["defense", "offense", "neutrality", "nonaggression", "consultation"];
let known = { key: null, answer: null };

function owedOn(state, days) {
  return instrumentsOf(state)
    .flatMap((each) => [...duties(each, { debtor: state, kinds: KINDS }), ...duties(each, { creditor: state, kinds: KINDS })])
    .filter((owed) => on(owed.span, days) !== NO);
}

// The state and the day that are asked about stand where a case has the attacked and its date.
export function standingOf({ part, case: { attacked, date } }) {
  if (!hasLaw || part !== "state" || attacked === null || !date) return null;
  const key = `${attacked} ${date}`;
  if (known.key !== key) {
    const [state, days] = [nodes.id[attacked], daysOf(date)];
    known = { key, answer: { state, days, owed: owedOn(state, days) } };
  }
  return known.answer;
}

// By the dates alone: whether it holds, perhaps, or only politically.
export function byDates(duty, days) {
  const sure = on(duty.span, days) === YES;
  return { duty, side: ATTACKED, verdict: !legal(duty) ? POLITICAL : sure ? BINDING : OPEN, reasons: sure ? [] : [open("dates")] };
}

// The instruments that bind a state by law on some days, with nodes of the page first.
export const bindingOn = (state, days) => [...new Set(owedOn(state, days).filter(legal).map(({ instrument }) => instrument.id))].sort((a, b) => nodeAt.has(b) - nodeAt.has(a));
