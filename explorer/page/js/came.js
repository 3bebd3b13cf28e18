import { shortClaim } from "./claim.js";
import { edgeAt, piecesOf } from "./data.js";
import { h } from "./dom.js";
import { namesOf, whom } from "./dutyparts.js";
import { counted, language, t } from "./i18n.js";
import { provides } from "./law.js";
import { relationButton } from "./lists.js";
import { lineOf } from "./obligations.js";
import { answerText, besides, rankOf, verdictParts } from "./verdicts.js";

// What came of a duty in the attack that the sources tell of: its verdict, once for all debtors of whom the same is told,
// and each answer with its evidence.
const WORTH = ["honoured", "refused", "in part", "otherwise"];

// What decides comes first: deeds and refusals before words, and last what no date puts after the attack or a body did.
const rank = ([, worth, , vague, body]) => WORTH.indexOf(worth) + (vague || body !== undefined ? WORTH.length : 0);
const answersOf = (line) => line.answers.filter(([edge]) => edgeAt.has(edge)).sort((a, b) => rank(a) - rank(b));

// Under which article each answer is told: of those of its treaty that its debtor owes, the one for which it decides most,
// else the first.
const keyOf = ({ instrument, debtor }, [edge]) => `${instrument.id} ${debtor} ${edge}`;

export function articlesOf(groups, attack) {
  const found = new Map();
  for (const { duty: owed } of groups.flatMap(({ members }) => members)) {
    for (const each of (lineOf(attack, owed)?.answers ?? [])) {
      const [key, before] = [keyOf(owed, each), found.get(keyOf(owed, each))];
      if (!before || rank(each) < before.rank) found.set(key, { rank: rank(each), clause: owed.clause });
    }
  }
  return found;
}

function toldOf(owed, line, sure, articles) {
  const clauseOf = (each) => articles.get(keyOf(owed, each))?.clause ?? owed.clause;
  const [here, there] = [true, false].map((mine) => answersOf(line).filter((each) => (clauseOf(each) === owed.clause) === mine));
  const elsewhere = [...new Set(there.map((each) => clauseOf(each).article).filter((article) => article !== owed.clause.article))];
  return { owed, parts: verdictParts(line.verdict, sure), answers: here, elsewhere };
}

export function cameOfAll(duties, attack, sure, articles) {
  const told = duties.flatMap((owed) => [lineOf(attack, owed)].filter(Boolean).map((line) => toldOf(owed, line, sure, articles)));
  const alike = [...Map.groupBy(told, ({ parts, answers, elsewhere }) => JSON.stringify([parts, answers, elsewhere])).values()];
  return alike.sort((a, b) => rankOf(a[0].answers) - rankOf(b[0].answers)).map((some) => cameOf(some, some.length < duties.length));
}

function cameOf(some, many) {
  const [{ owed, parts: [verdict, aside], answers, elsewhere }] = some;
  const under = elsewhere.length ? h("span", { class: "faint" }, ` · ${t("told_under", { articles: elsewhere.map((article) => provides(article, language())).join(", ") })}`) : null;
  const debtors = some.map((each) => each.owed.debtor);
  const { short, rest } = many ? whom(debtors) : { short: "", rest: null };
  const said = many ? t("title_unreal", { status: short, phrase: verdict }) : verdict;
  if (!answers.length && !rest) return h("p", { class: "came" }, h("span", { class: "verdict" }, said), under, besides(aside));
  return h("details", { class: "came", id: `came-${owed.debtor}-${owed.instrument.id}-${owed.clause.at}` },
    h("summary", {}, h("span", { class: "verdict" }, said), answers.length ? h("span", { class: "faint" }, ` · ${counted("answers", answers.length)}`) : null, under, besides(aside)),
    rest ? h("p", { class: "faint" }, namesOf(debtors)) : null,
    h("ul", { class: "relations" }, answers.map(answerOf)));
}

function answerOf(each) {
  const edge = edgeAt.get(each[0]);
  return h("li", {}, relationButton(edge), h("p", { class: "worth faint" }, answerText(each)), piecesOf[edge].slice(0, 1).map((piece) => shortClaim(edge, piece)));
}
