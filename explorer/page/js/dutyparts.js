import { cited, dated, entry, tex } from "./cite.js";
import { h } from "./dom.js";
import { clauseText, duty, named, statement } from "./dutywords.js";
import { counted, dateText, language, number, t } from "./i18n.js";
import { ATTACKED, BINDING, OPEN, POLITICAL } from "./judging.js";
import { provides, signedOf } from "./law.js";
import { capital } from "./phrases.js";
import { dutySample } from "./samples.js";
import { chooseTreaty } from "./state.js";

// What the panels of duties have in common: how a duty binds, what its article says, and its treaty.
export const verdictFlag = (verdict) => h("span", { class: `flag ${{ binding: "firm", open: "maybe", political: "maybe" }[verdict] ?? "no"}` }, duty(verdict));

// A list in a sentence, no comma of which begins a line, nor stands far behind a button of several lines: it is in there,
// though no part of the button's name.
const withComma = (item) => {
  if (item instanceof HTMLButtonElement) item.append(h("span", { class: "comma", "aria-hidden": "true" }, ","));
  return item instanceof HTMLButtonElement ? item : h("span", { class: "listed" }, item, ",");
};
export const listed = (items) => items.map((item, place) => (place < items.length - 1 ? [withComma(item), " "] : item));

export function statedOf(clause) {
  const words = statement(clause);
  const said = words || clause.reference ? h("p", { class: "statement" }, words && duty("in_short", words), clause.reference ? h("span", { class: "faint" }, words ? " — " : "", clause.reference) : null) : null;
  return [said, articleCitation(clause)];
}

// An article of a treaty as a reference: our own words for it are not its text, and no part of it.
export function articleCitation({ treaty, article, reference }) {
  const [title, signed, place] = [named(treaty), signedOf(treaty), article && provides(article, language())];
  const text = () => `${[title, signed && dateText(signed), place, reference].filter(Boolean).join(", ")}.`;
  return cited(text, () => entry(`${treaty}-${article}`, { title: `{${tex(title)}}`, ...dated(signed), note: tex([place, reference].filter(Boolean).join(", ")) }));
}

// What few ask for; one that stays open when the panel is made anew has an id.
export const folded = (summary, content, id = null) => h("details", { class: "more", id }, h("summary", {}, summary), content);

// What a case comes to in a line: how many duties bind whoever would help the attacked, and how many are open.
export function countText({ heard }) {
  const found = Map.groupBy(heard.filter(({ side }) => side === ATTACKED), ({ verdict }) => verdict);
  const told = [BINDING, OPEN, POLITICAL].filter((verdict) => found.has(verdict));
  return told.map((verdict) => t("title_unreal", { status: duty(verdict), phrase: number(found.get(verdict).length) })).join(t("semicolon")) || duty("none_owed");
}

export const treatyButton = (treaty) => h("button", { type: "button", class: "plain inline", onclick: () => chooseTreaty(treaty) }, h("bdi", {}, named(treaty)));

// A sentence in which the name of a treaty leads to it.
export function leading(text, treaty) {
  const [before, ...after] = text.split(named(treaty));
  return after.length ? [before, treatyButton(treaty), after.join(named(treaty))] : text;
}

// So many names stand in a line; more are counted there, and stand under it when they are asked for.
const MOST_NAMES = 3;
export const namesOf = (list) => [...new Set(list)].map(named).sort((a, b) => a.localeCompare(b, language())).join(", ");

export function whom(list) {
  const number = new Set(list).size;
  return number > MOST_NAMES ? { short: counted("states", number), rest: namesOf(list) } : { short: namesOf(list), rest: null };
}

// The articles of a treaty, each as a card.
export function articleCards(clauses) {
  const cards = Map.groupBy(clauses, (clause) => JSON.stringify([clauseText(clause), clause.text_fr, clause.text_en]));
  return [h("h3", {}, t("provisions")), h("ul", { class: "duties articles" }, [...cards.values()].map((alike) => articleCard(alike[0], alike.slice(1))))];
}

// Several that say the same, as of the phases of a treaty, are one card with the places of all.
function articleCard(clause, others) {
  const places = [...new Set(others.map(({ reference }) => reference))].filter((each) => each && each !== clause.reference);
  return h("li", {}, h("p", { class: "duty-head who" }, dutySample(clause.obligation), h("span", {}, capital(clauseText(clause)))), statedOf(clause),
    places.length ? h("p", { class: "faint" }, places.join("; ")) : null);
}
