import { edges } from "./data.js";
import { isOpen } from "./days.js";
import { counted } from "./i18n.js";

// A relation that nothing dates is there on any day that is looked at, though nobody tells whether it held then: how many
// of some there are, in words, where a single day is looked at.
export function timeless(list, { on }) {
  const found = on === null ? [] : list.filter((edge) => edges.date[edge] === null && isOpen(edges.start[edge]) && isOpen(edges.end[edge]));
  return found.length ? counted("timeless", found.length) : "";
}
