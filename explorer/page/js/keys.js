import { block, documentAt, documents, edges, nodes } from "./data.js";
import { daysOf } from "./days.js";
import { isBeside } from "./law.js";

// Parts of an address that name more than one thing. Ids are percent-encoded, so that the separators , + and ~ can
// never be part of one.
export const encode = (id) => encodeURIComponent(id).replaceAll("~", "%7E");
const decode = decodeURIComponent;

// An id that nothing here has: in a file a mistake, else something to ask for.
export class Missing extends RangeError {
  constructor(id, sort) {
    super(id);
    this.wanted = { id, sort };
  }
}

function place(text, index, sort = "near") {
  const id = decode(text);
  if (!index.has(id)) throw new Missing(id, sort);
  return index.get(id);
}

export const readDocument = (text) => place(text, documentAt, "document");
export const writeDocument = (at) => encode(documents.id[at]);

export const places = (text, index) => [...new Set(text.split(",").map((id) => place(id, index)))];
const name = (node) => (node === null || node === undefined ? "" : encode(nodes.id[node]));
const orNone = (text, index) => (text ? place(text, index) : null);

export function writeChosen(chosen) {
  if (chosen.type === "node") return `n:${name(chosen.node)}`;
  if (chosen.type === "edge") return `e:${encode(edges.id[chosen.edge])}`;
  if (chosen.type === "document") return `t:${writeDocument(chosen.document)}`;
  if (chosen.type === "instrument") return `i:${encode(chosen.instrument)}`;
  if (chosen.type === "duty") return `d:${[chosen.treaty, chosen.clause, chosen.debtor, chosen.creditor].map(encode).join("~")}`;
  return `p:${chosen.pair.map(name).join("~")}`;
}

// A treaty of the law: where it is a node of the page by now, that node.
function readInstrument(text, nodeAt) {
  const instrument = decode(text);
  return isBeside(instrument) ? { type: "instrument", instrument } : { type: "node", node: place(text, nodeAt) };
}

export function readChosen(value, nodeAt, edgeAt) {
  const [sort, rest] = [value.slice(0, 2), value.slice(2)];
  if (sort === "n:") return { type: "node", node: place(rest, nodeAt) };
  if (sort === "t:") return { type: "document", document: readDocument(rest) };
  if (sort === "i:") return readInstrument(rest, nodeAt);
  if (sort === "e:") return { type: "edge", edge: place(rest, edgeAt) };
  const parts = rest.split("~");
  if (sort === "d:" && parts.length === 4) {
    const [treaty, clause, debtor, creditor] = parts.map(decode);
    return { type: "duty", treaty, clause, debtor, creditor };
  }
  if (sort !== "p:" || parts.length !== 2) throw new RangeError(value);
  return { type: "pair", pair: parts.map((id) => place(id, nodeAt)).sort((a, b) => a - b) };
}

// The two ends of a path, either of which may be open still.
export const writeEnds = (ends) => ends.map(name).join("~");

export function readEnds(value, nodeAt) {
  const ends = value.split("~");
  if (ends.length !== 2) throw new RangeError(value);
  return ends.map((id) => orNone(id, nodeAt));
}

// A place that is no area of any text, or that nobody knows: the ANYWHERE of foedus.graph.cases.
export const ELSEWHERE = "anywhere";
// The homeland of the attacked, whatever the sources say.
export const HOME = "home";
// Who is attacked, by whom, on which day, and where if not where the sources put it, else at home.
export const NO_CASE = { attacked: null, attackers: [], date: null, place: null };

export function writeCase({ attacked, attackers, date, place: area }) {
  if (attacked === null && !attackers.length && !date && !area) return null;
  return [name(attacked), attackers.map(name).join("+"), date ?? "", ...(area ? [encode(area)] : [])].join("~");
}

export function readCase(value, nodeAt) {
  const [attacked, attackers, date, area, ...more] = value.split("~");
  const where = area === undefined ? null : decode(area);
  if (more.length || (where !== null && ![ELSEWHERE, HOME].includes(where) && !Object.hasOwn(block.law?.areas ?? {}, where)) || date === undefined || (date && !daysOf(date))) throw new RangeError(value);
  return { attacked: orNone(attacked, nodeAt), attackers: attackers ? [...new Set(attackers.split("+").map((id) => place(id, nodeAt)))] : [], date: date || null, place: where };
}

// Which part of the obligations: the case, its steps up to one, one state alone, or the ledger.
export const writePart = (part, step) => (part === "case" ? null : part === "steps" ? `steps.${step}` : part);

export function readPart(value) {
  if (["ledger", "state"].includes(value)) return { part: value };
  const found = /^steps\.(\d{1,3})$/.exec(value);
  if (!found) throw new RangeError(value);
  return { part: "steps", step: Number(found[1]) };
}

export const writeTour = ({ name: tour, step }) => `${encode(tour)}.${step + 1}`;

export function readTour(value) {
  const cut = value.lastIndexOf(".");
  const tour = { name: decode(value.slice(0, cut)), step: Number(value.slice(cut + 1)) - 1 };
  const known = block.tours.find(({ id }) => id === tour.name);
  if (!known || !Number.isInteger(tour.step) || tour.step < 0 || tour.step >= known.steps.length) throw new RangeError(value);
  return tour;
}
