import { edges, isNegated, kindName, modality, nodes, relations } from "./data.js";
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

function filled(relation, source, target, plural, denied) {
  const ends = { source, target };
  return relations[`${denied ? "denial" : "phrase"}_${language()}`][relation].replace(SLOT, (_, slot, preposition, one, many) =>
    (slot ? ends[slot](preposition ?? "") : plural ? many : one));
}

const clauseOf = (relation, source, target, denied = false) => filled(relation, (p) => named(source, p), (p) => named(target, p), articleOf(source) === "les", denied);
export const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

// A relation of two nodes in words, whether any document states it or not.
export const said = (relation, source, target) => capital(clauseOf(relation, source, target));
export const phrase = (edge) => capital(clauseOf(edges.relation[edge], edges.source[edge], edges.target[edge], isNegated(edge)));
const unreal = (edge) => (modality(edge) === "actual" ? "" : ` (${t(`modality_${modality(edge)}`)})`);
// The same where nothing beside it says that it is planned, or only possible.
export const inWords = (edge) => phrase(edge) + unreal(edge);

// A route as one sentence: each hop says on of the node before it what its first relation says.
export function sentence(steps) {
  let [text, last] = ["", null];
  for (const { edge, from } of steps) {
    const [relation, source, target] = [edges.relation[edge], edges.source[edge], edges.target[edge]];
    const [clause, end] = text ? onward(edge, from, last) : [clauseOf(relation, source, target, isNegated(edge)), target];
    text += clause + unreal(edge);
    last = end;
  }
  return `${capital(text)}.`;
}

// A clause that goes on, and the node that it ends with: only what was named last can be spoken of as "which".
function onward(edge, from, last) {
  const [relation, source, target, denied] = [edges.relation[edge], edges.source[edge], edges.target[edge], isNegated(edge)];
  if (from !== last) return [`${t("sentence_and")}${clauseOf(relation, source, target, denied)}`, target];
  if (source === from) {
    const who = t(kindName(from) === "Leader" ? "who" : "which");
    return [`, ${filled(relation, () => who, (p) => named(target, p), articleOf(from) === "les", denied)}`, target];
  }
  const back = `back_${relations.name[relation]}`;
  if (has(back) && !denied) return [`, ${t(back, { source: named(source) })}`, source];
  return [`${t("sentence_and")}${clauseOf(relation, source, target, denied)}`, target];
}
