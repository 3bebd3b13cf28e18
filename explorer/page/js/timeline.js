import { shareOf, stretchOfDays, ticksOf } from "./axis.js";
import { byDate, edges, families, familyName, isRefusal, kindName, lineMark } from "./data.js";
import { isoDay, isOpen } from "./days.js";
import { byId, h, replace } from "./dom.js";
import { viewOf } from "./filters.js";
import { called, counted, dateText, label, number, t, word } from "./i18n.js";
import { inWords } from "./phrases.js";
import { kindSample, markSample } from "./samples.js";
import { drawnSwitch, filtersNote, listOf, scopeText } from "./scope.js";
import { choose, chosenEdge, state } from "./state.js";

// What happened, one row an actor: a mark for each dated relation, a bar for one that lasted, the undated at the end.
const MARK = 26;
const HALF_TICK = 40;
const MOST_LANES = 5;
const MOST_TICKS = 7;

const lasts = (edge) => (edges.date[edge] ?? "").includes("/");

// The actors that have a part in something that is listed: those of the focus first, then those with most to show.
function rowsOf(now) {
  const view = viewOf(now);
  const rows = new Map();
  for (const edge of listOf(now)) {
    for (const node of new Set([edges.source[edge], edges.target[edge]])) {
      if (!rows.has(node)) rows.set(node, { node, dated: [], undated: 0 });
      if (edges.date[edge] === null) rows.get(node).undated += 1;
      else rows.get(node).dated.push(edge);
    }
  }
  const first = new Set(view.play ? view.play.strong : now.focus);
  return [...rows.values()].sort((a, b) => first.has(b.node) - first.has(a.node) || b.dated.length - a.dated.length || a.node - b.node);
}

// Marks side by side where there is room, else in lanes one below the other; what finds no lane is counted.
function laid(dated, stretch, width, most) {
  const ends = [];
  const [marks, rest] = [[], []];
  for (const edge of [...dated].sort(byDate)) {
    const left = shareOf(stretch, edges.start[edge]) * width;
    const wide = lasts(edge) ? Math.max(MARK, shareOf(stretch, edges.end[edge]) * width - left) : MARK;
    const lane = ends.findIndex((end) => end <= left);
    const at = lane < 0 ? ends.length : lane;
    if (at >= most) rest.push({ edge, left });
    else {
      ends[at] = left + wide;
      marks.push({ edge, left, wide, lane: at });
    }
  }
  return { marks, rest, lanes: Math.max(1, ends.length) };
}

function markButton({ edge, left, wide, lane }, node) {
  const said = `${dateText(edges.date[edge])}: ${inWords(edge)}`;
  const at = h("button", {
    type: "button", class: `event ${familyName(edge)}${lasts(edge) ? " lasting" : ""}${edges.source[edge] === node ? "" : " other"}`, tabindex: -1, id: `event-${node}-${edges.id[edge]}`,
    "aria-label": said, title: said, "aria-current": chosenEdge() === edge ? "true" : null, onclick: () => choose({ type: "edge", edge }),
  }, markSample(familyName(edge), lasts(edge), lineMark(edges.relation[edge])));
  at.style.cssText = `left:${left}px;top:${lane * MARK + 2}px;width:${wide}px`;
  return at;
}

// Rows that show all their marks, because they were asked to.
const whole = new Set();

function unfold(node) {
  if (!whole.delete(node)) whole.add(node);
  updateTimeline(state());
}

// More than there is room for: the row grows until all of it stands there.
function restButton(rest, node) {
  const said = counted("more_events", rest.length);
  const at = h("button", { type: "button", class: "event more-events", id: `more-${node}`, tabindex: -1, onclick: () => unfold(node), "aria-expanded": "false", "aria-label": said, title: said }, `+${number(rest.length)}`);
  at.style.cssText = `left:${Math.min(...rest.map(({ left }) => left))}px;top:${MOST_LANES * MARK + 2}px`;
  return at;
}

function rowOf({ node, dated, undated }, stretch, width, all) {
  const { marks, rest, lanes } = stretch ? laid(dated, stretch, width, all || whole.has(node) ? Infinity : MOST_LANES) : { marks: [], rest: [], lanes: 1 };
  const track = h("div", { class: "track" }, marks.map((mark) => markButton(mark, node)), rest.length ? restButton(rest, node) : null);
  const less = !all && whole.has(node) && lanes > MOST_LANES ? h("button", { type: "button", class: "plain", id: `more-${node}`, "aria-expanded": "true", onclick: () => unfold(node) }, t("fewer_events")) : null;
  track.style.height = `${(lanes + (rest.length ? 1 : 0)) * MARK + 4}px`;
  const named = h("button", { type: "button", class: "row-name", onclick: () => choose({ type: "node", node }) }, kindSample(kindName(node)), called(node));
  const loose = undated ? h("button", { type: "button", class: "plain undated-count", onclick: () => choose({ type: "node", node }) }, number(undated), h("span", { class: "quiet" }, ` ${t("undated")}`)) : null;
  return h("li", { class: "time-row" }, h("div", { class: "row-head" }, named, less), track, h("div", { class: "row-end" }, loose));
}

