import { articlesOf, cameOfAll } from "./came.js";
import { caseFields } from "./caseform.js";
import { reveal } from "./chrome.js";
import { sourceLine } from "./claim.js";
import { block, edgeAt, edges, nodeAt } from "./data.js";
import { h } from "./dom.js";
import { goneText } from "./gone.js";
import { folded, leading, listed, statedOf, treatyButton, verdictFlag } from "./dutyparts.js";
import { clauseText, duty, named, obligation, proofText, reasonText, stepText, those } from "./dutywords.js";
import { counted, dateText, language, t } from "./i18n.js";
import { NO_CASE } from "./keys.js";
import { ATTACKED, ATTACKER, OWN, derivation } from "./judging.js";
import { attacks, coversAll, hasLaw } from "./law.js";
import { relationButton } from "./lists.js";
import { answerOf, caseOf, choiceOf, dateOf, groupsOf, isElsewhere, worldOf } from "./obligations.js";
import { attackTitle, showPut } from "./ledger.js";
import { pastOfUse } from "./pasttexts.js";
import { capital } from "./phrases.js";
import { showsLedger } from "./stage.js";
import { byDates, standingOf } from "./standing.js";
import { standingPanel } from "./standingpanel.js";
import { change, choose, state } from "./state.js";
import { stepsOf, toldPlace } from "./steppanel.js";
import { foughtIn } from "./wars.js";

// The panel of obligations: who is attacked, by whom, when; what then binds whom, by which article, and what came of it.
const PARTS = ["case", "steps", "state", "ledger"];

export function obligationPanel(now) {
  return [
    h("h2", { class: "claim-title" }, t("obligations_title")),
    hasLaw ? [parts(now), (OTHERS[now.part] ?? casePanel)(now)]
      : h("p", {}, t("no_law")),
  ];
}

function casePanel(now) {
  const answer = answerOf(now);
  const gone = answer ? goneText(now) : [];
  if (gone.length) return [caseFields(now), gone];
  if (!answer) return [caseFields(now), unanswered(now)];
  return [caseFields(now), toldAttacks(t("attacks_told"), folded), now.part === "steps" ? stepsOf(answer, now) : caseAnswer(answer)];
}

const OTHERS = { ledger: (now) => ledgerList(now), state: standingPanel };

const parts = (now) => h("div", { class: "switch parts", role: "group", "aria-label": t("obligations_title") }, PARTS.map((part) =>
  h("button", { type: "button", id: `part-${part}`, "aria-pressed": String(now.part === part), onclick: () => turnTo(part) }, t(`part_${part}`))));

const turnTo = (part) => (part === "ledger" ? reveal : change)({ part, step: part === "steps" ? 1 : 0, camera: null, chosen: null, ...(part === "ledger" ? { view: "table" } : {}) });

// A call for help against nobody who is told of: what came of it stands in the ledger.
const appealOf = (attack) => (attack.attacker || !nodeAt.has(attack.attacked) ? null : { attacked: nodeAt.get(attack.attacked), attackers: [], date: dateOf(attack), place: null });

// A case is answered in the panel, or where the ledger is shown, there.
function putCase(made) {
  if (!made.attackers.length) {
    reveal({ case: made, part: "ledger", view: "table", step: 0, chosen: null, camera: null });
    return showPut();
  }
  const patch = { case: made, chosen: null, camera: null };
  if (!showsLedger(state())) return change(patch);
  reveal(patch);
  return showPut();
}

// The attacks that the sources tell of, each a case to look at.
function toldAttacks(title, within) {
  const told = attacks().map((each) => [each, caseOf(each) ?? appealOf(each)]).filter(([, made]) => made);
  const list = () => h("ul", { class: "questions" }, told.map(([each, made], place) => h("li", {},
    h("button", { type: "button", class: "route", id: `attack-${place}`, onclick: () => putCase(made) },
      attackTitle(each), h("span", { class: "faint when" }, each.dated ? dateText(made.date) : t("undated"))))));
  return told.length ? within(title, list(), "attacks-told") : null;
}

