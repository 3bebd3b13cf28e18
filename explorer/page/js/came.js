import { shortClaim } from "./claim.js";
import { edgeAt, piecesOf } from "./data.js";
import { h } from "./dom.js";
import { namesOf, whom } from "./dutyparts.js";
import { counted, t } from "./i18n.js";
import { relationButton } from "./lists.js";
import { lineOf } from "./obligations.js";
import { answerText, rankOf, verdictParts } from "./verdicts.js";

// What came of a duty in the attack that the sources tell of: its verdict, once for all debtors of whom the same is told,
// and each answer with its evidence.
const WORTH = ["honoured", "refused", "in part", "otherwise"];

// What decides comes first: deeds and refusals before words, and last what no date puts after the attack or a body did.
const rank = ([, worth, , vague, body]) => WORTH.indexOf(worth) + (vague || body !== undefined ? WORTH.length : 0);
const answersOf = (line) => line.answers.filter(([edge]) => edgeAt.has(edge)).sort((a, b) => rank(a) - rank(b));

export function cameOfAll(duties, attack, sure) {
  const told = duties.flatMap((owed) => [lineOf(attack, owed)].filter(Boolean).map((line) => ({ owed, parts: verdictParts(line.verdict, sure), answers: answersOf(line) })));
  const alike = [...Map.groupBy(told, ({ parts, answers }) => JSON.stringify([parts, answers])).values()];
  return alike.sort((a, b) => rankOf(a[0].answers) - rankOf(b[0].answers)).map((some) => cameOf(some, some.length < duties.length));
}

function cameOf(some, many) {
  const [{ owed, parts: [verdict, aside], answers }] = some;
  const debtors = some.map((each) => each.owed.debtor);
  const { short, rest } = many ? whom(debtors) : { short: "", rest: null };
  const said = many ? t("title_unreal", { status: short, phrase: verdict }) : verdict;
  if (!answers.length && !rest) return h("p", { class: "came verdict" }, said, aside);
  return h("details", { class: "came", id: `came-${owed.debtor}-${owed.instrument.id}-${owed.clause.at}` },
    h("summary", {}, h("span", { class: "verdict" }, said), aside, answers.length ? h("span", { class: "faint" }, ` · ${counted("answers", answers.length)}`) : null),
    rest ? h("p", { class: "faint" }, namesOf(debtors)) : null,
    h("ul", { class: "relations" }, answers.map(answerOf)));
}

function answerOf(each) {
  const edge = edgeAt.get(each[0]);
  return h("li", {}, relationButton(edge), h("p", { class: "worth faint" }, answerText(each)), piecesOf[edge].slice(0, 1).map((piece) => shortClaim(edge, piece)));
}
