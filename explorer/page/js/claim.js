import { documents, edges, evidence, isDisputed, isNegated, modality, piecesOf } from "./data.js";
import { citation, isOwn, outletOf } from "./cite.js";
import { h, link } from "./dom.js";
import { dateText, has, label, language, t } from "./i18n.js";
import { capital, named } from "./phrases.js";
import { choose } from "./state.js";

// One claim: the sentence with the quote marked, where it stands, who says so, and how firmly.
export function statusWords(edge) {
  const words = [];
  if (isNegated(edge)) words.push(t("polarity_negated"));
  if (modality(edge) !== "actual") words.push(t(`modality_${modality(edge)}`));
  return words.length ? words.join(", ") : t(edges.speaker[edge] < 0 ? "status_fact" : "status_claimed");
}

// What marks a relation; one that is put in words says itself that it is not so, and speakers may have their own place.
export function flags(edge, { worded = false, speakers = true } = {}) {
  const said = edges.speaker[edge] < 0 || !speakers ? [] : [[named(edges.speaker[edge], t("says")), "said"]];
  return [...marksOf(edge).filter(([, kind]) => kind !== "no" || !worded), ...said].map(([text, kind]) => h("span", { class: `flag ${kind}` }, text));
}

// The marks in words, each with its kind.
export const marksOf = (edge) => [
  [isNegated(edge), t("negated"), "no"], [modality(edge) !== "actual", t(`modality_${modality(edge)}`), "maybe"], [isDisputed(edge), t("disputed"), "disputed"],
].filter(([holds]) => holds).map(([, text, kind]) => [text, kind]);

export const speaker = (edge) => (edges.speaker[edge] < 0 ? t("document_itself") : label(edges.speaker[edge]));
export const documentTitle = (at) => (at < 0 ? t("untitled") : documents.title[at] || documents.id[at] || t("untitled"));

const titleOf = (at) => h("cite", { lang: at < 0 ? null : documents.language[at], dir: "auto" }, documentTitle(at));
// The title of a document, which opens it.
export const documentButton = (at) => (at < 0 ? titleOf(at) : h("button", { type: "button", class: "plain inline", "data-document": at, onclick: () => choose({ type: "document", document: at }) }, titleOf(at)));

// Who published it, and when: what stands beside a quote after the title; a summary of our own stands out.
export const outletMark = (at) => (isOwn(at) ? h("span", { class: "flag own" }, outletOf(at)) : outletOf(at) && h("bdi", {}, outletOf(at)));
const dayOf = (at) => documents.published[at] && dateText(documents.published[at]);
export const originText = (at) => (at < 0 ? "" : [outletOf(at), dayOf(at)].filter(Boolean).join(", "));
export const origin = (at) => (at < 0 ? [] : [outletMark(at), dayOf(at)].filter(Boolean).map((each, place) => [isOwn(at) && !place ? " " : ", ", each]));

// The documents that say so: the first, by whom and when it was published, and how many more.
export const documentsOf = (edge) => [...new Set(piecesOf[edge].map((piece) => evidence.document[piece]))];
export function sources(edge) {
  const [first, ...others] = documentsOf(edge);
  if (first === undefined) return "";
  const title = [documentTitle(first), originText(first)].filter(Boolean).join(", ");
  return others.length ? t("more_sources", { title, n: others.length }) : title;
}

export const sourceLine = (edge) => (documentsOf(edge).some((at) => at >= 0) ? h("p", { class: "faint read-in" }, sources(edge)) : null);

// The words in a quote that tell the relation, where the reader named them, stand out in it.
function quoteOf(piece) {
  const [quote, trigger] = [evidence.quote[piece], evidence.trigger[piece]];
  if (!trigger) return h("mark", {}, quote);
  const letters = [...quote];
  const [before, words, after] = [letters.slice(0, trigger[0]), letters.slice(...trigger), letters.slice(trigger[1])].map((part) => part.join(""));
  return h("mark", {}, before, h("strong", { class: "trigger" }, words), after);
}

// The quote inside its sentence, where its characters say it is, or else where its words are found.
export function marked(piece) {
  const [quote, sentence] = [evidence.quote[piece], evidence.sentence[piece]];
  if (!quote && !sentence) return h("p", { class: "faint" }, t("no_quote"));
  const told = evidence.start[piece] - evidence.sentence_start[piece];
  const letters = [...sentence];
  const there = letters.slice(told, told + [...quote].length).join("") === quote;
  const at = there && told >= 0 ? letters.slice(0, told).join("").length : sentence.indexOf(quote);
  const language = evidence.document[piece] < 0 ? null : documents.language[evidence.document[piece]];
  const inner = quote && at >= 0
    ? [sentence.slice(0, at), quoteOf(piece), sentence.slice(at + quote.length)]
    : [quote ? quoteOf(piece) : null, sentence && quote ? " — " : null, sentence];
  return h("blockquote", { lang: language, dir: "auto" }, h("p", {}, inner.filter(Boolean)));
}

// Primary texts behind a summary of our own: a link that does not lead out over https stays text.
export function furtherOf(at) {
  const links = at < 0 ? [] : documents.further[at];
  if (!links.length) return null;
  return h("p", { class: "further" }, t("read_further"), " ", links.map(([address, fr, en], place) => [place ? t("semicolon") : null, link(address, { fr, en }[language()])]));
}

function rowsOf(edge, piece) {
  const at = evidence.document[piece];
  const read = (column) => (at < 0 ? null : documents[column][at]);
  return [
    [t("document"), documentButton(at)],
    [t("address"), link(read("address"), read("address"))],
    [t("outlet"), at < 0 ? null : outletMark(at) || h("span", { class: "faint" }, t("outlet_none"))],
    [t("place"), t("characters", { from: evidence.start[piece], to: evidence.end[piece] })],
    [t("event_date"), dateText(edges.date[edge])],
    [t("document_date"), dateText(read("published"))],
    [t("claimed_by"), h("bdi", {}, speaker(edge))],
    [t("status"), statusWords(edge)],
    [t("rule"), evidence.rule[piece] && h("code", {}, evidence.rule[piece])],
    ...evidence.details[piece].map(([name, value]) => [capital(worded(`detail_${name}`, name)), h("bdi", {}, worded(`detail_${name}_${value}`, value))]),
  ];
}

const worded = (key, otherwise) => (has(key) ? t(key) : otherwise);

// A claim in short: the quote, who says it, in which document, by whom and when that was published.
export function shortClaim(edge, piece) {
  return [
    marked(piece),
    h("p", { class: "faint" }, h("bdi", {}, speaker(edge)), " · ", documentButton(evidence.document[piece]), origin(evidence.document[piece])),
    citation(piece),
  ];
}

export function claim(edge, piece) {
  const rows = rowsOf(edge, piece).filter(([, value]) => value);
  return h("article", { class: "claim" },
    marked(piece), furtherOf(evidence.document[piece]),
    h("dl", {}, rows.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    citation(piece));
}
