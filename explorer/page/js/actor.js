import { block, edgeAt, edges, edgesOf, evidence, isNegated, isState, kindName, kinds, modality, nodes, piecesOf, relationName, relations } from "./data.js";
import { attackOn, expand, pathFrom, standOf, startFrom } from "./actions.js";
import { documentTitle } from "./claim.js";
import { daysOf, isOpen, isoDay } from "./days.js";
import { h } from "./dom.js";
import { articleCards, treatyButton } from "./dutyparts.js";
import { viewOf } from "./filters.js";
import { called, counted, dateText, has, label, language, t, word } from "./i18n.js";
import { named } from "./dutywords.js";
import { hasLaw, instrument, mayAttack, unhelped } from "./law.js";
import { relationButton, relationList } from "./lists.js";
import { kindSample } from "./samples.js";
import { bindingOn } from "./standing.js";
import { choose } from "./state.js";
import { verdictParts } from "./verdicts.js";

// A page that is served fetches no more neighbours at once.
const MOST_FETCHED = 60;

// The panel of an actor or treaty: its names, dates and provisions, and its relations under the filters.
export function actorPanel(node, now) {
  const view = viewOf(now);
  const listed = edgesOf[node].filter((edge) => view.live[edge]);
  return [
    h("header", { class: "who" }, kindSample(kinds.name[nodes.kind[node]]), h("h2", { class: "claim-title" }, called(node))),
    h("p", { class: "faint" }, word(kinds, nodes.kind[node]), nodes.year[node] ? `, ${nodes.year[node]}` : null),
    actions(node, now, view),
    beyond(node),
    otherNames(node, now), namesakes(node),
    dateList(nodes.dates[node]),
    provisions(node), bonds(node, now),
    nodes.aside[node] ? h("p", { class: "faint" }, t("aside")) : null,
    h("h3", {}, counted("its_relations", listed.length)),
    relationList(listed),
    byLeaders(node, view),
    askedInVain(node),
  ];
}

// What its leaders did to others in the time of their office, as foedus.graph.in_office finds it.
const OFFICES = ["leads", "represents"];

function byLeaders(node, view) {
  const offices = edgesOf[node].filter((edge) => edges.target[edge] === node && OFFICES.includes(relationName(edge)) && kindName(edges.source[edge]) === "Leader" && !isNegated(edge) && modality(edge) === "actual");
  const within = (edge) => (office) => edges.date[edge] === null || (edges.date[office] !== null && !edges.date[office].includes("/"))
    || (edges.start[office] <= edges.end[edge] && edges.start[edge] <= edges.end[office]);
  const deeds = offices.flatMap((office) => edgesOf[edges.source[office]].filter((edge) => view.live[edge] && isDeed(edge, edges.source[office], node) && within(edge)(office)));
  return deeds.length ? [h("h3", {}, t("by_its_leaders")), h("div", { id: "by-leaders" }, relationList([...new Set(deeds)]))] : null;
}

function isDeed(edge, leader, node) {
  const doer = edges.source[edge] === leader || relations.symmetric[edges.relation[edge]];
  return doer && ![...OFFICES, "chairs"].includes(relationName(edge)) && edges.source[edge] !== node && edges.target[edge] !== node;
}

// Whom it asked for help that gave none, as far as the sources tell; a refusal in so many words stands among its relations.
function askedInVain(node) {
  const found = hasLaw ? unhelped().filter(({ whom }) => whom === nodes.id[node]) : [];
  const calls = (list) => list.map((edge) => edgeAt.get(edge)).filter((edge) => edge !== undefined);
  if (!found.length) return null;
  return [h("h3", {}, t("asked_in_vain")), h("ul", { class: "relations", id: "asked-in-vain" }, found.map(({ asked, calls: made, verdict, answers }) => h("li", {},
    h("p", {}, h("bdi", {}, named(asked)), ": ", verdictParts(verdict, true).join("")),
    [...calls(made), ...calls(answers.map(([edge]) => edge))].map((edge) => relationButton(edge, `vain-${edges.id[edge]}`)))))];
}

export const dateList = (dates) => (dates.length ? h("dl", {}, dates.map(([name, value]) => [h("dt", {}, t(`date_${name}`)), h("dd", {}, value.split("|").map((span) => dateText(span)).join(", "))])) : null);

