import { nodeAt } from "./data.js";
import { h } from "./dom.js";
import { duty, named, statement } from "./dutywords.js";
import { choose } from "./state.js";

// What the panels of duties have in common: how a duty binds, what its article says, and its treaty.
export const verdictFlag = (verdict) => h("span", { class: `flag ${{ binding: "firm", open: "maybe", political: "maybe" }[verdict] ?? "no"}` }, duty(verdict));

export function statedOf(clause) {
  const words = statement(clause);
  return words || clause.reference ? h("p", { class: "statement" }, words && duty("in_short", words), clause.reference ? h("span", { class: "faint" }, words ? " — " : "", clause.reference) : null) : null;
}

export const treatyButton = (treaty) => (nodeAt.has(treaty) ? h("button", { type: "button", class: "plain inline", onclick: () => choose({ type: "node", node: nodeAt.get(treaty) }) }, named(treaty)) : h("bdi", {}, named(treaty)));
