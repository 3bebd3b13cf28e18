import { block, byDate, documents, edges, edgesOf, familyName, isNegated, kinds, modality, nodes, piecesOf } from "./data.js";
import { claim, documentTitle, flags } from "./claim.js";
import { byId, h, replace } from "./dom.js";
import { viewOf } from "./filters.js";
import { counted, dateText, has, label, number, phrase, t, word } from "./i18n.js";
import { kindSample, lineSample } from "./samples.js";
import { change, choose, state } from "./state.js";

// The evidence panel: of a relation its claims, of a pair or an actor its relations, of nothing the questions.
const button = (text, onclick, attributes) => h("button", { type: "button", onclick, ...attributes }, text);

function relationRow(edge) {
  return h("li", {}, h("button", { type: "button", class: "relation", onclick: () => choose({ type: "edge", edge }) },
    lineSample(familyName(edge)),
    h("span", { class: "what" }, h("bdi", {}, phrase(edge)), flags(edge)),
    h("span", { class: "faint when" }, edges.date[edge] === null ? t("undated") : dateText(edges.date[edge]))));
}

const relationList = (list) => h("ul", { class: "relations" }, [...list].sort(byDate).map(relationRow));

function opening(now) {
  return [
    h("h2", { class: "claim-title" }, t("start_title")),
    h("p", {}, t("start_hint")),
    block.questions.length ? [h("h3", {}, t("questions")), h("ul", { class: "questions" }, block.questions.map((each) =>
      h("li", {}, h("a", { href: languageKept(each.hash, now) }, each[now.language]))))] : null,
    documentsRead(),
    h("p", { class: "faint" }, t("made_by")),
  ];
}

// The documents that the page was made from, folded away.
function documentsRead() {
  const line = (_, at) => h("li", {}, h("cite", { lang: documents.language[at], dir: "auto" }, documentTitle(at)),
    h("span", { class: "faint" }, [documents.outlet[at], documents.published[at] && dateText(documents.published[at])].filter(Boolean).map((text) => [", ", h("bdi", {}, text)])));
  return h("details", { class: "more" }, h("summary", {}, counted("documents", documents.id.length)), h("ul", {}, documents.id.map(line)));
}

const languageKept = (hash, now) => (now.language === block.language ? hash : `${hash}&l=${now.language}`);

function nodePanel(node, now) {
  const view = viewOf(now);
  const listed = edgesOf[node].filter((edge) => view.live[edge]);
  const adds = view.hidden.get(node) ?? 0;
  const drawn = view.nodes.includes(node);
  return [
    h("header", { class: "who" }, kindSample(kinds.name[nodes.kind[node]]), h("h2", { class: "claim-title" }, h("bdi", {}, label(node)))),
    h("p", { class: "faint" }, word(kinds, nodes.kind[node]), nodes.year[node] ? `, ${nodes.year[node]}` : null),
    h("p", { class: "actions" },
      button(adds ? counted("expand_adds", adds) : t("expand_none"), () => expand(node), { class: "action", id: "expand", disabled: !adds || !drawn }),
      now.focus.includes(node) ? null : button(t("make_focus"), () => startFrom(node), { class: "action", id: "make-focus" })),
    otherNames(node, now),
    nodes.dates[node].length ? h("dl", {}, nodes.dates[node].map(([name, value]) => [h("dt", {}, t(`date_${name}`)), h("dd", {}, value.split("|").map((span) => dateText(span)).join(", "))])) : null,
    provisions(node),
    h("h3", {}, counted("its_relations", listed.length)),
    relationList(listed),
  ];
}

// Other names, those first that a reader may meet: acronyms and full names, in the page's language before others.
// The seats and capitals that stand for a state, and whatever more there is, are folded away.
const NAME_ROLES = ["acronym", "long", "label", "text", "alias", "demonym", "capital", "seat"];
const MOST_NAMES = 6;

function otherNames(node, now) {
  const rank = ([, spoken, role]) => NAME_ROLES.indexOf(role) + (spoken === now.language || spoken === "" ? 0 : NAME_ROLES.length);
  const known = [...nodes.names[node]].sort((a, b) => rank(a) - rank(b)).map(([text]) => text);
  const also = [...new Set(known)].filter((text) => text !== label(node));
  if (!also.length) return null;
  const joined = (names) => h("p", { class: "also" }, names.map((name, place) => [place ? " · " : null, h("bdi", {}, name)]));
  const rest = also.slice(MOST_NAMES);
  const more = rest.length ? h("details", { class: "more" }, h("summary", {}, counted("names_more", rest.length)), joined(rest)) : null;
  return [h("h3", {}, t("names_also")), joined(also.slice(0, MOST_NAMES)), more];
}