function axisOf(stretch, width) {
  const months = { year: (bound) => isoDay(bound).slice(0, -6), month: (bound) => dateText(isoDay(bound).slice(0, -3), "short"), day: (bound) => dateText(isoDay(bound), "short") };
  const named = ticksOf(stretch, Math.min(MOST_TICKS, width / 90)).map(({ bound, unit }) => {
    const tick = h("span", {}, months[unit](bound));
    const place = shareOf(stretch, bound) * width + MARK / 2;
    tick.style.left = `${place}px`;
    if (place < HALF_TICK) tick.style.transform = "none";
    return tick;
  });
  return h("div", { class: "axis", "aria-hidden": "true" }, named);
}

// What the marks mean: one of each family that is there, and that a pale one is what others did.
function marksKey(happened) {
  const shown = [...new Set(happened.map(familyName))].map((name) => [markSample(name, false), word(families, families.name.indexOf(name))]);
  const refused = happened.find((edge) => isRefusal(edges.relation[edge]));
  if (refused !== undefined) shown.push([markSample(familyName(refused), false, lineMark(edges.relation[refused])), t("mark_refusal")]);
  return h("ul", { class: "marks-key" }, shown.map(([sample, text]) => h("li", {}, sample, text)), h("li", { class: "pale" }, shown[0]?.[0].cloneNode(true), t("mark_other")));
}

function contentOf(now, width, all = false) {
  const rows = rowsOf(now);
  const list = listOf(now);
  const happened = list.filter((edge) => edges.date[edge] !== null);
  const instants = happened.flatMap((edge) => [edges.start[edge], edges.end[edge]].filter((bound) => !isOpen(bound)));
  const stretch = stretchOfDays(instants, now.from, now.to);
  return [
    h("h2", { class: "view-title" }, counted("timeline_title", happened.length), all ? null : h("span", { class: "faint" }, ` · ${t("timeline_hint")}`)),
    h("p", { class: "timeline-scope" }, h("span", { class: "faint" }, scopeText(list, now)), drawnSwitch("only-drawn-timeline", now)), all ? null : h("p", { class: "filters-on" }, filtersNote(now, list, { id: "timeline-whole" })), marksKey(happened), h("div", { class: "time-head" }, h("span", {}), stretch ? axisOf(stretch, width) : h("span", {}), h("span", { class: "faint" }, t("undated"))),
    h("ol", { class: "time-rows" }, rows.map((row) => rowOf(row, stretch, width, all))),
  ];
}

// As wide as a sheet has room for, every row with all its marks.
const PAPER = 420;
export const timelineOnPaper = (now) => contentOf(now, PAPER, true);

let made = { key: null, view: null };

export function updateTimeline(now) {
  const place = byId("timeline");
  if (place.hidden) return;
  const [view, width] = [viewOf(now), Math.max(120, place.clientWidth - (place.clientWidth < 560 ? 40 : 240) - MARK - 24)];
  const key = JSON.stringify([now.language, now.drawn, now.from, now.to, now.on, now.chosen, width, ...whole]);
  if (made.view === view && made.key === key) return;
  made = { view, key };
  const held = place.contains(document.activeElement) ? document.activeElement.id : null;
  replace(place, contentOf(now, width));
  const stop = (held && byId(held)) || place.querySelector('.event[aria-current="true"]') || place.querySelector(".event");
  if (stop) stop.tabIndex = 0;
  if (held !== null) (byId(held) ?? place).focus({ preventScroll: true });
}

// One stop for Tab: left and right walk along a row, up and down go to the nearest mark of the next.
export function startTimeline() {
  byId("timeline").addEventListener("keydown", (event) => {
    const here = event.target.closest(".event");
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!here || !way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = way[0] ? beside(here, way[0]) : below(here, way[1]);
    if (!next) return;
    [here.tabIndex, next.tabIndex] = [-1, 0];
    next.focus();
  });
  new ResizeObserver(() => updateTimeline(state())).observe(byId("timeline"));
}

const marksIn = (row) => [...row.querySelectorAll(".event")];

function beside(mark, way) {
  const marks = marksIn(mark.closest(".time-row"));
  return marks[marks.indexOf(mark) + way];
}

function below(mark, way) {
  const rows = [...byId("timeline").querySelectorAll(".time-row")].filter((row) => marksIn(row).length);
  const row = rows[rows.indexOf(mark.closest(".time-row")) + way];
  const far = (other) => Math.abs(other.offsetLeft - mark.offsetLeft);
  return row && marksIn(row).sort((a, b) => far(a) - far(b))[0];
}
