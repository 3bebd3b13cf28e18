import { edges, familyName, relationName } from "./data.js";
import { daysOf, isOpen } from "./days.js";
import { counted } from "./i18n.js";

// What a tie to a treaty, a body or an office stands on says when it was; of deeds and friendships only a document could.
const isBounded = (edge) => ["structure", "treaty"].includes(familyName(edge)) && relationName(edge) !== "allied-with"
  && !(isOpen(edges.start[edge]) && isOpen(edges.end[edge]));

// Where a single day is looked at: how many of some relations nothing dates, in words. They are there on any day on which
// both ends existed, though nobody tells whether they held then.
export function timeless(list, { on }) {
  const found = on === null ? [] : list.filter((edge) => edges.date[edge] === null && !isBounded(edge));
  return found.length ? counted("timeless", found.length) : "";
}

// How many were last told of on an earlier day than the one that is looked at, and are taken to go on.
export function lastTold(list, { on }) {
  const found = on === null ? [] : list.filter((edge) => edges.date[edge] !== null && edges.end[edge] < daysOf(on)[0]);
  return found.length ? counted("last_told", found.length) : "";
}
