import { block, time } from "./data.js";
import { lazily } from "./lazy.js";

// Days are whole numbers, 20220913, as in foedus.graph.dates; before year 0 they count so that later is larger.
export const FOREVER = 1e17;
const pad = (number, digits) => String(number).padStart(digits, "0");
const lengthOf = (year, month) => new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate();

export function dayOf(year, month, day) {
  return year >= 0 ? (year * 100 + month) * 100 + day : -((-year * 100 + 12 - month) * 100 + 31 - day);
}

// Year, month and day of a bound that is not open.
export function partsOf(bound) {
  const rest = Math.abs(bound);
  const [year, month, day] = [Math.floor(rest / 10000), Math.floor(rest / 100) % 100, rest % 100];
  return bound >= 0 ? [year, month, day] : [-year, 12 - month, 31 - day];
}

export const isOpen = (bound) => Math.abs(bound) >= FOREVER;

// First and last day of a date written as a year, a month or a day; nothing for any other text.
export function daysOf(text) {
  const found = /^(-?)(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text ?? "");
  if (!found) return null;
  const year = Number(found[2]) * (found[1] ? -1 : 1);
  const [month, day] = [found[3], found[4]].map((part) => (part === undefined ? null : Number(part)));
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null && (day < 1 || day > lengthOf(year, month))) return null;
  return [dayOf(year, month ?? 1, day ?? 1), dayOf(year, month ?? 12, day ?? lengthOf(year, month ?? 12))];
}

// Names of months in every language of the page, long and short, without accents and points.
const plain = (text) => text.normalize("NFD").replace(/[\p{M}.]/gu, "").toLowerCase();
const months = lazily(() => new Map(["en", "fr"].flatMap((language) => ["long", "short"].flatMap((month) => {
  const { format } = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, at) => [plain(format(Date.UTC(2000, at, 15))), at + 1]);
}))));

const TODAY = ["today", "now", "aujourd'hui", "maintenant"];
const clock = (now = new Date()) => isoDay(dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()));

// The last day that the gazetteer was kept to. Of what still holds nothing is certain later, so that today is no later.
export const edition = block.law?.edition ?? null;
export const isCapped = (date) => edition !== null && date === edition && clock() > edition;
export const today = () => (edition !== null && clock() > edition ? edition : clock());

// What people type as a date as EDTF: 28 July 1914, July 28, 1914, 1er août 1914, août 1914, 28/07/1914 and today too; null
// for any other text. A day that has come since the gazetteer was last kept is today.
export function typedDate(text) {
  const date = written(text.trim());
  return /^\d{4}-\d\d-\d\d$/.test(date) && date > today() && date <= clock() ? today() : date;
}

function written(typed) {
  if (daysOf(typed)) return typed;
  const numbers = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed);
  if (numbers) return inNumbers(...numbers.slice(1).map(Number));
  if (TODAY.includes(plain(typed).replace("\u2019", "'"))) return today();
  const found = /^(?:(\d{1,2})(?:er|st|nd|rd|th)? )?(\p{L}+)(?: (\d{1,2})(?:st|nd|rd|th)?)? (\d{4})$/u.exec(plain(typed).replace(/[\s,]+/g, " "));
  const month = found && months().get(found[2]);
  if (!month || (found[1] && found[3])) return null;
  const date = [found[4], month, found[1] ?? found[3]].filter(Boolean).map((part) => pad(part, 2)).join("-");
  return daysOf(date) ? date : null;
}

// A day in numbers, where it is plain which of them is the month: 7/4/1949 is one day to some and another to others.
function inNumbers(one, other, year) {
  const [day, month] = other > 12 ? [other, one] : [one, other];
  const date = `${year}-${pad(month, 2)}-${pad(day, 2)}`;
  return (day > 12 || day === month) && daysOf(date) ? date : null;
}

// A bound as a date: 20220913 as 2022-09-13.
export function isoDay(bound) {
  const [year, month, day] = partsOf(bound);
  return `${year < 0 ? "-" : ""}${pad(Math.abs(year), 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

// How many days lie between two bounds, in either order of their signs.
export function daysBetween(first, last) {
  const count = (bound) => {
    const [year, month, day] = partsOf(bound);
    const date = new Date(Date.UTC(2000, month - 1, day));
    date.setUTCFullYear(year);
    return Math.round(date / 86400000);
  };
  return count(last) - count(first);
}

// A bound so many days later.
export function later(bound, days) {
  const [year, month, day] = partsOf(bound);
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

// Bins of the histogram: bin k begins at month first + k * step, counted from year 0, or so many days after day first.
const monthAt = (bin) => time.first + bin * time.step;
const firstOf = (month) => dayOf(Math.floor(month / 12), month - Math.floor(month / 12) * 12 + 1, 1);
export const binStart = (bin) => (time.daily ? later(time.first, bin * time.step) : firstOf(monthAt(bin)));
export const binEnd = (bin) => later(binStart(bin + 1), -1);

export function binName(bin) {
  if (time.daily) return isoDay(binStart(bin));
  const year = Math.floor(monthAt(bin) / 12);
  const digits = (year < 0 ? "-" : "") + pad(Math.abs(year), 4);
  return time.step < 12 ? `${digits}-${pad(monthAt(bin) - year * 12 + 1, 2)}` : digits;
}

export const binAt = new Map(Array.from({ length: time.count }, (_, bin) => [binName(bin), bin]));

// The bin that a day falls into; days beyond all bins fall into the first or the last.
export function binOf(bound) {
  if (isOpen(bound)) return bound < 0 ? 0 : time.count - 1;
  const [year, month] = partsOf(bound);
  const away = time.daily ? daysBetween(time.first, bound) : year * 12 + month - 1 - time.first;
  return Math.max(0, Math.min(time.count - 1, Math.floor(away / time.step)));
}

// First and last day of some bins; those at either end reach as far as there is anything.
export const binDays = (from, to) => [from <= 0 ? -FOREVER : binStart(from), to >= time.count - 1 ? FOREVER : binEnd(to)];
