import { edges, evidence, familyName, isNegated, kinds, modality, nodes, piecesOf, relationName } from "./data.js";
import { claim, flags, shortClaim } from "./claim.js";
import { daysOf, today } from "./days.js";
import { h } from "./dom.js";
import { viewOf } from "./filters.js";
import { called, counted, dateText, label, naming, number, t } from "./i18n.js";
import { relationList } from "./lists.js";
import { phrase } from "./phrases.js";
import { edgeSample, kindSample } from "./samples.js";
import { change, choose } from "./state.js";
import { lifeOf, spelled } from "./together.js";

// The pieces of evidence that are sentences of their own: one that is read twice is still one claim.
function sentencesOf(edge) {
  const place = (piece) => [evidence.document[piece], evidence.sentence_start[piece], evidence.sentence[piece] || evidence.quote[piece]].join("\n");
  return [...new Map([...piecesOf[edge]].reverse().map((piece) => [place(piece), piece])).values()].reverse();
}

// The panel of a relation, claim by claim, and that of all relations between two.
export function relationPanel(edge, now) {
  const pieces = sentencesOf(edge);
  const at = Math.min(now.claim, pieces.length - 1);
  const [source, target] = [edges.source[edge], edges.target[edge]];
  return [
    h("p", { class: "ends" }, end(source), h("span", { "aria-hidden": "true" }, "→"), end(target)),
    h("header", { class: "who" }, edgeSample(edge), h("h2", { class: "claim-title" }, h("bdi", {}, naming(titled(edge), source, target)))),
    h("p", { class: "flags" }, flags(edge, { worded: true }), h("span", { class: "faint" }, dateText(edges.date[edge]), inItsLife(edge))),
    viewOf(now).edges.includes(edge) ? null : notDrawn(edge, now),
    edges.against[edge].length ? disputed(edge) : null,
    pieces.length > 1 ? pager(at, pieces.length) : null,
    pieces.length ? claim(edge, pieces[at]) : h("p", { class: "faint" }, t("no_quote")),
  ];
}

const end = (node) => h("button", { type: "button", class: "end", onclick: () => choose({ type: "node", node }) }, kindSample(kinds.name[nodes.kind[node]]), called(node));

// A tie that no document dates held no longer than the treaty or body itself, or than its party was bound.
function inItsLife(edge) {
  if (edges.date[edge] !== null || !["structure", "treaty"].includes(familyName(edge))) return null;
  const [life, own] = [lifeOf([edges.source[edge], edges.target[edge]], daysOf(today())), spelled([edges.start[edge], edges.end[edge]])];
  if (["member-of", "party-to"].includes(relationName(edge)) && !["../..", life?.edtf].includes(own)) return t("undated_bound", { when: dateText(own) });
  return life ? t("undated_life", { name: label(life.node), when: life.ended ? t("until", { day: dateText(life.last) }) : dateText(life.edtf) }) : null;
}

// What is not a fact must not read like one, not even in its title.
function titled(edge) {
  const firm = modality(edge) === "actual" ? "" : t(`modality_${modality(edge)}`);
  return firm ? t("title_unreal", { status: firm[0].toUpperCase() + firm.slice(1), phrase: phrase(edge) }) : phrase(edge);
}

// What the drawing leaves out can still be chosen, from a list or a link: the panel says so and offers the way there.
function notDrawn(edge, now) {
  const [source, target] = [edges.source[edge], edges.target[edge]];
  const there = () => change({ mode: "explore", focus: [...new Set([source, target])], expanded: [], camera: null });
  return h("p", { class: "actions notice-line" }, h("span", { class: "faint" }, t("not_drawn")),
    viewOf(now).live[edge] ? h("button", { type: "button", class: "action", id: "draw-edge", onclick: there }, t("make_focus")) : null);
}

// What one document affirms and another denies, beside each other.
function disputed(edge) {
  const sides = [edge, ...edges.against[edge]];
  return h("section", { class: "disputed-pair", "aria-labelledby": "disputed-title" },
    h("h3", { class: "flag disputed", id: "disputed-title" }, t("disputed_title")),
    h("div", { class: "sides" }, sides.map((each) => h("article", { class: each === edge ? "side-claim here" : "side-claim" },
      h("h4", {}, isNegated(each) ? t("side_denied") : t("side_affirmed")),
      h("p", { class: "faint" }, dateText(edges.date[each])),
      piecesOf[each].slice(0, 1).map((piece) => shortClaim(each, piece)),
      each === edge ? null : h("button", { type: "button", class: "plain", id: `to-${edges.id[each]}`, onclick: () => choose({ type: "edge", edge: each }) }, t("open_claim"))))));
}

function pager(at, all) {
  const to = (claimAt) => () => change({ claim: claimAt }, { step: false });
  const turn = (id, sign, target, disabled) => h("button", { type: "button", class: "icon", id: `claim-${id}`, "aria-label": t(id), title: t(id), disabled, onclick: to(target) }, sign);
  return h("p", { class: "pager" }, turn("previous", "‹", at - 1, at === 0), h("span", {}, t("claim_of", { n: number(at + 1), all: number(all) })), turn("next", "›", at + 1, at === all - 1));
}

export function pairPanel([a, b], now) {
  const joins = (edge) => [edges.source[edge], edges.target[edge]].sort((x, y) => x - y).join() === [a, b].join();
  const view = viewOf(now);
  const listed = view.live.flatMap((live, edge) => ((live || view.play?.edges.has(edge)) && joins(edge) ? [edge] : []));
  return [
    h("h2", { class: "claim-title" }, t("pair_title", { a: label(a), b: label(b) })),
    h("h3", {}, counted("its_relations", listed.length)),
    relationList(listed),
  ];
}
