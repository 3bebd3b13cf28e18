import { FOREVER } from "./days.js";

// Sets of days and spans known in part, as foedus.graph.days has them: sorted pairs of first and last days. A span is
// what is possible and what is certain; asked about some days it answers yes, no or uncertain.
export const [YES, NO, UNCERTAIN] = ["yes", "no", "uncertain"];

const decoded = (flat) => Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at] ?? -FOREVER, flat[2 * at + 1] ?? FOREVER]);
export const readSpan = ([possible, certain]) => ({ possible: decoded(possible), certain: decoded(certain) });

export const common = (first, second) => first
  .flatMap(([a, b]) => second.map(([c, d]) => [Math.max(a, c), Math.min(b, d)]))
  .filter(([start, end]) => start <= end)
  .sort(([a], [b]) => a - b);

export const both = (one, other) => ({ possible: common(one.possible, other.possible), certain: common(one.certain, other.certain) });

// The day after, so that to 31 July and from 1 August is without a gap.
function nextDay(bound) {
  if (bound <= 0 || bound >= 1e8) return Math.abs(bound) >= FOREVER ? bound : bound + 1;
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(bound / 10000), Math.floor(bound / 100) % 100 - 1, (bound % 100) + 1);
  return (date.getUTCFullYear() * 100 + date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

export function union(sets) {
  const joined = [];
  for (const [start, end] of sets.flat().sort(([a, b], [c, d]) => a - c || b - d)) {
    const last = joined.at(-1);
    if (last && start <= nextDay(last[1])) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

export function anyOf(spans) {
  if (spans.length === 1) return spans[0];
  return { possible: union(spans.map(({ possible }) => possible)), certain: union(spans.map(({ certain }) => certain)) };
}

// Whether it holds on all of some days for certain (yes), or can hold on none of them (no).
export function on({ possible, certain }, [first, last]) {
  if (certain.some(([start, end]) => start <= first && last <= end)) return YES;
  return possible.some(([start, end]) => start <= last && first <= end) ? UNCERTAIN : NO;
}
