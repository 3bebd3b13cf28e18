import { block } from "./data.js";
import { FOREVER } from "./days.js";
import { dateText, language, t } from "./i18n.js";
import { doubts, nameOf } from "./law.js";
import { NO, UNCERTAIN, on } from "./spans.js";

// Obligations in words, as foedus.explorer.duty_phrases and foedus.explorer.cases put them.
export function duty(key, ...values) {
  let next = 0;
  const words = block.law.words[language()][key] ?? key;
  return words.replace(/\{(\d*)\}/g, (_, place) => values[place === "" ? next++ : Number(place)] ?? "");
}

export const named = (id) => nameOf(id, language());
export const obligation = (name) => block.law.obligations[name]?.[language()] ?? name;
export const clauseText = (clause) => clause[`phrase_${language()}`] ?? obligation(clause.obligation);
export const statement = (clause) => clause[`text_${language()}`] ?? clause.text_fr ?? clause.text_en ?? "";
const article = (text) => (/^(?:\d|[IVXLC]+\b)/.test(text) ? duty("article", text) : text);

// A step of a derivation: who is what to what, and since when.
export function stepText({ source, relation, target, date, span }, days) {
  const to = relation === "provides" ? article(target ?? "") : target ? named(target) : "";
  const said = duty(relation, named(source), to);
  if (date === null) return duty("step_undated", said);
  const dated = duty("step_dated", said, dateText(date));
  const [last, sure] = [span.possible.at(-1), span.certain.at(-1)];
  const late = last?.[1] === FOREVER && sure && on(span, days) === UNCERTAIN && sure[1] < days[1];
  return late ? duty("beyond", dated) : dated;
}

export function doubtText(owed, days, answer = UNCERTAIN) {
  if (owed.clause.towards === "some" && answer === UNCERTAIN) return duty("some");
  const found = doubts(owed, days, answer);
  // Whoever is bound by a treaty that is not in force is bound to nothing.
  const told = found.filter(({ whose }) => answer === UNCERTAIN || whose === found[0].whose);
  return [...new Set(told.map(({ step }) => stepText(step, days)))].join("; ") || duty("together");
}

// Why a duty does not bind, or what is open about it.
export function reasonText({ name, values, settled }, { duty: owed }, days) {
  if (name === "not-in-force" || name === "dates") return duty(name, doubtText(owed, days, settled ? NO : UNCERTAIN));
  const shown = ["adversary", "attacker-is-party"].includes(name) ? values.map(named)
    : name === "place" ? values.map((area) => block.law.area_names[language()][area] ?? area) : values;
  return duty(`${name}_${settled ? "settled" : "open"}`, shown.join(", "), named(owed.creditor));
}

export const proofText = (proof) => {
  const [, file, row] = /^(?:gazetteer\/)?(.*?)(?:\.csv)? (\d+)$/.exec(proof) ?? [];
  return file ? t("data_row", { file, row }) : proof;
};
