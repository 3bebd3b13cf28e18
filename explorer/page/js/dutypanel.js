import { caseFields } from "./caseform.js";
import { block, edgeAt, nodeAt } from "./data.js";
import { h } from "./dom.js";
import { clauseText, duty, named, obligation, proofText, reasonText, statement, stepText, those } from "./dutywords.js";
import { counted, dateText, language, number, t } from "./i18n.js";
import { NO_CASE } from "./keys.js";
import { ATTACKED, ATTACKER, OWN, attacks, coversAll, derivation, hasLaw } from "./law.js";
import { relationButton } from "./lists.js";
import { answerOf, caseOf, choiceOf, groupsOf, lineOf, worldOf } from "./obligations.js";
import { capital } from "./phrases.js";
import { change, choose, state } from "./state.js";

// The panel of obligations: who is attacked, by whom, when; what then binds whom, by which article, and what came of it.
const PARTS = ["case", "steps", "ledger"];
const WORTH = ["honoured", "refused", "in part", "otherwise"];

export function obligationPanel(now) {
  const answer = answerOf(now);
  return [
    h("h2", { class: "claim-title" }, t("obligations_title")),
    hasLaw ? [parts(now), now.part === "ledger" ? ledgerList(now) : [caseFields(now), answer ? (now.part === "steps" ? stepsOf(answer, now) : caseAnswer(answer)) : unanswered(now)]]
      : h("p", {}, t("no_law")),
  ];
}

const parts = (now) => h("div", { class: "switch parts", role: "group", "aria-label": t("obligations_title") }, PARTS.map((part) =>
  h("button", { type: "button", id: `part-${part}`, "aria-pressed": String(now.part === part), onclick: () => change({ part, step: part === "steps" ? 1 : 0, camera: null, chosen: null, ...(part === "ledger" ? { view: "table" } : {}) }) }, t(`part_${part}`))));

// Where the case is not whole yet: the attacks that the sources tell of, each a case to look at.
function unanswered(now) {
  const told = attacks.map((each) => [each, caseOf(each)]).filter(([, made]) => made).slice(0, 8);
  const same = now.case.attacked !== null && now.case.attackers.includes(now.case.attacked);
  return [
    h("p", { class: "faint" }, t(same ? "case_same" : "case_hint")),
    told.length ? [h("h3", {}, t("attacks_told")), h("ul", { class: "questions" }, told.map(([each, made], place) => h("li", {},
      h("button", { type: "button", class: "route", id: `attack-${place}`, onclick: () => change({ case: made, chosen: null, camera: null }) },
        duty("attack", those(each.attacked), those(each.attacker)), h("span", { class: "faint when" }, each.dated ? dateText(made.date) : t("undated"))))))] : null,
  ];
}

function caseAnswer({ world, heard, attack }) {
  const groups = groupsOf(heard);
  const section = (side) => {
    const mine = groups.filter((each) => each.side === side);
    const [now, past] = [mine.filter((each) => !each.past), mine.filter((each) => each.past)];
    if (!mine.length && side !== ATTACKED) return null;
    const heading = capital(duty(`side_${side}`, those(side === ATTACKER ? world.attackers[0] : world.attacked), those(...world.attackers)));
    return [
      h("h3", {}, heading),
      now.length ? h("ul", { class: "duties" }, now.map((each) => h("li", {}, groupOf(each, world, attack)))) : h("p", {}, duty("none_owed")),
      past.length ? h("details", { class: "more", id: `past-${side}` }, h("summary", {}, counted("past_treaties", past.length)), h("ul", { class: "duties past" }, past.map((each) => h("li", {}, pastOf(each, world))))) : null,
    ];
  };
  return [covered(world), section(ATTACKED), callsOf(attack), section(ATTACKER), section(OWN), h("p", { class: "faint" }, t("law_note"))];
}

// A date that the page's instruments were not gathered for is said to be so.
function covered({ days }) {
  if (coversAll || block.law.days.some(([first, last]) => first <= days[1] && days[0] <= last)) return null;
  return h("p", { class: "covered" }, t("law_days"));
}

