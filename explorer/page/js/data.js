import { byId } from "./dom.js";

// The data block, as Python wrote it: columns. A node or edge is its place in them. What is fetched later is of the
// same shape and is taken in behind what is there, so that places never change.
export const block = JSON.parse(byId("data").textContent);
export const { kinds, families, relations, manners, time, marks } = block;

const empty = (columns) => Object.fromEntries(Object.keys(columns).map((name) => [name, []]));
export const [nodes, edges, evidence, documents] = [block.nodes, block.edges, block.evidence, block.documents].map(empty);
export const nodeAt = new Map();
export const edgeAt = new Map();
export const documentAt = new Map();
export const edgesOf = [];
export const piecesOf = [];

// The rows of a part behind the rows there are; those whose id is known, nowhere. Gives the place of each.
function rows(table, index, part) {
  const fresh = [...part.id.keys()].filter((from) => !index.has(part.id[from]));
  fresh.forEach((from, place) => index.set(part.id[from], table.id.length + place));
  for (const name of Object.keys(table)) for (const from of fresh) table[name].push(part[name][from]);
  return part.id.map((id) => index.get(id));
}

// Take in a part. Gives how many nodes and edges it brought that were not known.
export function absorb(part) {
  const before = [nodes.id.length, edges.id.length];
  const node = rows(nodes, nodeAt, part.nodes);
  node.forEach((place, from) => { for (const column of ["beyond", "aside"]) nodes[column][place] = part.nodes[column][from]; });
  while (edgesOf.length < nodes.id.length) edgesOf.push([]);
  const document = rows(documents, documentAt, part.documents);
  const edge = rows(edges, edgeAt, part.edges);
  edge.forEach((place, from) => { if (place >= before[1]) join(place, from, part, node, edge); });
  part.evidence.edge.forEach((from, piece) => { if (edge[from] >= before[1]) prove(edge[from], piece, part, document); });
  return [nodes.id.length - before[0], edges.id.length - before[1]];
}

// Ends, speaker and contradictions of a part are places in the part: here they become places in the whole.
function join(place, from, part, node, edge) {
  edges.source[place] = node[part.edges.source[from]];
  edges.target[place] = node[part.edges.target[from]];
  edges.speaker[place] = part.edges.speaker[from] < 0 ? -1 : node[part.edges.speaker[from]];
  edges.against[place] = part.edges.against[from].map((other) => edge[other]);
  edgesOf[edges.source[place]].push(place);
  if (edges.source[place] !== edges.target[place]) edgesOf[edges.target[place]].push(place);
  piecesOf[place] = [];
}

const proofs = Object.keys(evidence);

function prove(edge, from, part, document) {
  for (const name of proofs) evidence[name].push(part.evidence[name][from]);
  const piece = evidence.edge.length - 1;
  evidence.edge[piece] = edge;
  evidence.document[piece] = part.evidence.document[from] < 0 ? -1 : document[part.evidence.document[from]];
  for (const name of ["sentence", "rule"]) {
    const text = part.evidence[name][from];
    evidence[name][piece] = typeof text === "number" ? part.evidence[name][text] : text;
  }
  const [start, end] = [evidence.start[piece], evidence.end[piece]].map((at) => at - evidence.sentence_start[piece]);
  evidence.quote[piece] ??= cut(evidence.sentence[piece], start, end);
  piecesOf[edge].push(piece);
}

// Offsets count characters, as Python does; most texts have none that JavaScript counts twice.
const cut = (text, start, end) => (/[\ud800-\udbff]/.test(text) ? [...text].slice(start, end).join("") : text.slice(start, end));

absorb(block);

export const kindName = (node) => kinds.name[nodes.kind[node]];
export const relationName = (edge) => relations.name[edges.relation[edge]];
const familyOf = (edge) => relations.family[edges.relation[edge]];
export const familyName = (edge) => families.name[familyOf(edge)];
export const otherEnd = (edge, node) => (edges.source[edge] === node ? edges.target[edge] : edges.source[edge]);
export const isRefusal = (relation) => marks.refusal.relations.includes(relations.name[relation]);
// How a relation is drawn; a refusal differs from what it refuses.
export function lineMark(relation) {
  const mark = marks.families[families.name[relations.family[relation]]] ?? marks.families.structure;
  return isRefusal(relation) ? { ...mark, ...marks.refusal } : mark;
}
export const isNegated = (edge) => block.polarities[edges.polarity[edge]] === "negated";
export const modality = (edge) => block.modalities[edges.modality[edge]];
export const isDisputed = (edge) => edges.against[edge].length > 0;
const isDated = (edge) => edges.date[edge] !== null;
export const isState = (node) => kindName(node) === "State";

// Both ends of an edge, the lower place first: what all relations between the same two share.
export function pairOf(edge) {
  const [a, b] = [edges.source[edge], edges.target[edge]];
  return a < b ? [a, b] : [b, a];
}

// Undated last; then by first and last day, then as written.
export function byDate(a, b) {
  const order = (edge) => [isDated(edge) ? edges.start[edge] : Infinity, edges.end[edge], edges.date[edge] ?? "", edges.id[edge]];
  const [left, right] = [order(a), order(b)];
  for (let i = 0; i < left.length; i += 1) if (left[i] !== right[i]) return left[i] < right[i] ? -1 : 1;
  return 0;
}
