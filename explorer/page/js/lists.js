import { byDate, edges } from "./data.js";
import { flags } from "./claim.js";
import { h } from "./dom.js";
import { dateText, naming, t } from "./i18n.js";
import { phrase } from "./phrases.js";
import { edgeSample } from "./samples.js";
import { choose } from "./state.js";

// Relations as lists of buttons, by date; each leads to its evidence.
export function relationButton(edge, id = `to-${edges.id[edge]}`) {
  return h("button", { type: "button", class: "relation", id, onclick: () => choose({ type: "edge", edge }) },
    edgeSample(edge),
    h("span", { class: "what" }, h("bdi", {}, naming(phrase(edge), edges.source[edge], edges.target[edge])), flags(edge, { worded: true })),
    h("span", { class: "faint when" }, edges.date[edge] === null ? t("undated") : dateText(edges.date[edge])));
}

export const relationList = (list) => h("ul", { class: "relations" }, [...list].sort(byDate).map((edge) => h("li", {}, relationButton(edge))));
