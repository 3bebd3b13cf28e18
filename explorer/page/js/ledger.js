import { byDate, edgeAt, edges, piecesOf } from "./data.js";
import { shortClaim } from "./claim.js";
import { h } from "./dom.js";
import { clauseText, duty, named, those } from "./dutywords.js";
import { dateText, t } from "./i18n.js";
import { attacks, instruments } from "./law.js";
import { caseOf } from "./obligations.js";
import { inWords } from "./phrases.js";
import { change, choose } from "./state.js";

// The ledger: each attack that the sources tell of as a table, a row a duty, with the sentences that answer it.
const HEADS = ["ledger_debtor", "ledger_duty", "ledger_asked", "ledger_answered", "ledger_verdict"];
const onPage = (list) => list.map((id) => edgeAt.get(id)).filter((edge) => edge !== undefined).sort(byDate);
const clauseOf = ([treaty, at]) => instruments.find(({ id }) => id === treaty)?.clauses[at];

const told = (edge) => h("div", { class: "told-claim" },
  h("button", { type: "button", class: "plain inline", onclick: () => choose({ type: "edge", edge }) }, h("bdi", {}, inWords(edge)), " ", h("span", { class: "faint" }, dateText(edges.date[edge]))),
  piecesOf[edge].slice(0, 1).map((piece) => shortClaim(edge, piece)));

function rowOf({ duty: owed, calls, answers, verdict }) {
  const clause = clauseOf(owed);
  const cells = [
    h("bdi", {}, named(owed[2])), [h("bdi", {}, named(owed[0])), clause ? `, ${clauseText(clause)}` : null],
    onPage(calls).map(told), onPage(answers.map(([edge]) => edge)).map(told), h("strong", {}, duty(verdict)),
  ];
  return h("tr", {}, cells.map((cell, place) => h("td", { "data-name": t(HEADS[place]) }, cell)));
}

function attackTable(attack, place) {
  const made = caseOf(attack);
  const title = duty("attack", those(attack.attacked), those(attack.attacker));
  const look = made ? h("button", { type: "button", class: "action", id: `ledger-${place}`, onclick: () => change({ case: made, part: "case", view: "graph", chosen: null, camera: null }) }, t("look_at_case")) : null;
  return h("section", { class: "attack" },
    h("h3", {}, title, h("span", { class: "faint" }, ` · ${attack.dated ? dateText(made?.date ?? null) : t("undated")}`), " ", look),
    onPage(attack.edges).slice(0, 1).map(told),
    attack.lines.length ? h("table", { class: "ledger" }, h("caption", { class: "quiet" }, title), h("thead", {}, h("tr", {}, HEADS.map((key) => h("th", { scope: "col" }, t(key))))), h("tbody", {}, attack.lines.map(rowOf))) : h("p", {}, duty("none_owed")),
    attack.others.length ? [h("h4", {}, duty("others_heading")), onPage(attack.others.map(([edge]) => edge)).map(told)] : null);
}

export const ledgerView = () => [h("h2", { class: "view-title" }, t("ledger_title")), attacks.length ? attacks.map(attackTable) : h("p", {}, t("no_law"))];
