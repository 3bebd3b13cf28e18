import { reveal } from "./chrome.js";
import { documentTitle, furtherOf, marked, outletMark } from "./claim.js";
import { isOwn } from "./cite.js";
import { documents, evidence } from "./data.js";
import { h, link } from "./dom.js";
import { counted, dateText, language, number, t } from "./i18n.js";
import { relationButton } from "./lists.js";

// The panel of a document: what it is, and all that is read in it, in the order of reading.
export function documentPanel({ document: at }) {
  const pieces = piecesIn(at);
  const here = new Set(pieces.map((piece) => evidence.edge[piece])).size;
  return [
    h("h2", { class: "claim-title", lang: documents.language[at] || null, dir: "auto" }, documentTitle(at)),
    h("dl", {}, rowsOf(at).filter(([, value]) => value).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    furtherOf(at),
    h("p", { class: "actions" }, h("button", { type: "button", class: "action", id: "document-table", onclick: () => reveal({ view: "table", document: at, find: "", drawn: false }) }, t("document_table"))),
    h("h3", {}, counted("document_told", here)),
    documents.told[at] > here ? h("p", { class: "faint" }, t("document_part", { n: number(here), all: number(documents.told[at]) })) : null,
    h("ol", { class: "reading" }, pieces.map((piece) => h("li", {}, relationButton(evidence.edge[piece], `read-${piece}`), marked(piece),
      h("p", { class: "faint" }, t("characters", { from: evidence.start[piece], to: evidence.end[piece] }), isOwn(at) ? [" ", outletMark(at)] : null)))),
  ];
}

// One sentence that two rules read the same stands there once.
function piecesIn(at) {
  const order = (piece) => [evidence.start[piece], evidence.end[piece], evidence.edge[piece]];
  const all = [...evidence.document.keys()].filter((piece) => evidence.document[piece] === at);
  const place = (piece) => `${evidence.edge[piece]} ${evidence.start[piece]} ${evidence.end[piece]}`;
  const once = [...new Map(all.map((piece) => [place(piece), piece])).values()];
  return once.sort((a, b) => order(a).reduce((sign, each, key) => sign || each - order(b)[key], 0));
}

function rowsOf(at) {
  const [spoken, address] = [documents.language[at], documents.address[at]];
  return [
    [t("outlet"), outletMark(at) || h("span", { class: "faint" }, t("outlet_none"))],
    [t("document_date"), dateText(documents.published[at])],
    [t("language"), spoken && languageName(spoken)],
    [t("address"), address && link(address, h("bdi", {}, address))],
    [t("document_id"), h("code", {}, documents.id[at])],
  ];
}

// What a language is called; what is no code of one stays as it is.
function languageName(code) {
  try {
    return new Intl.DisplayNames(language(), { type: "language" }).of(code);
  } catch {
    return code;
  }
}
