import { fitted } from "./camera.js";
import { askedText } from "./asked.js";
import { nodes } from "./data.js";
import { byId, h, svg } from "./dom.js";
import { keyOf, laidOut, paintKey } from "./drawnkey.js";
import { dutiesOf } from "./dutyrecords.js";
import { pageName } from "./heading.js";
import { FONT, canvasPen, svgPen } from "./pens.js";
import { asCsv, asJson, dutiesAsCsv } from "./records.js";
import { sceneOf } from "./scene.js";
import { shownText } from "./stage.js";
import { state } from "./state.js";
import { paintDiscs, paintLines } from "./strokes.js";
import { colours, plainView } from "./view.js";
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

const caption = (now) => [pageName(now), askedText(now), shownText(now)].filter(Boolean).join(" — ");

export function drawingAsSvg(now = state(), palette = colours()) {
  const [[w, h0], key] = [SIZE, laidOut(keyOf(now, palette), SIZE[0])];
  const whole = h0 + key.height + FOOT;
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${w} ${whole}`, width: w, height: whole, role: "img", "font-family": FONT },
    svg("title", {}, caption(now)), svg("rect", { width: "100%", height: "100%", fill: palette.paper }));
  paintedBy(svgPen(root), now, palette);
  const legend = svg("g", { class: "key", "aria-hidden": "true" });
  root.append(legend);
  paintKey(svgPen(legend), key, h0, palette);
  root.append(svg("text", { x: 16, y: whole - 12, "font-size": 13, fill: palette.soft }, caption(now)));
  return root;
}

// Control characters have no place in XML, and half of a pair has none in UTF-8.
const asXml = (element) => new XMLSerializer().serializeToString(element).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").toWellFormed();

function drawingAsPng(then) {
  const [canvas, palette] = [document.createElement("canvas"), colours()];
  const key = laidOut(keyOf(state(), palette), SIZE[0]);
  const whole = SIZE[1] + key.height + FOOT;
  [canvas.width, canvas.height] = [2 * SIZE[0], 2 * whole];
  const context = canvas.getContext("2d");
  context.scale(2, 2);
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  paintedBy(canvasPen(context), state(), palette);
  paintKey(canvasPen(context), key, SIZE[1], palette);
  context.font = `13px ${FONT}`;
  context.textAlign = "start";
  context.fillStyle = palette.soft;
  context.textBaseline = "alphabetic";
  context.fillText(caption(state()), 16, whole - 12);
  canvas.toBlob(then);
}

function download(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = h("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const text = (made, type) => new Blob([made], { type: `${type};charset=utf-8` });
// Spreadsheets know by the mark at its head that it is UTF-8, and would garble accents without.
const table = (made) => text(`\ufeff${made}`, "text/csv");

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
  save_csv: () => download(fileName("csv"), table(asCsv(state()))),
  save_duties: () => download(fileName("duties.csv"), table(dutiesAsCsv(state()))),
  save_json: () => download(fileName("json"), text(asJson(state()), "application/json")),
  print: () => { byId("export-box").close(); print(); },
};

export function startSaving() {
  byId("export").addEventListener("click", () => {
    byId("save-duties").hidden = !dutiesOf(state()).length;
    byId("export-box").showModal();
  });
  for (const button of document.querySelectorAll("[data-save]")) button.addEventListener("click", () => SAVES[button.dataset.save]());
}
