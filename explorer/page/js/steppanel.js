import { h } from "./dom.js";
import { articleCitation, leading } from "./dutyparts.js";
import { clauseText, duty, named, obligation, reasonText, those } from "./dutywords.js";
import { dateText, number, t } from "./i18n.js";
import { OPEN } from "./judging.js";
import { choiceOf } from "./obligations.js";
import { capital } from "./phrases.js";
import { change, choose } from "./state.js";

// Where the sources put an attack, if not at home.
export const toldPlace = ({ place, told }) => (told ? h("p", { class: "covered" }, duty("told_place", named(place))) : null);

// One step of the cascade: who comes in for whom against whom, by which article; before and after it by two buttons.
export function stepsOf({ war, world }, now) {
  const last = war.steps.length;
  const at = Math.min(now.step, last);
  const turn = (id, sign, to, disabled) => h("button", { type: "button", class: "icon", id: `step-${id}`, "aria-label": t(`step_${id}`), title: t(`step_${id}`), disabled, onclick: () => change({ step: to, chosen: null }) }, sign);
  const step = war.steps[at - 1];
  return [
    h("p", { class: "faint" }, duty("premise")),
    toldPlace(world),
    // On a tour its own pager turns: two of them would not say which steps what.
    h("p", { class: "pager" }, now.tour ? null : turn("previous", "‹", at - 1, at <= 0), h("strong", { "aria-live": "polite" }, at ? t("step_of", { n: number(at), all: number(last) }) : duty("case", those(world.attacked), those(...world.attackers), dateText(now.case.date))), now.tour ? null : turn("next", "›", at + 1, at >= last)),
    step ? [comesIn(step, world), tornOf(step)] : null,
    at === last ? [h("p", {}, duty(war.stops.some(({ judgement }) => judgement.verdict === OPEN) ? "nobody_sure" : "nobody")), stopsOf(war, world)] : null,
  ];
}

function comesIn({ entries }, world) {
  const fresh = entries.filter((link) => link.fresh);
  const grouped = Map.groupBy(fresh, ({ judgement: { duty: owed }, debtor, enemy }) => `${debtor}|${owed.creditor}|${enemy}`);
  return h("ul", { class: "duties" }, [...grouped.values()].map((links) => {
    const { debtor, judgement: { duty: owed }, enemy } = links[0];
    return h("li", {},
      h("p", { class: "duty-head" }, capital(duty(links.some(({ sure }) => sure) ? "comes_in" : "comes_in_if", those(debtor), those(owed.creditor), those(enemy)))),
      links.map(({ judgement }) => [byTreaty(judgement.duty), articleCitation(judgement.duty.clause), judgement.reasons.map((each) => h("p", { class: "faint" }, duty(each.settled ? "why" : "hangs_on"), reasonText(each, judgement, world.days)))]),
      againstOf(links[0]));
  }));
}

const byTreaty = (owed) => h("button", { type: "button", class: "plain inline by-treaty", onclick: () => choose(choiceOf(owed)) }, h("bdi", {}, named(owed.instrument.id)), ", ", clauseText(owed.clause));

const againstOf = ({ against, enemy }) => [...Map.groupBy(against, (each) => each.duty.clause.obligation)].map(([kind, some]) =>
  h("p", { class: "faint" }, duty("against", obligation(kind), those(enemy), [...new Set(some.map((each) => named(each.duty.instrument.id)))].join(", "))));

const tornOf = ({ torn }) => [...Map.groupBy(torn, ({ debtor }) => debtor)].map(([debtor, links]) => h("div", { class: "came" },
  h("p", { class: "duty-head" }, duty("torn", named(debtor))), links.map(({ judgement: { duty: owed } }) => h("p", {}, "→ ", named(owed.creditor), ": ", byTreaty(owed)))));

function stopsOf({ stops }, world) {
  if (!stops.length) return null;
  const alike = [...Map.groupBy(stops, ({ judgement: { duty: owed, reasons } }) => `${owed.instrument.id}|${owed.clause.at}|${reasons.map(({ name }) => name)}`).values()];
  const names = (list) => [...new Set(list)].map(named).join(", ");
  return h("details", { class: "more", id: "stops" }, h("summary", {}, `${duty("stops")} (${number(alike.length)})`), h("ul", { class: "duties past" }, alike.map((links) => h("li", {},
    h("p", {}, leading(duty("not_reached", names(links.map(({ debtor }) => debtor)), names(links.map(({ judgement }) => judgement.duty.creditor)), names(links.map(({ enemy }) => enemy)), `${named(links[0].judgement.duty.instrument.id)}, ${clauseText(links[0].judgement.duty.clause)}`), links[0].judgement.duty.instrument.id)),
    links[0].judgement.reasons.map((each) => h("p", { class: "faint" }, duty(each.settled ? "why" : "hangs_on"), reasonText(each, links[0].judgement, world.days)))))));
}
