import { edges, time } from "./data.js";
import { binEnd, binName, binOf, binStart, daysOf, isoDay, typedDate } from "./days.js";
import { byId, h, replace, svg } from "./dom.js";
import { asKnown } from "./dutywords.js";
import { countsOf, passes, span } from "./filters.js";
import { counted, dateText, t } from "./i18n.js";
import { change, state } from "./state.js";

// The histogram of dated relations, a range with two handles over it or a single date, and the undated.
const HEIGHT = 24;
const MOST_TICKS = time.daily ? 4 : 6;
let parts = null;

// A bin in words: a day, a week by its first and last, a month, or years by the first.
const isFine = time.daily || time.step < 12;
const nameOf = (bin) => (time.daily && time.step > 1 ? dateText(`${isoDay(binStart(bin))}/${isoDay(binEnd(bin))}`) : isFine ? dateText(binName(bin)) : binName(bin));
const endOf = (bin) => (time.daily ? dateText(isoDay(binEnd(bin))) : nameOf(bin));
const beginOf = (bin) => (time.daily ? dateText(binName(bin)) : nameOf(bin));
export function datesText({ from, to, on }) {
  if (on !== null) return dateText(on);
  if (isTimeless) return t("no_dates");
  return from === to ? nameOf(from) : t("date_interval", { from: beginOf(from), to: endOf(to) });
}

// Where nothing on the page is dated there is no time to choose from.
const isTimeless = time.count === 1 && time.first === 0 && !time.daily;

const binOn = (now) => (now.on === null ? now.to : binOf(daysOf(now.on)[0]));

function slider(key, read, limit) {
  const input = h("input", { type: "range", min: 0, max: time.count - 1, step: 1, "aria-label": t(key) });
  const slide = (step) => () => change(limit(Number(input.value)), { step });
  input.addEventListener("input", slide(false));
  input.addEventListener("change", slide(true));
  return { input, read };
}

// Words under some of the bars, at round years or months, few enough to stand apart.
function roundBins() {
  const [unit, steps] = time.daily ? [0, [1, 2, 7, 14, 28]] : time.step < 12 ? [time.first, [1, 2, 3, 6, 12]] : [Math.floor(time.first / time.step), [1, 2, 5, 10, 20, 50, 100]];
  const step = steps.find((each) => time.count / each <= MOST_TICKS) ?? time.count;
  return Array.from({ length: time.count }, (_, bin) => bin).filter((bin) => (((unit + bin) % step) + step) % step === 0);
}

const ticks = () => roundBins().map((bin) => {
  const tick = h("span", {}, isFine ? dateText(binName(bin), "short") : binName(bin));
  tick.style.left = `calc(8px + (100% - 16px) * ${(bin + 0.5) / time.count})`;
  return tick;
});

// A date typed as a year, a month or a day; anything else is marked and changes nothing. Of one that stands for today
// it is said so.
export function dateBox(attributes, take) {
  const box = h("input", { type: "text", class: "date", autocomplete: "off", spellcheck: false, placeholder: "1914-07-28", size: 10, ...attributes });
  const wrong = h("span", { class: "wrong", role: "alert", hidden: true });
  const known = h("span", { class: "faint known" }, asKnown(attributes.value));
  box.addEventListener("change", () => {
    const date = typedDate(box.value);
    const good = date !== null || !box.value.trim();
    box.setAttribute("aria-invalid", String(!good));
    wrong.hidden = good;
    wrong.textContent = good ? "" : t("date_wrong");
    if (good) take(date);
  });
  return [box, wrong, known];
}

export function buildYears() {
  const from = slider("years_from", (now) => now.from, (bin) => ({ from: Math.min(bin, state().to) }));
  const to = slider("years_to", (now) => now.to, (bin) => ({ to: Math.max(bin, state().from) }));
  const on = slider("as_of_at", binOn, (bin) => ({ on: binName(bin) }));
  const single = h("input", { type: "checkbox", id: "as-of", onchange: () => change({ on: single.checked ? binName(state().to) : null }) });
  const undated = h("input", { type: "checkbox", id: "undated", onchange: () => change({ undated: undated.checked }) });
  const bars = svg("svg", { class: "bars", viewBox: `0 0 ${time.count} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": t("histogram") });
  const [typed, wrong] = dateBox({ id: "on-date", "aria-label": t("as_of_at"), title: t("date_hint") }, (date) => change({ on: date }));
  const [undatedText, range] = [h("span", {}), h("output", { class: "range-text" })];
  byId("years").style.setProperty("--bins", time.count);
  parts = { from, to, on, single, undated, bars, undatedText, range, typed };
  replace(byId("years"),
    h("div", { class: "years-text" }, range, typed, wrong, h("label", { class: "check" }, single, h("span", {}, t("as_of")))),
    h("div", { class: "bars-box", hidden: isTimeless }, bars, from.input, to.input, on.input, h("div", { class: "ticks", "aria-hidden": "true" }, ticks())),
    h("label", { class: "check undated" }, undated, undatedText));
}

// A bar counts the relations that begin in its bin, under all filters but that of time.
function drawBars(now) {
  const counts = new Array(time.count).fill(0);
  const anyTime = passes(now, "time");
  edges.id.forEach((_, edge) => {
    if (edges.date[edge] !== null && anyTime(edge)) counts[binOf(edges.start[edge])] += 1;
  });
  const most = Math.max(1, ...counts);
  const [from, to] = span(now).map(binOf);
  const inside = (bin) => (bin >= from && bin <= to ? "in" : "out");
  // While a handle slides, the bars stand and change their colour only.
  const key = JSON.stringify([counts, now.language]);
  if (parts.bars.dataset.key === key) return [...parts.bars.children].forEach((bar) => bar.setAttribute("class", inside(Number(bar.dataset.bin))));
  parts.bars.dataset.key = key;
  const gap = time.count > 80 ? 0.08 : 0.16;
  return replace(parts.bars, counts.map((count, bin) => {
    if (!count) return null;
    const height = Math.max(3, (HEIGHT - 2) * Math.sqrt(count / most));
    const bar = svg("rect", { x: bin + gap, y: HEIGHT - height, width: 1 - 2 * gap, height, class: inside(bin), "data-bin": bin });
    bar.append(svg("title", {}, counted("bar", count, { at: nameOf(bin) })));
    return bar;
  }));
}

export function updateYears(now) {
  const asOf = now.on !== null;
  for (const { input, read } of [parts.from, parts.to, parts.on]) {
    input.value = read(now);
    input.setAttribute("aria-valuetext", nameOf(read(now)));
  }
  for (const each of [parts.from.input, parts.to.input, parts.range]) each.hidden = asOf;
  for (const each of [parts.on.input, parts.typed]) each.hidden = !asOf;
  if (isTimeless) parts.single.parentElement.hidden = !asOf;
  // Where both handles meet at the end, the left one must stay within reach.
  parts.from.input.classList.toggle("above", now.from > time.count / 2);
  parts.single.checked = asOf;
  parts.undated.checked = now.undated;
  parts.undatedText.textContent = counted("undated", countsOf(now).undated);
  parts.range.textContent = datesText(now);
  parts.typed.title = asKnown(now.on) || t("date_hint");
  if (asOf) parts.typed.value = now.on;
  drawBars(now);
}
