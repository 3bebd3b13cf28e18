import { block, byDate, documents, edges, evidence, modality, nodes, piecesOf, relationName } from "./data.js";
import { byId, h, svg } from "./dom.js";
import { label, pageTitle, t } from "./i18n.js";
import { FONT, canvasPen, svgPen } from "./pens.js";
import { inWords } from "./phrases.js";
import { sceneOf } from "./scene.js";
import { scopeText } from "./scope.js";
import { shownText } from "./stage.js";
import { state } from "./state.js";
import { paintDiscs, paintLines } from "./strokes.js";
import { listedIn } from "./table.js";
import { colours, plainView } from "./view.js";
import { fitted } from "./camera.js";
import { paintBadges, paintCounts, paintWriting, written } from "./writing.js";

// What is shown, to be kept: the drawing as SVG and PNG, the relations as CSV and JSON.
const SIZE = [1200, 900];
const FOOT = 34;
const MOST_LETTERS = 100;

// The drawing as large as its frame, whatever part of it is on the screen now.
function paintedBy(pen, now, palette) {
  const view = plainView(now, palette);
  const scene = sceneOf(view, fitted(view.nodes, ...SIZE));
  paintLines(pen, scene);
  paintDiscs(pen, scene);
  paintCounts(pen, scene);
  paintWriting(pen, written(scene), scene.colours);
  paintBadges(pen, scene);
}

const caption = (now) => `${pageTitle()} — ${shownText(now)}`;

export function drawingAsSvg(now = state(), palette = colours()) {
  const [w, h0] = SIZE;
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${w} ${h0 + FOOT}`, width: w, height: h0 + FOOT, role: "img", "font-family": FONT },
    svg("title", {}, caption(now)), svg("rect", { width: "100%", height: "100%", fill: palette.paper }));
  paintedBy(svgPen(root), now, palette);
  root.append(svg("text", { x: 16, y: h0 + FOOT - 12, "font-size": 13, fill: palette.soft }, caption(now)));
  return root;
}

// Control characters have no place in XML, and half of a pair has none in UTF-8.
const asXml = (element) => new XMLSerializer().serializeToString(element).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").toWellFormed();

function drawingAsPng(then) {
  const [canvas, palette] = [document.createElement("canvas"), colours()];
  [canvas.width, canvas.height] = [2 * SIZE[0], 2 * (SIZE[1] + FOOT)];
  const context = canvas.getContext("2d");
  context.scale(2, 2);
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  paintedBy(canvasPen(context), state(), palette);
  context.font = `13px ${FONT}`;
  context.textAlign = "start";
  context.fillStyle = palette.soft;
  context.fillText(caption(state()), 16, SIZE[1] + FOOT - 16);
  canvas.toBlob(then);
}

// The relations that the table lists, each claim in full.
function recordsOf(now) {
  return [...listedIn(now)].sort(byDate).map((edge) => ({
    id: edges.id[edge], source: nodes.id[edges.source[edge]], source_label: label(edges.source[edge]), relation: relationName(edge),
    target: nodes.id[edges.target[edge]], target_label: label(edges.target[edge]), date: edges.date[edge], polarity: block.polarities[edges.polarity[edge]],
    modality: modality(edge), claimed_by: edges.speaker[edge] < 0 ? null : nodes.id[edges.speaker[edge]], sentence: inWords(edge),
    evidence: piecesOf[edge].map((piece) => {
      const at = evidence.document[piece];
      return { document: at < 0 ? null : documents.id[at], title: at < 0 ? null : documents.title[at], published: at < 0 ? null : documents.published[at], start: evidence.start[piece], end: evidence.end[piece], quote: evidence.quote[piece] };
    }),
  }));
}

// What was asked for, so that the file says of itself what it leaves out.
const header = (now) => ({ title: pageTitle(), state: location.hash || "#", shown: shownText(now), listed: scopeText(listedIn(now), now), note: t("made_by") });

const asJson = (now) => JSON.stringify({ ...header(now), relations: recordsOf(now) }, null, 1);

// A cell that a spreadsheet would take for a formula begins with an apostrophe.
function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function asCsv(now) {
  const columns = ["id", "source", "source_label", "relation", "target", "target_label", "date", "polarity", "modality", "claimed_by", "sentence", "document", "title", "published", "start", "end", "quote"];
  const rows = recordsOf(now).flatMap(({ evidence: pieces, ...edge }) => (pieces.length ? pieces : [{}]).map((piece) => ({ ...edge, ...piece })));
  const lines = [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((cells) => cells.map(cell).join(","));
  const remarks = Object.entries(header(now)).map(([name, value]) => `# ${name}: ${String(value).replace(/\s+/g, " ")}`);
  return `${[...remarks, ...lines].join("\r\n")}\r\n`;
}

function download(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = h("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const text = (made, type) => new Blob([made], { type: `${type};charset=utf-8` });

// What a file is about, by its name: the case or the two ends of the path that the page has put, as the ids have it.
function fileName(kind) {
  const { mode, part, ends, case: { attacked, attackers, date } } = state();
  const ids = (list) => list.filter((node) => node !== null).map((node) => nodes.id[node]);
  const asked = { explore: [], path: ["path", ...ids(ends)], obligations: [part === "state" ? "state" : "case", ...ids([attacked, ...(part === "state" ? [] : attackers)]), date] }[mode];
  const words = ["foedus", ...(attacked === null && mode === "obligations" ? [] : asked)].filter(Boolean).join("-");
  return `${words.replace(/[^\p{L}\p{N}-]+/gu, "_").slice(0, MOST_LETTERS)}.${kind}`;
}

const SAVES = {
  save_svg: () => download(fileName("svg"), text(asXml(drawingAsSvg()), "image/svg+xml")),
  save_png: () => drawingAsPng((blob) => download(fileName("png"), blob)),
  save_csv: () => download(fileName("csv"), text(asCsv(state()), "text/csv")),
  save_json: () => download(fileName("json"), text(asJson(state()), "application/json")),
  print: () => { byId("export-box").close(); print(); },
};

export function startSaving() {
  byId("export").addEventListener("click", () => byId("export-box").showModal());
  for (const button of document.querySelectorAll("[data-save]")) button.addEventListener("click", () => SAVES[button.dataset.save]());
}
