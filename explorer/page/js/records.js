import { askedText } from "./asked.js";
import { block, byDate, documents, edges, evidence, modality, nodes, piecesOf, relationName } from "./data.js";
import { dutiesOf } from "./dutyrecords.js";
import { titleOf } from "./heading.js";
import { label, t } from "./i18n.js";
import { inWords } from "./phrases.js";
import { scopeText } from "./scope.js";
import { shownText } from "./stage.js";
import { listedIn } from "./table.js";

// The relations that the table lists and the duties that are asked about, as records to keep: JSON, and a CSV of each.
const CLAIM = ["id", "source", "source_label", "relation", "target", "target_label", "date", "polarity", "modality", "claimed_by", "sentence", "document", "title", "outlet", "published", "start", "end", "quote"];

// Each claim in full.
function recordsOf(now) {
  return [...listedIn(now)].sort(byDate).map((edge) => ({
    id: edges.id[edge], source: nodes.id[edges.source[edge]], source_label: label(edges.source[edge]), relation: relationName(edge),
    target: nodes.id[edges.target[edge]], target_label: label(edges.target[edge]), date: edges.date[edge], polarity: block.polarities[edges.polarity[edge]],
    modality: modality(edge), claimed_by: edges.speaker[edge] < 0 ? null : nodes.id[edges.speaker[edge]], sentence: inWords(edge),
    evidence: piecesOf[edge].map((piece) => {
      const at = evidence.document[piece];
      return { document: at < 0 ? null : documents.id[at], title: at < 0 ? null : documents.title[at], outlet: at < 0 ? null : documents.outlet[at], published: at < 0 ? null : documents.published[at], start: evidence.start[piece], end: evidence.end[piece], quote: evidence.quote[piece] };
    }),
  }));
}

// What was asked for, so that the file says of itself what it leaves out.
const header = (now) => ({ title: titleOf(now), state: location.hash || "#", ...(askedText(now) ? { asked: askedText(now) } : {}), shown: shownText(now), listed: scopeText(listedIn(now), now), note: t("made_by") });

export function asJson(now) {
  const duties = dutiesOf(now);
  return JSON.stringify({ ...header(now), relations: recordsOf(now), ...(duties.length ? { duties } : {}) }, null, 1);
}

// A cell that a spreadsheet would take for a formula begins with an apostrophe.
function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// The first line names the columns, as programs expect; what the page says of itself stands beside each row, so that a
// row that is copied elsewhere still tells where it is from.
function asTable(columns, rows, now) {
  const said = Object.entries(header(now)).map(([name, value]) => [`page_${name}`, value]);
  const lines = [[...columns, ...said.map(([name]) => name)], ...rows.map((row) => [...columns.map((name) => row[name]), ...said.map(([, value]) => value)])];
  return `${lines.map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;
}

export const asCsv = (now) => asTable(CLAIM, recordsOf(now).flatMap(({ evidence: pieces, ...edge }) => (pieces.length ? pieces : [{}]).map((piece) => ({ ...edge, ...piece }))), now);

// Several values of a cell stand apart by a bar.
export function dutiesAsCsv(now) {
  const rows = dutiesOf(now).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Array.isArray(value) ? value.join("|") : value])));
  return asTable(Object.keys(rows[0]), rows, now);
}
