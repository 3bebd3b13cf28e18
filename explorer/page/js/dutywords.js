import { block } from "./data.js";
import { FOREVER, edition, isCapped, isoDay } from "./days.js";
import { dateText, has, language, t } from "./i18n.js";
import { doubts } from "./judging.js";
import { articleOf, nameOf, provides } from "./law.js";
import { withArticle } from "./phrases.js";
import { NO, UNCERTAIN, on } from "./spans.js";

// Obligations in words, as foedus.explorer.duty_phrases and foedus.explorer.cases put them.
export function duty(key, ...values) {
  let next = 0;
  const words = block.law.words[language()][key] ?? key;
  return words.replace(/\{(\d*)(?::([^}]*))?\}/g, (_, place, preposition) => shown(values[place === "" ? next++ : Number(place)] ?? "", preposition));
}

export const named = (id) => nameOf(id, language());
// Names in a sentence: `{}` has them bare, `{:le}` with their articles, `{:de}` with a preposition before each.
export const those = (...ids) => ({ ids });

export function shown(value, preposition) {
  if (!value.ids) return value;
  if (preposition === undefined) return value.ids.map(named).join(", ");
  return value.ids.map((id) => withArticle(named(id), articleOf(id, language()), preposition === "le" ? "" : preposition)).join(", ");
}
export const obligation = (name) => block.law.obligations[name]?.[language()] ?? name;
export const clauseText = (clause) => [clause.article && provides(clause.article, language()), obligation(clause.obligation), clause[`hangs_${language()}`]].filter(Boolean).join(", ");
export const statement = (clause) => clause[`text_${language()}`] || clause.text_fr || clause.text_en;

// A step of a derivation: who is what to what, and since when.
export function stepText(step, days) {
  if (!isLate(step, days)) return datedText(step);
  const last = isoDay(step.span.certain.at(-1)[1]);
  return duty(last === edition ? "beyond_edition" : "beyond", datedText(step), dateText(last));
}

// What is said of the last day of the gazetteer where that stands for today.
export const asKnown = (date) => (isCapped(date) ? duty("as_known", dateText(date)) : "");

function datedText({ source, relation, target, date }) {
  const said = duty(relation, those(source), relation === "provides" ? provides(target, language()) : those(...(target ? [target] : [])));
  // An article that is given no time of its own holds as long as its treaty.
  if (date === null) return relation === "provides" ? said : duty("step_undated", said);
  return duty("step_dated", said, dateText(date));
}

// Whether a step has no end and was certain until its source was written, before these days.
function isLate({ date, span }, days) {
  const [last, sure] = [span.possible.at(-1), span.certain.at(-1)];
  return date !== null && last?.[1] === FOREVER && sure && on(span, days) === UNCERTAIN && sure[1] < days[1];
}

// The steps that tell why; whoever is bound by a treaty that is not in force is bound to nothing.
function toldSteps(owed, days, answer) {
  const found = doubts(owed, days, answer);
  return found.filter(({ whose }) => answer === UNCERTAIN || whose === found[0].whose).map(({ step }) => step);
}

function doubtText(owed, days, answer = UNCERTAIN) {
  if (owed.clause.towards === "some" && answer === UNCERTAIN) return duty("some");
  return [...new Set(toldSteps(owed, days, answer).map((step) => stepText(step, days)))].join("; ") || duty("together");
}

// Until when a duty is known to have held, where nothing but the end of its source leaves it open; else nothing.
function endedText(owed, days) {
  const told = toldSteps(owed, days, UNCERTAIN);
  if (!told.length || owed.clause.towards === "some" || !told.every((step) => isLate(step, days))) return null;
  const last = isoDay(Math.min(...told.map(({ span }) => span.certain.at(-1)[1])));
  return duty(last === edition ? "dates_edition" : "dates_beyond", dateText(last));
}

export const unsureText = (owed, days) => endedText(owed, days) ?? doubtText(owed, days);

// Why a duty does not bind, or what is open about it.
export function reasonText({ name, values, settled, about }, { duty: owed }, days) {
  if (name === "dates") return endedText(owed, days) ?? duty("dates", doubtText(owed, days));
  if (name === "not-in-force") return duty(name, doubtText(owed, days, NO));
  const words = { place: block.law.area_names, conflict: block.law.told, words: block.law.told }[name]?.[language()];
  const told = `${name}_${settled ? "settled" : "open"}`;
  const others = name === "adversaries" ? values.slice(1) : [];
  const more = `${told}_${others.length ? "of" : "here"}`;
  const said = ["adversary", "attacker-is-party", "counted", "struck-too"].includes(name) ? those(...values) : (others.length ? values.slice(0, 1) : values).map((each) => words?.[each] ?? each).join(", ");
  return duty((others.length || about.length) && more in block.law.words[language()] ? more : told, said, those(owed.creditor), those(...about), those(...others));
}

// What proves a step: a row of a table, or an edge of the store, which has no name here.
export function proofText({ file, proof }) {
  if (!file) return proof;
  const list = `list_${file.replace(/^gazetteer\/|\.csv$/g, "")}`;
  return t("data_row", { list: has(list) ? t(list) : file, row: proof });
}
