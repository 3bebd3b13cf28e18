import { block, documents, edges, evidence } from "./data.js";
import { h, replace } from "./dom.js";
import { dateText, language, languages, t } from "./i18n.js";

// Claims, and whatever else is cited, as a reference: one line of text, and a BibTeX entry.
const quoted = (text) => (language() === "fr" ? `« ${text} »` : `“${text}”`);

// Who published a document; what sums up in our own words is called so in the language of the page.
export const isOwn = (at) => at >= 0 && languages.some((each) => block.words[each].own_summary === documents.outlet[at]);
export const outletOf = (at) => (at < 0 ? null : isOwn(at) ? t("own_summary") : documents.outlet[at]);

function source(piece) {
  const at = evidence.document[piece];
  const read = (column) => (at < 0 ? null : documents[column][at]);
  return {
    title: read("title") || read("id") || t("untitled"), outlet: outletOf(at), published: read("published"), id: read("id"),
    address: read("address"), quote: evidence.quote[piece] || evidence.sentence[piece],
    place: t("characters", { from: evidence.start[piece], to: evidence.end[piece] }),
  };
}

function textOf(piece) {
  const { title, outlet, published, quote, place, address } = source(piece);
  const parts = [quoted(title), outlet, published ? dateText(published) : null, quote ? `${place}${language() === "fr" ? " " : ""}: ${quoted(quote)}` : place, address];
  return `${parts.filter(Boolean).join(", ")}.`;
}

// TeX reads ten characters as commands: each is written so that it stands for itself.
const TEX = { "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
export const tex = (text) => text.replace(/[\\{}~^]/g, (sign) => TEX[sign]).replace(/[&%$#_]/g, "\\$&").replace(/\s+/g, " ");

const texUrl = (address) => address.replace(/[{}\\\s]/g, encodeURIComponent);

// An entry of BibTeX: what has no value is left out.
export function entry(key, fields) {
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`);
  return `@misc{${key.normalize("NFD").replace(/\p{M}+/gu, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "foedus"},\n${lines.join("\n")}\n}`;
}

export const dated = (date) => ({ year: /^\d{4}/.exec(date ?? "")?.[0], date: date && tex(date) });

function bibtexOf(piece) {
  const { title, outlet, published, quote, place, address, id } = source(piece);
  return entry(`${id ?? "foedus"}-${edges.id[evidence.edge[piece]]}`, {
    title: `{${tex(title)}}`, howpublished: outlet && tex(outlet), ...dated(published),
    url: address && texUrl(address), note: tex(`${place}${quote ? `: ${quoted(quote)}` : ""}`),
  });
}

function copyable(title, text) {
  const shown = h("pre", { tabindex: 0, dir: "auto" }, text);
  const button = h("button", { type: "button", class: "plain", onclick: () => copy(shown, button) }, t("copy"));
  return h("div", { class: "copyable" }, h("div", { class: "heading" }, h("h4", {}, title), button), shown);
}

// Only what was copied last is on the clipboard, and says so.
async function copy(shown, button) {
  for (const other of document.querySelectorAll(".copyable button")) other.textContent = t("copy");
  try {
    await navigator.clipboard.writeText(shown.textContent);
    button.textContent = t("copied");
  } catch {
    getSelection().selectAllChildren(shown);
    button.textContent = t("copy_by_hand");
  }
}

// Primary texts on the matter of a summary of our own, which is itself no source: to be read and cited.
function primary(at) {
  const links = (at < 0 ? [] : documents.further[at]).map(([address, fr, en]) => ({ address, title: { fr, en }[language()] }));
  if (!links.length) return [];
  const texts = links.map(({ address, title }) => `${quoted(title)}, ${address}.`);
  const entries = links.map(({ address, title }) => entry(title, { title: `{${tex(title)}}`, url: texUrl(address) }));
  return [h("p", { class: "faint" }, t("cite_primary")), copyable(t("cite_text"), texts.join("\n")), copyable(t("cite_bibtex"), entries.join("\n\n"))];
}

// Both ways to cite something, folded away and made when they are opened: a ledger has hundreds of quotes.
export function cited(asText, asBibtex, more = () => []) {
  const body = h("div", {});
  const fill = () => { if (!body.hasChildNodes()) replace(body, copyable(t("cite_text"), asText()), copyable(t("cite_bibtex"), asBibtex()), more()); };
  return h("details", { class: "cite", ontoggle: fill }, h("summary", { onclick: fill }, t("cite")), body);
}

export const citation = (piece) => cited(() => textOf(piece), () => bibtexOf(piece), () => primary(evidence.document[piece]));
