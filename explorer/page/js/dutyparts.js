import { cited, dated, entry, tex } from "./cite.js";
import { nodeAt } from "./data.js";
import { h } from "./dom.js";
import { duty, named, statement } from "./dutywords.js";
import { dateText, language, number, t } from "./i18n.js";
import { ATTACKED, BINDING, OPEN, POLITICAL } from "./judging.js";
import { instrument, provides } from "./law.js";
import { choose } from "./state.js";

// What the panels of duties have in common: how a duty binds, what its article says, and its treaty.
export const verdictFlag = (verdict) => h("span", { class: `flag ${{ binding: "firm", open: "maybe", political: "maybe" }[verdict] ?? "no"}` }, duty(verdict));

export function statedOf(clause) {
  const words = statement(clause);
  const said = words || clause.reference ? h("p", { class: "statement" }, words && duty("in_short", words), clause.reference ? h("span", { class: "faint" }, words ? " — " : "", clause.reference) : null) : null;
  return [said, articleCitation(clause)];
}

// An article of a treaty as a reference: our own words for it are not its text, and no part of it.
export function articleCitation({ treaty, article, reference }) {
  const [title, { signed }, place] = [named(treaty), instrument(treaty), article && provides(article, language())];
  const text = () => `${[title, signed && dateText(signed), place, reference].filter(Boolean).join(", ")}.`;
  return cited(text, () => entry(`${treaty}-${article}`, { title: `{${tex(title)}}`, ...dated(signed), note: tex([place, reference].filter(Boolean).join(", ")) }));
}

// What a case comes to in a line: how many duties bind whoever would help the attacked, and how many are open.
export function countText({ heard }) {
  const found = Map.groupBy(heard.filter(({ side }) => side === ATTACKED), ({ verdict }) => verdict);
  const told = [BINDING, OPEN, POLITICAL].filter((verdict) => found.has(verdict));
  return told.map((verdict) => t("title_unreal", { status: duty(verdict), phrase: number(found.get(verdict).length) })).join(t("semicolon")) || duty("none_owed");
}

export const treatyButton = (treaty) => (nodeAt.has(treaty) ? h("button", { type: "button", class: "plain inline", onclick: () => choose({ type: "node", node: nodeAt.get(treaty) }) }, named(treaty)) : h("bdi", {}, named(treaty)));
