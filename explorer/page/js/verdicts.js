import { block } from "./data.js";
import { h } from "./dom.js";
import { duty, those } from "./dutywords.js";
import { dateText, language } from "./i18n.js";
import { lawNames } from "./law.js";
import { capital } from "./phrases.js";

// What came of duties, in the words of foedus.explorer.outcomes: a verdict is its place among those. An answer is an
// edge, its worth, of what other kind it is, and the word for one that settles nothing.
const certain = ([sure, doubted], owed) => (owed ? sure : doubted);
const wordsOf = (verdict) => block.law.verdicts[language()][verdict].map((said) => said.replace(/\b\d{4}-\d\d(-\d\d)?\b/g, (day) => dateText(day)));

// The verdict, and what stands apart from it; `owed` is whether it was owed for sure.
export function verdictParts(verdict, owed) {
  const said = wordsOf(verdict);
  return [certain(said, owed) + said[2], said[3]];
}

// What stands apart from a verdict, each thing whole: what it says of may itself have something apart.
export function asidesOf(aside) {
  const found = [];
  let [depth, start] = [0, 0];
  [...aside].forEach((letter, place, all) => {
    if (letter === "[" && (depth += 1) === 1) start = place + 1;
    if (letter === "]" && (depth -= 1) === 0) found.push(all.slice(start, place).join(""));
  });
  return found;
}

// On a line of its own: brackets are for where all is one text.
export const besides = (aside) => asidesOf(aside).map((told) => h("span", { class: "besides faint" }, capital(told)));

// In an index: without the kinds of what was done otherwise, and with what stands apart.
export const shortVerdict = (verdict, owed) => ({ said: certain(wordsOf(verdict), owed), apart: asidesOf(wordsOf(verdict)[3]) });

export const answerText = ([, worth, kind, vague, body]) =>
  [...[kind || worth, vague].filter(Boolean).map((word) => duty(word)), ...(body === undefined ? [] : [duty("by_body", those(lawNames.id[body]))])].join(", ");

// Whose own answer is known comes first, then whom a body or what has no date may have answered for, last of whom nothing is told.
export const MOST_RANKS = 3;
export const rankOf = (answers) => (answers.some(([, , , vague, body]) => !vague && body === undefined) ? 0 : answers.length ? 1 : 2);
