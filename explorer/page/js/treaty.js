import { alsoCalled, dateList } from "./actor.js";
import { kinds, nodeAt } from "./data.js";
import { h } from "./dom.js";
import { articleCards } from "./dutyparts.js";
import { named } from "./dutywords.js";
import { counted, dateText, language, languages, t, word } from "./i18n.js";
import { calledOf, datesOf, instrument, nameOf } from "./law.js";
import { kindSample } from "./samples.js";
import { choose } from "./state.js";

const FEW = 12;

// The panel of a treaty that only the law of the page has: its names, dates, articles and parties.
export function treatyPanel({ instrument: id }) {
  const { byState, clauses } = instrument(id);
  const also = [...languages.map((language) => nameOf(id, language)), ...calledOf(id)].filter((text) => text !== named(id));
  return [
    h("header", { class: "who" }, kindSample("Treaty"), h("h2", { class: "claim-title" }, h("bdi", {}, named(id)))),
    h("p", { class: "faint" }, word(kinds, kinds.name.indexOf("Treaty")), ". ", t("treaty_told")),
    alsoCalled([...new Set(also)]), dateList(datesOf(id)),
    parties(id, byState),
    articleCards(clauses),
  ];
}

// More than a few are folded away, so that the articles stay in sight.
function parties(id, byState) {
  const sorted = [...byState].sort(([a], [b]) => named(a).localeCompare(named(b), language()));
  const list = h("ul", { class: "bonds parties" }, sorted.map(([state, ties]) => h("li", {}, partyButton(state), " ", h("span", { class: "faint" }, [...new Set(ties.map((tie) => tieText(tie, id)))].join(t("semicolon"))))));
  return h("details", { class: "more", id: "parties", open: byState.size <= FEW }, h("summary", {}, counted("its_parties", byState.size)), list);
}

const partyButton = (state) => (nodeAt.has(state) ? h("button", { type: "button", class: "plain inline", onclick: () => choose({ type: "node", node: nodeAt.get(state) }) }, h("bdi", {}, named(state))) : h("bdi", {}, named(state)));

// When a state was bound, and by which body where that is founded on the treaty.
function tieText({ steps: [step] }, id) {
  return step.target === id ? dateText(step.date) : `${dateText(step.date)} (${named(step.target)})`;
}
