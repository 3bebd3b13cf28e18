import { nodes } from "./data.js";

// Finding nodes by any name, in any language and spelling.
const MOST = 8;
const LETTERS = { ı: "i", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss" };

// As foedus.graph.names.fold: no accents, case or punctuation.
export function fold(text) {
  const plain = text.toLowerCase().replace(/[ıøłđðþæœß]/g, (letter) => LETTERS[letter]).normalize("NFKD");
  return plain.replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

const names = [];

// The names of all nodes, folded when they are first asked for.
function folded() {
  for (let node = names.length; node < nodes.id.length; node += 1) {
    const own = [nodes.fr[node], nodes.en[node]];
    const all = [...own, ...Object.values(nodes.names[node]).flat(), nodes.id[node]];
    names.push([...new Set(all)].map((text) => ({ text, folded: ` ${fold(text)}`, typed: text.toLowerCase(), own: own.includes(text) })));
  }
  return names;
}

// Nodes with a name that holds what is typed: whoever is usually called so first, then other whole names, beginnings of
// words, and anything; states that only treaties tell of come last.
export function find(typed, accepts = () => true) {
  const wanted = fold(typed);
  const raw = typed.trim().toLowerCase();
  if (!raw) return [];
  const hits = [];
  folded().forEach((all, node) => {
    if (!accepts(node)) return;
    let best = null;
    for (const { text, folded: plain, typed: written, own } of all) {
      const score = wanted ? scoreOf(plain, wanted, own) : Number(written.includes(raw)) * 4;
      if (score && (!best || score < best.score)) best = { node, score, text };
    }
    if (best) hits.push(best);
  });
  return hits.sort((a, b) => nodes.aside[a.node] - nodes.aside[b.node] || a.score - b.score || a.node - b.node).slice(0, MOST);
}

function scoreOf(plain, wanted, own) {
  if (plain === ` ${wanted}`) return own ? 1 : 2;
  if (plain.includes(` ${wanted}`)) return 3;
  return plain.includes(wanted) ? 4 : 0;
}

// Nodes with a name spelt nearly as what is typed, the nearest first: one letter in four may be wrong, or missing.
export function near(typed, accepts = () => true) {
  const wanted = fold(typed);
  const most = Math.min(Math.floor(wanted.length / 4), 3);
  const hits = [];
  folded().forEach((all, node) => {
    if (!accepts(node)) return;
    const [best] = all.map(({ text, folded: plain }) => ({ node, text, score: apart(plain.trim(), wanted, most) })).sort((a, b) => a.score - b.score);
    if (best.score <= most) hits.push(best);
  });
  return hits.sort((a, b) => a.score - b.score || nodes.aside[a.node] - nodes.aside[b.node] || a.node - b.node).slice(0, MOST);
}

// How many letters have to be changed, left out or put in to make one word of the other (Levenshtein 1966); Infinity
// where their lengths alone differ by more than `most`.
function apart(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let row = [...other, ""].map((_, place) => place);
  for (const [down, letter] of [...one].entries()) {
    const next = [down + 1];
    [...other].forEach((its, place) => next.push(Math.min(row[place] + (its !== letter), row[place + 1] + 1, next[place] + 1)));
    row = next;
  }
  return row.at(-1);
}