function provisions(node) {
  if (!nodes.provisions[node].length) return null;
  const head = ["article", "obligation", "condition"].map((key) => h("th", { scope: "col" }, t(key)));
  const rows = nodes.provisions[node].map(([article, duty, condition]) =>
    h("tr", {}, h("td", {}, article), h("td", {}, has(`obligation_${duty}`) ? t(`obligation_${duty}`) : duty), h("td", {}, condition)));
  return [h("h3", {}, t("provisions")), h("table", { class: "small-table" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows))];
}

export function expand(node) {
  change({ expanded: [...state().expanded.filter((each) => each !== node), node] });
}

export function startFrom(node) {
  change({ focus: [node], expanded: [], chosen: { type: "node", node }, claim: 0 });
}

function pairPanel([a, b], now) {
  const listed = viewOf(now).live.flatMap((live, edge) => (live && joins(edge, a, b) ? [edge] : []));
  return [
    h("h2", { class: "claim-title" }, t("pair_title", { a: label(a), b: label(b) })),
    h("h3", {}, counted("its_relations", listed.length)),
    relationList(listed),
  ];
}

const joins = (edge, a, b) => [edges.source[edge], edges.target[edge]].sort((x, y) => x - y).join() === [a, b].join();

// What is denied or not a fact must not read like one, not even in its title.
function titled(edge) {
  const firm = isNegated(edge) ? t("negated") : modality(edge) === "actual" ? "" : t(`modality_${modality(edge)}`);
  return firm ? t("title_unreal", { status: firm[0].toUpperCase() + firm.slice(1), phrase: phrase(edge) }) : phrase(edge);
}

function edgePanel(edge, now) {
  const pieces = piecesOf[edge];
  const at = Math.min(now.claim, pieces.length - 1);
  const [source, target] = [edges.source[edge], edges.target[edge]];
  const end = (node) => button([kindSample(kinds.name[nodes.kind[node]]), h("bdi", {}, label(node))], () => choose({ type: "node", node }), { class: "end" });
  return [
    h("p", { class: "ends" }, end(source), h("span", { "aria-hidden": "true" }, "→"), end(target)),
    h("header", { class: "who" }, lineSample(familyName(edge)), h("h2", { class: "claim-title" }, h("bdi", {}, titled(edge)))),
    h("p", { class: "flags" }, flags(edge), h("span", { class: "faint" }, dateText(edges.date[edge]))),
    viewOf(now).edges.includes(edge) ? null : notDrawn(edge, now),
    pieces.length > 1 ? pager(at, pieces.length) : null,
    pieces.length ? claim(edge, pieces[at]) : h("p", { class: "faint" }, t("no_quote")),
    edges.against[edge].length ? [h("h3", { class: "flag disputed" }, t("disputed_title")), edges.against[edge].map((other) => against(other))] : null,
  ];
}

// What the drawing leaves out can still be chosen, from a list or a link: the panel says so and offers the way there.
function notDrawn(edge, now) {
  const [source, target] = [edges.source[edge], edges.target[edge]];
  const there = () => change({ focus: [...new Set([source, target])], expanded: [] });
  return h("p", { class: "actions notice-line" }, h("span", { class: "faint" }, t("not_drawn")),
    viewOf(now).live[edge] ? button(t("make_focus"), there, { class: "action", id: "draw-edge" }) : null);
}

function against(edge) {
  return h("section", { class: "against" }, relationList([edge]), piecesOf[edge].slice(0, 1).map((piece) => claim(edge, piece)));
}

function pager(at, all) {
  const to = (claimAt) => () => change({ claim: claimAt }, { step: false });
  return h("p", { class: "pager" },
    button("‹", to(at - 1), { class: "icon", "aria-label": t("previous"), title: t("previous"), disabled: at === 0 }),
    h("span", {}, t("claim_of", { n: number(at + 1), all: number(all) })),
    button("›", to(at + 1), { class: "icon", "aria-label": t("next"), title: t("next"), disabled: at === all - 1 }));
}

const PANELS = {
  node: ({ node }, now) => nodePanel(node, now),
  pair: ({ pair }, now) => pairPanel(pair, now),
  edge: ({ edge }, now) => edgePanel(edge, now),
};

let panelShows = "";

export function updatePanel(now) {
  const panel = byId("evidence");
  const back = now.chosen ? button("×", () => choose(null), { class: "icon close", id: "unchoose", "aria-label": t("close"), title: t("close") }) : null;
  const shown = JSON.stringify(now.chosen);
  replace(panel, back, now.chosen ? PANELS[now.chosen.type](now.chosen, now) : opening(now));
  if (shown !== panelShows) panel.scrollTop = 0;
  panelShows = shown;
}
