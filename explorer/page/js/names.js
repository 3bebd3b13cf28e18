import { nodes } from "./data.js";
import { lazily } from "./lazy.js";
import { calledOf, isBeside, nameOf, treatiesBeside } from "./law.js";

// Finding nodes, and treaties that are none, by any name, in any language and spelling.
const MOST = 8;
const LETTERS = { ı: "i", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss" };

// As foedus.graph.names.fold: no accents, case or punctuation.
export function fold(text) {
  const plain = text.toLowerCase().replace(/[ıøłđðþæœß]/g, (letter) => LETTERS[letter]).normalize("NFKD");
  return plain.replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

const spellings = (own, others) => [...new Set([...own, ...others])].map((text) => ({ text, folded: ` ${fold(text)}`, typed: text.toLowerCase(), own: own.includes(text) }));

const names = [];

// The names of all nodes, folded when they are first asked for.
function folded() {
  for (let node = names.length; node < nodes.id.length; node += 1) {
    names.push(spellings([nodes.fr[node], nodes.en[node]], [...Object.values(nodes.names[node]).flat(), nodes.id[node]]));
  }
  return names;
}

const treaties = lazily(() => treatiesBeside().map((treaty) => [treaty, spellings(["fr", "en"].map((language) => nameOf(treaty, language)), calledOf(treaty))]));

// Whoever may be picked, each with its names; `beside` is what no document tells of, and `last` comes after its equals.
function candidates(accepts, withTreaties) {
  const found = folded().flatMap((all, node) => (accepts(node) ? [{ node, treaty: null, all, beside: nodes.aside[node], last: 0 }] : []));
  const more = withTreaties ? treaties().filter(([treaty]) => isBeside(treaty)) : [];
  return [...found, ...more.map(([treaty, all]) => ({ node: null, treaty, all, beside: 1, last: 1 }))];
}

const first = (hits, order) => hits.sort((a, b) => order(a, b) || a.last - b.last || a.node - b.node).slice(0, MOST);

// Those with a name that holds what is typed: whoever is usually called so first, then other whole names, beginnings of
// words, and anything; what only treaties tell of comes last, and of equals the treaties themselves.
export function find(typed, accepts = () => true, withTreaties = false) {
  const wanted = fold(typed);
  const raw = typed.trim().toLowerCase();
  if (!raw) return [];
  const scored = ({ all, ...who }) => all.reduce((best, { text, folded: plain, typed: written, own }) => {
    const score = wanted ? scoreOf(plain, wanted, own) : Number(written.includes(raw)) * 4;
    return score && (!best || score < best.score) ? { ...who, score, text } : best;
  }, null);
  return first(candidates(accepts, withTreaties).map(scored).filter(Boolean), (a, b) => a.beside - b.beside || a.score - b.score);
}

function scoreOf(plain, wanted, own) {
  if (plain === ` ${wanted}`) return own ? 1 : 2;
  if (plain.includes(` ${wanted}`)) return 3;
  return plain.includes(wanted) ? 4 : 0;
}

// Seats, capitals and what people are called stand for a state in some sentences only.
const ASIDE = ["capital", "seat", "demonym"];

const called = [];
const labelled = new Map();

// How each node is called, by role, folded once; and who is usually called so.
function roles() {
  for (let node = called.length; node < nodes.id.length; node += 1) {
    const own = [nodes.fr[node], nodes.en[node]].map(fold);
    called.push([["", [...own, fold(nodes.id[node])]], ...Object.entries(nodes.names[node]).map(([how, texts]) => [how.split(" ").at(-1), texts.map(fold)])]);
    for (const each of own) labelled.set(each, [...(labelled.get(each) ?? []), node]);
  }
  return called;
}

// Whose name some text is, whole, and what else they are called: for a capital its other spellings only, else any name that
// is not what another is usually called. `is` are the nodes that are meant themselves.
export function kin(text) {
  const [wanted, is, also] = [fold(text), new Set(), new Set()];
  for (const node of wanted ? nodes.id.keys() : []) {
    const so = roles()[node].filter(([, texts]) => texts.includes(wanted)).map(([role]) => role);
    if (so.some((role) => !ASIDE.includes(role))) is.add(node);
    const alike = (role) => (ASIDE.includes(role) ? so.includes(role) : is.has(node));
    for (const [role, texts] of so.length ? roles()[node] : []) if (alike(role)) texts.filter(Boolean).forEach((each) => also.add(each));
  }
  const others = (each) => labelled.has(each) && !labelled.get(each).some((node) => is.has(node));
  return { is, also: [...also].filter((each) => !others(each)) };
}

// What is no more says until when it was: a name of it may be that of another now.
export function lastYear(node) {
  const told = nodes.ended[node] ? nodes.dates[node].find(([name]) => ["existed", "counted", "ended"].includes(name)) : null;
  return told ? /(\d{4})\D*(?:\d\d\D*){0,2}$/.exec(told[1])?.[1] ?? null : null;
}

// Those with a name spelt nearly as what is typed, the nearest first: one letter in four may be wrong, missing or
// swapped with the next.
export function near(typed, accepts = () => true, withTreaties = false) {
  const wanted = fold(typed);
  const most = Math.min(Math.floor(wanted.length / 4), 3);
  const hits = candidates(accepts, withTreaties).map(({ all, ...who }) => {
    const [best] = all.map(({ text, folded: plain }) => ({ ...who, text, score: apart(plain.trim(), wanted, most) })).sort((a, b) => a.score - b.score);
    return best;
  });
  return first(hits.filter(({ score }) => score <= most), (a, b) => a.score - b.score || a.beside - b.beside);
}

// How many letters have to be changed, left out, put in or swapped with the next to make one word of the other (optimal
// string alignment); Infinity where their lengths alone differ by more than `most`.
function apart(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  const [left, right] = [[...one], [...other]];
  const rows = [[...right, ""].map((_, place) => place)];
  for (const [down, letter] of left.entries()) {
    const next = [down + 1];
    for (const [place, its] of right.entries()) {
      const swapped = down && place && letter === right[place - 1] && left[down - 1] === its ? rows[down - 1][place - 1] + 1 : Infinity;
      next.push(Math.min(rows[down][place] + (its !== letter), rows[down][place + 1] + 1, next[place] + 1, swapped));
    }
    rows.push(next);
  }
  return rows.at(-1).at(-1);
}
