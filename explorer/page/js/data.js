import { byId } from "./dom.js";

// The data block, as Python wrote it: columns. A node or edge is its place in them.
export const block = JSON.parse(byId("data").textContent);
export const { nodes, edges, evidence, documents, kinds, families, relations, time, marks } = block;

export const nodeAt = new Map(nodes.id.map((id, index) => [id, index]));
export const edgeAt = new Map(edges.id.map((id, index) => [id, index]));

export const edgesOf = nodes.id.map(() => []);
edges.id.forEach((_, edge) => {
  edgesOf[edges.source[edge]].push(edge);
  if (edges.source[edge] !== edges.target[edge]) edgesOf[edges.target[edge]].push(edge);
});

export const piecesOf = edges.id.map(() => []);
evidence.edge.forEach((edge, piece) => piecesOf[edge].push(piece));

export const kindName = (node) => kinds.name[nodes.kind[node]];
export const familyOf = (edge) => relations.family[edges.relation[edge]];
export const familyName = (edge) => families.name[familyOf(edge)];
export const otherEnd = (edge, node) => (edges.source[edge] === node ? edges.target[edge] : edges.source[edge]);
export const isNegated = (edge) => block.polarities[edges.polarity[edge]] === "negated";
export const modality = (edge) => block.modalities[edges.modality[edge]];
export const isDisputed = (edge) => edges.against[edge].length > 0;
export const isDated = (edge) => edges.first[edge] !== null;

// Both ends of an edge, the lower place first: what all relations between the same two share.
export function pairOf(edge) {
  const [a, b] = [edges.source[edge], edges.target[edge]];
  return a < b ? [a, b] : [b, a];
}

// Bins of the histogram: bin k begins at month first + k * step, counted from year 0.
export function binName(bin) {
  const month = time.first + bin * time.step;
  const year = Math.floor(month / 12);
  const digits = (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0");
  return time.step < 12 ? `${digits}-${String(month - year * 12 + 1).padStart(2, "0")}` : digits;
}

export const binAt = new Map(Array.from({ length: time.count }, (_, bin) => [binName(bin), bin]));

// Undated last; then by first and last bin, then as written.
export function byDate(a, b) {
  const order = (edge) => [edges.first[edge] ?? Infinity, edges.date[edge] ?? "", edges.id[edge]];
  const [left, right] = [order(a), order(b)];
  for (let i = 0; i < left.length; i += 1) if (left[i] !== right[i]) return left[i] < right[i] ? -1 : 1;
  return 0;
}
