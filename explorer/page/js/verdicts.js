import { edgeAt, edges, nodes } from "./data.js";
import { duty, shown, those } from "./dutywords.js";
import { t } from "./i18n.js";

// What came of duties in words, as foedus.explorer.outcomes puts it. An answer is an edge, its worth, of what other kind
// it is, and whether no date puts it after the attack.
const NOTHING = ["no answer", "no dated answer"];
const joined = (parts) => parts.join(t("semicolon"));
const once = (list) => [...new Set(list)];

export const accordingTo = (said, speakers) => [said, ...speakers.map((who) => shown(those(who), t("says")))].join(", ");

// On whose word alone some edges rest: nobody's, where a document says any of it itself or the page does not have it.
function claimedBy(list) {
  const speakers = list.map((edge) => edges.speaker[edgeAt.get(edge)] ?? -1);
  return speakers.every((who) => who >= 0) ? once(speakers).map((who) => nodes.id[who]) : [];
}

const kindsOf = (answers) => once(answers.filter(([, worth]) => worth === "otherwise").map(([, , kind]) => kind));
const isUndated = ([edge]) => !edgeAt.has(edge) || edges.date[edgeAt.get(edge)] === null;

function asideOf(answers, verdict) {
  const vague = answers.filter(([, , , apart]) => apart);
  const worths = once(vague.map(([, worth]) => worth)).filter((worth) => !["otherwise", verdict].includes(worth));
  const found = worths.map((worth) => accordingTo(duty(worth), claimedBy(vague.filter((each) => each[1] === worth).map(([edge]) => edge))));
  if (!found.length && verdict === "no dated answer") found.push(...kindsOf(vague).map((kind) => duty(kind)));
  return found.length ? ` [${t("title_unreal", { status: duty(vague.some(isUndated) ? "apart" : "vague"), phrase: joined(found) })}]` : "";
}

// The verdict, and what stands apart from it.
export function verdictParts({ verdict, by, answers }, sure) {
  let said = accordingTo(duty(verdict), by);
  if (!sure && !NOTHING.includes(verdict)) said = duty("if_owed", said);
  const kinds = kindsOf(answers.filter(([, , , vague]) => !vague));
  if (["otherwise", "refused"].includes(verdict) && kinds.length) said += ` (${kinds.map((kind) => duty(kind)).join(", ")})`;
  return [said, asideOf(answers, verdict)];
}

const verdictText = (outcome, sure) => verdictParts(outcome, sure).join("");

// In an index: without the kinds of what was done otherwise, but with what stands apart.
export const shortVerdict = (outcome, sure) => verdictText({ ...outcome, answers: outcome.answers.map((each) => (each[3] ? each : [each[0], "", ""])) }, sure);

export const answerText = (answer) => [duty(answer[2] || answer[1]), answer[3] ? duty(isUndated(answer) ? "apart" : "vague") : null].filter(Boolean).join(", ");