const verdictFlag = (verdict) => h("span", { class: `flag ${{ binding: "firm", open: "maybe" }[verdict] ?? "no"}` }, duty(verdict));
const debtorButtons = (members) => members.map((each, place) => [place ? ", " : null, h("button", {
  type: "button", class: "plain inline", id: `duty-${each.duty.debtor}-${each.duty.creditor}-${each.duty.instrument.id}-${each.duty.clause.at}`, onclick: () => choose(choiceOf(each.duty)) }, h("bdi", {}, named(each.duty.debtor)))]);

function groupOf(group, world, attack) {
  const { duty: owed, verdict, members, reasons } = group;
  return [
    h("p", { class: "duty-head" }, verdictFlag(verdict), " ", debtorButtons(members), " → ", h("bdi", {}, named(owed.creditor))),
    h("p", {}, h("bdi", {}, named(owed.instrument.id)), ", ", clauseText(owed.clause)),
    stated(owed.clause),
    reasons.map((each) => h("p", { class: "faint" }, duty(each.settled ? "why" : "hangs_on"), reasonText(each, group, world.days))),
    verdict === "not binding" ? null : members.map((each) => cameOf(each.duty, attack, members.length > 1, verdict === "binding")),
  ];
}

function stated(clause) {
  const words = statement(clause);
  return words || clause.reference ? h("p", { class: "statement" }, words && duty("in_short", words), clause.reference ? h("span", { class: "faint" }, words ? " — " : "", clause.reference) : null) : null;
}

// What came of one duty in the attack that the sources tell of: its verdict, and each answer with its evidence.
function cameOf(owed, attack, many, sure) {
  const line = lineOf(attack, owed);
  if (!line) return null;
  // What decides comes first: deeds and refusals before words.
  const answers = line.answers.filter(([edge]) => edgeAt.has(edge)).sort((a, b) => WORTH.indexOf(a[1]) - WORTH.indexOf(b[1]));
  const verdict = sure || line.verdict === "no answer" ? duty(line.verdict) : duty("if_owed", duty(line.verdict));
  const said = many ? t("title_unreal", { status: named(owed.debtor), phrase: verdict }) : verdict;
  if (!answers.length) return h("p", { class: "came verdict" }, said);
  return h("details", { class: "came", id: `came-${owed.debtor}-${owed.instrument.id}-${owed.clause.at}` },
    h("summary", {}, h("span", { class: "verdict" }, said), h("span", { class: "faint" }, ` · ${counted("answers", answers.length)}`)),
    h("ul", { class: "relations" }, answers.map(([edge, worth, kind]) => h("li", {}, relationButton(edgeAt.get(edge)), h("p", { class: "worth faint" }, duty(kind || worth))))));
}

function callsOf(attack) {
  if (!attack) return h("p", { class: "faint" }, t("attack_untold"));
  const shown = (list) => h("ul", { class: "relations" }, list.map((edge) => edgeAt.get(edge)).filter((edge) => edge !== undefined).map((edge) => h("li", {}, relationButton(edge))));
  return [
    h("h3", {}, duty("asked_heading")), attack.calls.length ? shown(attack.calls) : h("p", {}, duty("none_asked")),
    attack.others.length ? [h("h3", {}, duty("others_heading")), shown(attack.others.map(([edge]) => edge))] : null,
  ];
}

const pastOf = ({ duty: owed, members, reasons }, world) => [
  h("p", {}, h("bdi", {}, named(owed.instrument.id)), h("span", { class: "faint" }, ` (${[...new Set(members.map((each) => named(each.duty.debtor)))].join(", ")})`)),
  h("p", { class: "faint" }, reasons.map((each) => reasonText(each, { duty: owed }, world.days))),
];

// One step of the cascade: who comes in for whom against whom, by which article; before and after it by two buttons.
function stepsOf({ war, world }, now) {
  const last = war.steps.length;
  const at = Math.min(now.step, last);
  const turn = (id, sign, to, disabled) => h("button", { type: "button", class: "icon", id: `step-${id}`, "aria-label": t(`step_${id}`), title: t(`step_${id}`), disabled, onclick: () => change({ step: to, chosen: null }) }, sign);
  const step = war.steps[at - 1];
  return [
    h("p", { class: "faint" }, duty("premise")),
    h("p", { class: "pager" }, turn("previous", "‹", at - 1, at <= 0), h("strong", { "aria-live": "polite" }, at ? t("step_of", { n: number(at), all: number(last) }) : duty("case", those(world.attacked), those(...world.attackers), dateText(now.case.date))), turn("next", "›", at + 1, at >= last)),
    step ? [comesIn(step, world), tornOf(step)] : null,
    at === last ? [h("p", {}, duty("nobody")), stopsOf(war, world)] : null,
  ];
}

