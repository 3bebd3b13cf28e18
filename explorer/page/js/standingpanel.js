import { isState } from "./data.js";
import { h } from "./dom.js";
import { clauseText, duty, named, those, unsureText } from "./dutywords.js";
import { goneText } from "./gone.js";
import { dateText, t } from "./i18n.js";
import { pickerField } from "./picker.js";
import { choiceOf } from "./obligations.js";
import { say } from "./say.js";
import { byDates, standingOf } from "./standing.js";
import { change, choose, state } from "./state.js";
import { UNCERTAIN, on } from "./spans.js";
import { listed, statedOf, treatyButton, verdictFlag } from "./dutyparts.js";
import { dateBox } from "./years.js";

// The panel of one state on one day: by each instrument and article, to whom it owes what and who owes it the same.
export function standingPanel(now) {
  const found = standingOf(now);
  const gone = found ? goneText(now) : [];
  return [standingFields(now), gone.length ? gone : found ? answer(found, now) : h("p", { class: "faint" }, t("standing_hint"))];
}

function standingFields({ case: { attacked, date } }) {
  const put = (patch) => change({ case: { ...state().case, ...patch }, chosen: null, camera: null });
  return h("div", { class: "fields" },
    pickerField("case-state", "state_asked", attacked, { pick: (node) => put({ attacked: node }), announce: say, accepts: isState }),
    h("div", { class: "field" }, h("label", { for: "case-date" }, t("on_date")), dateBox({ id: "case-date", title: t("date_hint"), value: date ?? "", class: "" }, (typed) => put({ date: typed }))));
}

function answer({ state: who, days, owed }, now) {
  if (!owed.length) return h("p", {}, duty("not_covered", those(who), dateText(now.case.date)));
  const grouped = Map.groupBy(owed, ({ instrument, clause }) => `${instrument.id}|${clause.at}`);
  return [h("ul", { class: "duties" }, [...grouped.values()].map((some) => h("li", {}, clauseOf(some, who, days)))), h("p", { class: "faint" }, t("law_note"))];
}

function clauseOf(some, who, days) {
  const [first] = some;
  const to = new Map(some.filter(({ debtor }) => debtor === who).map((each) => [each.creditor, each]));
  const from = new Map(some.filter(({ creditor }) => creditor === who).map((each) => [each.debtor, each]));
  const both = new Map([...to].filter(([other]) => from.has(other)));
  const only = (ends) => new Map([...ends].filter(([other]) => !both.has(other)));
  const unsure = [...new Map([...to, ...from])].filter(([, each]) => on(each.span, days) === UNCERTAIN);
  return [
    h("p", { class: "duty-head" }, some.some((each) => byDates(each, days).verdict === "political") ? [verdictFlag("political"), " "] : null, treatyButton(first.instrument.id)),
    h("p", {}, clauseText(first.clause)), statedOf(first.clause),
    [["both", both], ["owes", only(to)], ["owed", only(from)]].map(([key, ends]) => (ends.size ? h("p", {}, duty(key, ""), listed([...ends].map(([other, each]) => otherButton(other, each, days)))) : null)),
    unsure.length ? h("p", { class: "faint" }, duty("hangs_on"), [...new Set(unsure.map(([, each]) => unsureText(each, days)))].join("; ")) : null,
  ];
}

const otherButton = (other, each, days) => h("button", { type: "button", class: "plain inline", id: `owed-${other}-${each.instrument.id}-${each.clause.at}`, onclick: () => choose(choiceOf(each)) },
  h("bdi", {}, on(each.span, days) === UNCERTAIN ? duty("doubtful", named(other)) : named(other)));