// Where the case is not whole yet.
function unanswered(now) {
  const same = now.case.attacked !== null && now.case.attackers.includes(now.case.attacked);
  return [
    h("p", { class: "faint" }, t(same ? "case_same" : "case_hint")),
    toldAttacks(t("attacks_told"), (title, list) => [h("h3", {}, title), list]),
  ];
}

function caseAnswer({ world, heard, attack }) {
  const groups = groupsOf(heard);
  const articles = articlesOf(groups.filter(answerable), attack);
  const section = (side) => {
    const mine = groups.filter((each) => each.side === side);
    const past = mine.filter((each) => each.past);
    const [ofUse, others] = pastOfUse(mine, world.days);
    const list = (some) => h("ul", { class: "duties past" }, some.map((each) => h("li", {}, pastOf(each, world))));
    const elsewhere = mine.filter((each) => !each.past && isElsewhere(each));
    const now = mine.filter((each) => !past.includes(each) && !elsewhere.includes(each));
    if (!mine.length && (side === OWN || (side === ATTACKER && !world.attackers.length))) return null;
    const heading = capital(duty(`side_${side}`, those(side === ATTACKER ? world.attackers[0] : world.attacked), those(...world.attackers)));
    return [
      h("h3", {}, heading),
      now.length ? h("ul", { class: "duties" }, now.map((each) => h("li", {}, groupOf(each, world, attack, articles)))) : side === OWN ? null : h("p", {}, duty("none_owed")),
      side === ATTACKER ? h("p", { class: "faint" }, duty("attacker_alone")) : null,
      elsewhere.length ? folded(counted("not_concerned", elsewhere.length), [h("p", { class: "faint" }, duty("elsewhere", those(world.attacked))), h("ul", { class: "duties past" }, elsewhere.map((each) => h("li", {}, groupOf(each, world, attack, articles))))], `elsewhere-${side}`) : null,
      past.length ? folded(counted("past_treaties", past.length), [list(ofUse), others.length ? folded(counted("past_more", others.length), list(others), `past-more-${side}`) : null], `past-${side}`) : null,
    ];
  };
  // An attack that only a party tells of is said to be its claim.
  const claimed = attack?.by.length ? h("p", { class: "covered" }, attackTitle(attack)) : null;
  return [covered(world), claimed, toldPlace(world), section(ATTACKED), callsOf(attack), section(ATTACKER), section(OWN), foughtToo(world), h("p", { class: "faint" }, t("law_note"))];
}


// A date that the page's instruments were not gathered for is said to be so.
function covered({ days }) {
  if (coversAll || block.law.days.some(([first, last]) => first <= days[1] && days[0] <= last)) return null;
  return h("p", { class: "covered" }, t("law_days"));
}

const byName = (one, other) => named(one.duty.debtor).localeCompare(named(other.duty.debtor), language());
const debtorButtons = (members) => listed([...members].sort(byName).map(({ duty: owed }) => h("button", {
  type: "button", class: "plain inline", id: `duty-${owed.debtor}-${owed.creditor}-${owed.instrument.id}-${owed.clause.at}`, onclick: () => choose(choiceOf(owed)) }, h("bdi", {}, named(owed.debtor)))));

const answerable = ({ verdict }) => verdict !== "not binding";

function groupOf(group, world, attack, articles) {
  const { duty: owed, verdict, members } = group;
  return [
    h("p", { class: "duty-head" }, verdictFlag(verdict), " ", debtorButtons(members), " → ", h("bdi", {}, named(owed.creditor))),
    h("p", {}, listed([treatyButton(owed.instrument.id), clauseText(owed.clause)])),
    statedOf(owed.clause),
    reasonLines(group, world),
    answerable(group) ? cameOfAll(members.map(({ duty: each }) => each), attack, ["binding", "political"].includes(verdict), articles) : null,
  ];
}

// What stands against a duty or leaves it open, what speaks for it, and the relations that tell so.
function reasonLines(found, { days }) {
  const line = (mark) => (each) => [h("p", { class: "faint" }, duty(mark ?? (each.settled ? "why" : "hangs_on")), reasonText(each, found, days)), each.edges ? tellers(each.edges, [each.name, ...Object.values(choiceOf(found.duty)), each.about, each.values].join("-")) : null];
  return [found.reasons.map(line()), (found.notes ?? []).map((each) => line(each.name === "counted" ? "because" : "besides")(each))];
}

