import { edges, kindName, modality, nodes, relations } from "./data.js";
import { has, label, language, t } from "./i18n.js";

// Relations as clauses and as parts of longer sentences, as foedus.graph.ontology.phrase makes them: names carry their
// article, prepositions contract with it, and verbs follow the number of the source.
const CONTRACTED = { "de le": "du ", "de les": "des ", "à le": "au ", "à les": "aux " };
const ELIDES = /^(?:[aeiouœæ]|y[bcdfghj-np-tv-z])/i;
const SLOT = /\{(\w+)(?::([^}]*))?\}|\{([^|{}]*)\|([^|{}]*)\}/g;

export function withArticle(name, article = "", preposition = "") {
  const contracted = CONTRACTED[`${preposition} ${article}`];
  if (contracted) return contracted + name;
  if (!article && preposition === "de" && ELIDES.test(name.normalize("NFD"))) return `d'${name}`;
  const joined = article.endsWith("'") ? article + name : `${article} ${name}`.trim();
  return `${preposition} ${joined}`.trim();
}

const articleOf = (node) => nodes[`article_${language()}`][node];
export const named = (node, preposition = "") => withArticle(label(node), articleOf(node), preposition);

function filled(relation, source, target, plural, planned = false) {
  const ends = { source, target };
  const said = (planned && relations[`planned_${language()}`][relation]) || relations[`phrase_${language()}`][relation];
  return said.replace(SLOT, (_, slot, preposition, one, many) =>
    (slot ? ends[slot](preposition ?? "") : plural ? many : one));
}

const clauseOf = (relation, source, target, planned) => filled(relation, (p) => named(source, p), (p) => named(target, p), articleOf(source) === "les", planned);
export const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

// A relation of two nodes in words, whether any document states it or not.
export const said = (relation, source, target, planned) => capital(clauseOf(relation, source, target, planned));
// What was only planned is said to have been to be done.
export const phrase = (edge) => said(edges.relation[edge], edges.source[edge], edges.target[edge], modality(edge) === "planned");

// A route as one sentence: each hop says on of the node before it what its first relation says.
export function sentence(steps) {
  let [text, last] = ["", null];
  for (const { edge, from } of steps) {
    const [relation, source, target] = [edges.relation[edge], edges.source[edge], edges.target[edge]];
    const unreal = modality(edge) === "actual" ? "" : ` (${t(`modality_${modality(edge)}`)})`;
    const [clause, end] = text ? onward(edge, from, last) : [clauseOf(relation, source, target), target];
    text += clause + unreal;
    last = end;
  }
  return `${capital(text)}.`;
}

// A clause that goes on, and the node that it ends with: only what was named last can be spoken of as "which".
function onward(edge, from, last) {
  const [relation, source, target] = [edges.relation[edge], edges.source[edge], edges.target[edge]];
  if (from !== last) return [`${t("sentence_and")}${clauseOf(relation, source, target)}`, target];
  if (source === from) {
    const who = t(kindName(from) === "Leader" ? "who" : "which");
    return [`, ${filled(relation, () => who, (p) => named(target, p), articleOf(from) === "les")}`, target];
  }
  const back = `back_${relations.name[relation]}`;
  if (has(back)) return [`, ${t(back, { source: named(source) })}`, source];
  return [`${t("sentence_and")}${clauseOf(relation, source, target)}`, target];
}
