import { edges, isNegated, kindName, manners, modality, nodes, relationName, relations } from "./data.js";
import { has, label, language, t, word } from "./i18n.js";

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

// The words of a relation as such, and those of an edge: where all its evidence is of one manner, those of the manner.
const ofRelation = (relation) => [relations, relation];
const ofEdge = (edge) => (edges.manner[edge] < 0 ? ofRelation(edges.relation[edge]) : [manners, edges.manner[edge]]);
export const relationWord = (edge) => word(...ofEdge(edge));

function filled([words, place], source, target, plural, status = "phrase") {
  const ends = { source, target };
  const said = words[`${status}_${language()}`][place] || words[`phrase_${language()}`][place];
  return said.replace(SLOT, (_, slot, preposition, one, many) =>
    (slot ? ends[slot](preposition ?? "") : plural ? many : one));
}

const clauseOf = (words, source, target, status = "phrase") => filled(words, (p) => named(source, p), (p) => named(target, p), articleOf(source) === "les", status);
export const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

// A relation of two nodes in words, whether any document states it or not.
const said = (relation, source, target) => capital(clauseOf(ofRelation(relation), source, target));
// What is denied is said not to be so, and what was only planned to have been to be done.
const statusOf = (edge) => (isNegated(edge) ? "denial" : modality(edge) === "planned" ? "planned" : "phrase");
export const phrase = (edge) => capital(clauseOf(ofEdge(edge), edges.source[edge], edges.target[edge], statusOf(edge)));
const unreal = (edge) => (modality(edge) === "actual" ? "" : ` (${t(`modality_${modality(edge)}`)})`);
// The same where nothing beside it says that it is planned, or only possible.
export const inWords = (edge) => phrase(edge) + unreal(edge);

// A route as one sentence: each hop says on of the node before it what its first relation says. What sets two against
// each other is set against the rest, and nothing is said on of it as if it were a tie.
export function sentence(steps) {
  let [text, last, opposed] = ["", null, false];
  for (const { edge, from, opposes } of steps) {
    const apart = text && (opposes || opposed);
    const [clause, end] = text && !apart ? onward(edge, from, last) : plainly(edge);
    text += (apart ? t(opposes && !opposed ? "sentence_but" : "semicolon") : "") + clause + unreal(edge);
    [last, opposed] = [end, opposes];
  }
  return `${capital(text)}.`;
}

const plainly = (edge) => [clauseOf(ofEdge(edge), edges.source[edge], edges.target[edge], statusOf(edge)), edges.target[edge]];

// A clause that goes on, and the node that it ends with: only what was named last can be spoken of as "which".
function onward(edge, from, last) {
  const [words, source, target, status] = [ofEdge(edge), edges.source[edge], edges.target[edge], statusOf(edge)];
  if (from !== last) return [`${t("sentence_and")}${clauseOf(words, source, target, status)}`, target];
  if (source === from) {
    const who = t(kindName(from) === "Leader" ? "who" : "which");
    return [`, ${filled(words, () => who, (p) => named(target, p), articleOf(from) === "les", status)}`, target];
  }
  const back = `back_${relationName(edge)}`;
  if (has(back) && status === "phrase") return [`, ${t(back, { source: named(source) })}`, source];
  return [`${t("sentence_and")}${clauseOf(words, source, target, status)}`, target];
}