function actions(node, now, view) {
  const adds = Math.min(view.hidden.get(node) ?? 0, block.served ? MOST_FETCHED : Infinity);
  const drawn = view.nodes.includes(node);
  const button = (id, text, onclick, disabled = false) => h("button", { type: "button", class: "action", id, onclick, disabled }, text);
  return h("p", { class: "actions" },
    drawn ? null : h("span", { class: "faint" }, t("node_not_drawn")),
    drawn ? button("expand", adds ? counted("expand_adds", adds) : t("expand_none"), () => expand(node), !adds) : null,
    now.focus.includes(node) && now.mode === "explore" ? null : button("make-focus", t("make_focus"), () => startFrom(node)),
    button("path-from", t("path_from_here"), () => pathFrom(node)),
    mayAttack(node) ? button("attack-on", t("attack_on"), () => attackOn(node)) : null);
}

// The treaties that bind a state on the day that is looked at, else on the last that its dated relations tell of.
function bonds(node, now) {
  if (!hasLaw || !isState(node)) return null;
  const date = now.on ?? now.case.date ?? lastDay(node);
  const treaties = date ? bindingOn(nodes.id[node], daysOf(date)) : [];
  const ask = h("button", { type: "button", class: "action", id: "standing", onclick: () => standOf(node, date) }, date ? t("standing_on", { date: dateText(date) }) : t("standing"));
  return [h("h3", {}, t("bound_by")), h("p", { class: "actions" }, ask),
    treaties.length ? h("details", { class: "more", id: "bonds" }, h("summary", {}, counted("treaties_binding", treaties.length)), h("ul", { class: "bonds" }, treaties.map((each) => h("li", {}, treatyButton(each))))) : null];
}

function lastDay(node) {
  const ends = edgesOf[node].filter((edge) => edges.date[edge] !== null && !isOpen(edges.end[edge])).map((edge) => edges.end[edge]);
  return ends.length ? isoDay(Math.max(...ends)) : null;
}

const beyond = (node) => (nodes.beyond[node] ? h("p", { class: "faint" }, counted("beyond", nodes.beyond[node])) : null);

// Other names, those first that a reader may meet: acronyms and full names, in the page's language before others.
// The seats and capitals that stand for a state, and whatever more there is, are folded away.
const NAME_ROLES = ["acronym", "long", "label", "text", "alias", "demonym", "capital", "seat"];
const MOST_NAMES = 6;

function otherNames(node, now) {
  const rank = ([how]) => {
    const [spoken, role] = how.split(" ");
    return NAME_ROLES.indexOf(role) + (spoken === now.language || spoken === "" ? 0 : NAME_ROLES.length);
  };
  const known = Object.entries(nodes.names[node]).sort((a, b) => rank(a) - rank(b)).flatMap(([, texts]) => texts);
  return alsoCalled([...new Set(known)].filter((text) => text !== label(node)));
}

export function alsoCalled(also) {
  if (!also.length) return null;
  const joined = (names) => h("p", { class: "also" }, names.map((name, place) => [place ? " · " : null, h("bdi", {}, name)]));
  const rest = also.slice(MOST_NAMES);
  const more = rest.length ? h("details", { class: "more" }, h("summary", {}, counted("names_more", rest.length)), joined(rest)) : null;
  return [h("h3", {}, t("names_also")), joined(also.slice(0, MOST_NAMES)), more];
}

// Several of one name: whether they are one, nobody says; each is told apart by who speaks of it.
function namesakes(node) {
  const alike = [...nodes.id.keys()].filter((other) => other !== node && nodes.kind[other] === nodes.kind[node] && label(other) === label(node));
  if (!alike.length) return null;
  const told = (other) => [...new Set(edgesOf[other].flatMap((edge) => piecesOf[edge]).map((piece) => evidence.document[piece]).filter((at) => at >= 0))].slice(0, 1);
  return [h("p", { class: "faint namesakes" }, t("namesakes")), h("ul", { class: "bonds" }, alike.map((other) => h("li", {},
    h("button", { type: "button", class: "plain inline", onclick: () => choose({ type: "node", node: other }) }, called(other), told(other).map((at) => [" — ", h("bdi", {}, documentTitle(at))])))))];
}

// What a treaty provides, article by article, as far as its law is carried; else what the store says of it.
function provisions(node) {
  const law = hasLaw ? instrument(nodes.id[node]) : null;
  if (law?.clauses.length) return articleCards(law.clauses);
  if (!nodes.provisions[node].length) return null;
  const head = ["article", "obligation", "condition"].map((key) => h("th", { scope: "col" }, t(key)));
  const rows = nodes.provisions[node].map(([article, duty, fr, en, reference]) => h("tr", {},
    h("td", {}, article), h("td", {}, has(`obligation_${duty}`) ? t(`obligation_${duty}`) : duty),
    h("td", {}, { fr, en }[language()] || fr || en, reference ? h("p", { class: "faint" }, reference) : null)));
  return [h("h3", {}, t("provisions")), h("table", { class: "small-table" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows))];
}