const tellers = (list, place = "to") => h("ul", { class: "relations" }, list.map((edge) => edgeAt.get(edge)).filter((edge) => edge !== undefined).map((edge) => h("li", {}, relationButton(edge, `${place}-${edges.id[edge]}`), sourceLine(edge))));

// The other wars of that time are told where nothing else is.
const foughtToo = (world) => (foughtIn(world).length ? [h("h3", {}, duty("fought_heading")), tellers(foughtIn(world), "fought")] : null);

function callsOf(attack) {
  if (!attack) return h("p", { class: "faint" }, t("attack_untold"));
  return [
    h("h3", {}, duty("asked_heading")), attack.calls.length ? tellers(attack.calls) : h("p", {}, duty("none_asked")),
    attack.others.length ? [h("h3", {}, duty("others_heading")), tellers(attack.others.map(([edge]) => edge))] : null,
  ];
}

const pastOf = ({ duty: owed, members, reasons }, world) => [
  h("p", {}, treatyButton(owed.instrument.id), h("span", { class: "faint" }, ` (${[...new Set(members.map((each) => named(each.duty.debtor)))].join(", ")})`)),
  h("p", { class: "faint" }, reasons.map((each) => reasonText(each, { duty: owed }, world.days))),
];

function ledgerList(now) {
  return attacks().length ? [h("p", { class: "faint" }, t("ledger_hint")), unanswered({ ...now, case: NO_CASE })[1]] : h("p", {}, duty("no_attack"));
}

// One duty: what the article says, whether it binds in the case, and by which steps the two are bound.
export function dutyPanel(chosen, now) {
  const [world, stand] = [worldOf(now) ?? standingOf(now), standingOf(now)];
  const found = stand ? standing(stand, chosen) : answerOf(now)?.heard.find(({ duty: owed }) => owed.instrument.id === chosen.treaty && String(owed.clause.at) === chosen.clause && owed.debtor === chosen.debtor && owed.creditor === chosen.creditor)
    ?? entryOf(now, chosen);
  if (!found) return [h("h2", { class: "claim-title" }, `${named(chosen.debtor)} → ${named(chosen.creditor)}`), h("p", {}, t("duty_unknown"))];
  const { duty: owed, verdict } = found;
  return [
    h("h2", { class: "claim-title" }, h("bdi", {}, named(owed.debtor)), " → ", h("bdi", {}, named(owed.creditor)), ": ", obligation(owed.clause.obligation)),
    h("p", {}, stand && verdict === "binding" ? h("span", { class: "flag firm" }, t("in_force")) : verdictFlag(verdict)),
    h("p", {}, listed([treatyButton(owed.instrument.id), clauseText(owed.clause)])), statedOf(owed.clause),
    reasonLines(found, world),
    h("h3", {}, t("derivation")),
    h("ol", { class: "steps" }, derivation(owed, world.days).map((step) => h("li", {}, leading(stepText(step, world.days), owed.instrument.id), proofOf(step)))),
  ];
}

function standing({ owed, days }, chosen) {
  const mine = owed.find((each) => each.instrument.id === chosen.treaty && String(each.clause.at) === chosen.clause && each.debtor === chosen.debtor && each.creditor === chosen.creditor);
  return mine && byDates(mine, days);
}

const entryOf = (now, chosen) => (answerOf(now)?.war?.steps ?? []).flatMap(({ entries, torn }) => [...entries, ...torn]).map(({ judgement }) => judgement)
  .find(({ duty: owed }) => owed.instrument.id === chosen.treaty && String(owed.clause.at) === chosen.clause && owed.debtor === chosen.debtor && owed.creditor === chosen.creditor);

function proofOf(step) {
  if (!step.proof) return null;
  const edge = edgeAt.get(step.proof);
  return edge === undefined ? h("p", { class: "faint" }, proofText(step)) : h("ul", { class: "relations" }, h("li", {}, relationButton(edge), sourceLine(edge)));
}

