import { binDays, daysBetween, dayOf, isOpen, later, partsOf } from "./days.js";

// A stretch of days from left to right: where a day lies on it, and which days to name below it.
const DAY = 1;
const STEPS = [
  ["year", [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000]],
  ["month", [1, 2, 3, 6]],
  ["day", [1, 2, 7, 14]],
];
const LENGTH = { year: 365.25, month: 30.44, day: DAY };

// From the first to the last day that anything happened, inside the years that are chosen, with a little to spare.
export function stretchOfDays(instants, from, to) {
  const [low, high] = binDays(from, to);
  const inside = instants.filter((day) => day >= low && day <= high);
  if (!inside.length) return null;
  const [first, last] = [Math.min(...inside), Math.max(...inside)];
  return { first, size: Math.max(1, daysBetween(first, last)) };
}

// The place of a bound, 0 to 1; what lies before or after the stretch lies at its ends.
export function shareOf({ first, size }, bound) {
  if (isOpen(bound)) return bound < 0 ? 0 : 1;
  return Math.max(0, Math.min(1, daysBetween(first, bound) / size));
}

// Round days to name, at most so many: each with the unit that tells how finely it is to be written.
export function ticksOf({ first, size }, most) {
  for (const [unit, steps] of [...STEPS].reverse()) {
    for (const step of steps) if (size / (LENGTH[unit] * step) <= most) return roundDays(unit, step, first, size);
  }
  return [];
}

function roundDays(unit, step, first, size) {
  const [year, month] = partsOf(first);
  const last = (bound) => daysBetween(first, bound) > size;
  const found = [];
  const start = { year: Math.floor(year / step) * step, month: year * 12 + Math.floor((month - 1) / step) * step, day: 0 }[unit];
  for (let at = start; found.length < 60; at += step) {
    const bound = { year: () => dayOf(at, 1, 1), month: () => dayOf(Math.floor(at / 12), at - Math.floor(at / 12) * 12 + 1, 1), day: () => later(first, at) }[unit]();
    if (last(bound)) break;
    if (daysBetween(first, bound) >= 0) found.push({ bound, unit });
  }
  return found;
}