function comesIn({ entries }, world) {
  const fresh = entries.filter((link) => link.fresh);
  const grouped = Map.groupBy(fresh, ({ judgement: { duty: owed }, debtor, enemy }) => `${debtor}|${owed.creditor}|${enemy}`);
  return h("ul", { class: "duties" }, [...grouped.values()].map((links) => {
    const { debtor, judgement: { duty: owed }, enemy } = links[0];
    return h("li", {},
      h("p", { class: "duty-head" }, capital(duty(links.some(({ sure }) => sure) ? "comes_in" : "comes_in_if", those(debtor), those(owed.creditor), those(enemy)))),
      links.map(({ judgement }) => [byTreaty(judgement.duty), judgement.reasons.map((each) => h("p", { class: "faint" }, duty(each.settled ? "why" : "hangs_on"), reasonText(each, judgement, world.days)))]),
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
    h("p", {}, duty("not_reached", names(links.map(({ debtor }) => debtor)), names(links.map(({ judgement }) => judgement.duty.creditor)), names(links.map(({ enemy }) => enemy)), `${named(links[0].judgement.duty.instrument.id)}, ${clauseText(links[0].judgement.duty.clause)}`)),
    links[0].judgement.reasons.map((each) => h("p", { class: "faint" }, duty(each.settled ? "why" : "hangs_on"), reasonText(each, links[0].judgement, world.days)))))));
}

function ledgerList(now) {
  return attacks.length ? [h("p", { class: "faint" }, t("ledger_hint")), unanswered({ ...now, case: NO_CASE })[1]] : h("p", {}, duty("no_attack"));
}

// One duty: what the article says, whether it binds in the case, and by which steps the two are bound.
export function dutyPanel(chosen, now) {
  const world = worldOf(now);
  const found = answerOf(now)?.heard.find(({ duty: owed }) => owed.instrument.id === chosen.treaty && String(owed.clause.at) === chosen.clause && owed.debtor === chosen.debtor && owed.creditor === chosen.creditor)
    ?? entryOf(now, chosen);
  if (!found) return [h("h2", { class: "claim-title" }, `${named(chosen.debtor)} → ${named(chosen.creditor)}`), h("p", {}, t("duty_unknown"))];
  const { duty: owed, verdict, reasons } = found;
  return [
    h("h2", { class: "claim-title" }, h("bdi", {}, named(owed.debtor)), " → ", h("bdi", {}, named(owed.creditor)), ": ", obligation(owed.clause.obligation)),
    h("p", {}, verdictFlag(verdict)),
    h("p", {}, treatyButton(owed.instrument.id), ", ", clauseText(owed.clause)), stated(owed.clause),
    reasons.map((each) => h("p", { class: "faint" }, duty(each.settled ? "why" : "hangs_on"), reasonText(each, found, world.days))),
    h("h3", {}, t("derivation")),
    h("ol", { class: "steps" }, derivation(owed, world.days).map((step) => h("li", {}, stepText(step, world.days), proofOf(step)))),
  ];
}

const entryOf = (now, chosen) => (answerOf(now)?.war?.steps ?? []).flatMap(({ entries, torn }) => [...entries, ...torn]).map(({ judgement }) => judgement)
  .find(({ duty: owed }) => owed.instrument.id === chosen.treaty && String(owed.clause.at) === chosen.clause && owed.debtor === chosen.debtor && owed.creditor === chosen.creditor);

const treatyButton = (treaty) => (nodeAt.has(treaty) ? h("button", { type: "button", class: "plain inline", onclick: () => choose({ type: "node", node: nodeAt.get(treaty) }) }, named(treaty)) : h("bdi", {}, named(treaty)));

function proofOf(step) {
  if (!step.proof) return null;
  const edge = edgeAt.get(step.proof);
  return edge === undefined ? h("p", { class: "faint" }, proofText(step)) : h("ul", { class: "relations" }, h("li", {}, relationButton(edge)));
}

