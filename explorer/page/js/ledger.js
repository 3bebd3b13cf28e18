import { shortClaim, flags } from "./claim.js";
import { byDate, edgeAt, edges, nodes, piecesOf } from "./data.js";
import { byId, h, replace } from "./dom.js";
import { folded, listed, treatyButton, whom } from "./dutyparts.js";
import { clauseText, duty, named, obligation, shown, those } from "./dutywords.js";
import { counted, dateText, naming, t } from "./i18n.js";
import { attacks, instrument, instruments, lawNames } from "./law.js";
import { caseOf, dateOf } from "./obligations.js";
import { capital, phrase } from "./phrases.js";
import { change, choose } from "./state.js";
import { MOST_RANKS, answerText, besides, rankOf, shortVerdict, verdictParts } from "./verdicts.js";

// The ledger: a line for each attack that the sources tell of, which opens to its duties and the sentences that answer.
const HEADS = ["ledger_debtor", "ledger_duty", "ledger_answered", "ledger_verdict"];
const KINDS = ["defense", "consultation"];
const onPage = (list) => list.map((id) => edgeAt.get(id)).filter((edge) => edge !== undefined).sort(byDate);
const clauseOf = ([treaty, at]) => instrument(treaty)?.clauses[at];
const whenOf = (attack) => (attack.dated ? dateText(caseOf(attack)?.date ?? dateOf(attack)) : t("undated"));
const accordingTo = (said, speakers) => [said, ...speakers.map((who) => shown(those(who), t("says")))].join(", ");
const titleOf = ({ attacked, attacker }) => (attacker ? duty("attack", those(attacked), those(attacker)) : duty("appeal_title", those(attacked)));
export const attackTitle = (attack) => accordingTo(titleOf(attack), attack.by.map((who) => lawNames.id[who]));

// One debtor's duties of one kind stand for those of all to whom the same happened.
const linesOf = (attack, debtor, kind) => attack.lines.filter(({ duty: owed, aside }) => owed[2] === debtor && clauseOf(owed)?.obligation === kind && !aside);
const unique = (list, key) => [...new Map(list.map((each) => [key(each), each])).values()];

// What came of each kind of duty, once for all of whom the same is told, what was done before what is not known.
function outcomesOf(attack) {
  const found = attack.outcomes.flatMap(([debtors, kinds]) => kinds.map(([kind, verdict, sure]) => {
    const who = debtors.map((at) => lawNames.id[at]);
    const lines = who.flatMap((each) => linesOf(attack, each, kind));
    const answers = unique(linesOf(attack, who[0], kind).flatMap((line) => line.answers), ([edge]) => edge);
    return { who, kind, sure, lines, verdict, answers };
  }));
  const alike = Map.groupBy(found, ({ kind, verdict, sure, answers }) => JSON.stringify([kind, verdictParts(verdict, sure), answers]));
  const order = ({ kind, answers }) => MOST_RANKS * KINDS.indexOf(kind) + rankOf(answers);
  return [...alike.values()].map((some) => ({ ...some[0], who: some.flatMap(({ who }) => who), lines: some.flatMap(({ lines }) => lines) })).sort((a, b) => order(a) - order(b));
}

const status = (who, phrase) => t("title_unreal", { status: whom(who).short, phrase });
const everyone = (some) => some.flatMap(({ who }) => who);

// The verdicts of an attack in a line for each kind of duty: who honoured, who refused, and of how many nothing is told.
// What stands apart from the verdicts of several, as what a body did, is said once under them.
function summary(outcomes) {
  return KINDS.map((kind) => {
    const found = outcomes.filter((each) => each.kind === kind).map(({ who, verdict, sure }) => ({ who, ...shortVerdict(verdict, sure) }));
    if (!found.length) return null;
    const apart = Map.groupBy(found.flatMap((each) => each.apart.map((text) => ({ text, who: each.who }))), ({ text }) => text);
    const shared = [...apart].filter(([, some]) => everyone(some).length > 1);
    const own = ({ apart: texts }) => texts.filter((text) => !shared.some(([other]) => other === text)).map((text) => ` [${text}]`).join("");
    const told = [...Map.groupBy(found, (each) => each.said + own(each))].map(([said, some]) => status(everyone(some), said));
    const under = shared.map(([text, some]) => (everyone(some).length < everyone(found).length ? status(everyone(some), text) : capital(text)));
    return h("span", { class: "verdicts" }, t("title_unreal", { status: capital(obligation(kind)), phrase: told.join(t("semicolon")) }), under.map((each) => h("span", { class: "besides" }, each)));
  });
}

// The words of a claim stand once in an attack; where it counts again, its name leads there.
function teller() {
  const said = new Set();
  return (edge, note = null) => {
    const fresh = !said.has(edge);
    said.add(edge);
    return h("div", { class: "told-claim" },
      h("button", { type: "button", class: "plain inline", onclick: () => choose({ type: "edge", edge }) }, h("bdi", {}, naming(phrase(edge), edges.source[edge], edges.target[edge])), " ", h("span", { class: "faint" }, dateText(edges.date[edge]))), flags(edge, { worded: true }),
      note ? h("p", { class: "faint" }, note) : null,
      fresh ? piecesOf[edge].slice(0, 1).map((piece) => shortClaim(edge, piece)) : null);
  };
}

// Few names, or how many there are, which opens to them.
function opening(list, before = "") {
  const { short, rest } = whom(list);
  return rest ? folded(short, h("bdi", {}, rest)) : [before, h("bdi", {}, short)];
}

function treatiesOf({ who, lines }) {
  const grouped = Map.groupBy(lines, ({ duty: [treaty, at], binds }) => `${treaty}|${at}|${binds}`);
  return [...grouped.values()].map((some) => {
    const [{ duty: owed, binds }] = some;
    const [clause, bound] = [clauseOf(owed), some.map((each) => each.duty[2])];
    return h("div", { class: "owed" }, h("span", { class: `flag ${binds === "binding" ? "firm" : "maybe"}` }, duty(binds)), " ", listed([treatyButton(owed[0]), clause && clauseText(clause)].filter(Boolean)),
      new Set(bound).size < who.length ? opening(bound, " — ") : null);
  });
}

function rowOf(outcome, told) {
  const { who, sure } = outcome;
  const answers = outcome.answers.filter(([edge]) => edgeAt.has(edge)).sort((a, b) => Boolean(a[3]) - Boolean(b[3]) || byDate(edgeAt.get(a[0]), edgeAt.get(b[0])));
  const [verdict, aside] = verdictParts(outcome.verdict, sure);
  const cells = [opening(who), treatiesOf(outcome), answers.map((each) => told(edgeAt.get(each[0]), answerText(each))), [h("strong", {}, verdict), besides(aside)]];
  return h("tr", {}, cells.map((cell, place) => h("td", { "data-name": t(HEADS[place]) }, cell)));
}

const treatyLine = ([treaty, at]) => h("p", { class: "faint" }, listed([treatyButton(treaty), clauseText(clauseOf([treaty, at]))]));

// What is owed elsewhere only, or by the attacker itself, is not what the attack asks about.
function besideIt(attack) {
  const aside = unique(attack.lines.filter(({ aside: away }) => away).map((line) => line.duty.slice(0, 2)), String);
  return [
    attack.own.length ? folded(duty("own_heading"), attack.own.map(([at, clause]) => treatyLine([instruments()[at].id, clause]))) : null,
    aside.length ? folded(counted("not_concerned", aside.length), [h("p", { class: "faint" }, duty("elsewhere", those(attack.attacked))), aside.map(treatyLine)]) : null,
  ];
}

// Where the attack is taken to be, where that decides about a duty.
function whereText({ place, attacked, attacker, lines }) {
  if (!attacker) return null;
  if (place) return h("p", { class: "faint" }, duty("told_place", named(place)));
  const decides = lines.some(({ duty: owed }) => clauseOf(owed)?.conditions.place);
  return decides ? h("p", { class: "faint" }, capital(duty("ledger_home", those(attacked)))) : null;
}

function detailsOf(attack, outcomes, title) {
  const told = teller();
  const made = caseOf(attack);
  const part = (heading, list) => (list.length ? [h("h4", {}, heading), list.map((edge) => told(edge))] : null);
  return [
    made ? h("button", { type: "button", class: "action look", onclick: () => change({ case: made, part: "case", view: "graph", chosen: null, camera: null }) }, t("look_at_case")) : null,
    attack.attacker ? onPage(attack.edges).map((edge) => told(edge)) : h("p", { class: "faint" }, duty("no_attacker")), part(duty("denied"), onPage(attack.denied)), part(duty("begun"), onPage(attack.begun)), part(duty("fought_heading"), onPage(attack.fought)),
    whereText(attack), h("h4", {}, duty("asked_heading")), attack.calls.length ? onPage(attack.calls).map((edge) => told(edge)) : h("p", {}, duty("none_asked")),
    outcomes.length ? h("table", { class: "ledger" }, h("caption", { class: "quiet" }, title), h("thead", {}, h("tr", {}, HEADS.map((key) => h("th", { scope: "col" }, t(key))))), h("tbody", {}, outcomes.map((each) => rowOf(each, told)))) : h("p", {}, duty("none_owed")),
    part(duty("others_heading"), onPage(attack.others.map(([edge]) => edge))), besideIt(attack),
  ];
}

// What a line holds is made when it is opened, and for who searches the page, one by one once the lines stand.
function attackEntry(attack, place, now, unfilled) {
  const [title, outcomes, put] = [attackTitle(attack), outcomesOf(attack), isPut(attack, now)];
  const body = h("div", { class: "attack-body" });
  const fill = () => { if (!body.hasChildNodes()) replace(body, detailsOf(attack, outcomes, title)); };
  if (put) fill();
  else unfilled.push(fill);
  return h("details", { class: "attack", id: `ledger-${place}`, open: put, "data-put": put ? "" : null, ontoggle: fill },
    h("summary", { onclick: fill }, h("span", { class: "when" }, whenOf(attack)), h("span", { class: "what" }, h("strong", {}, title), outcomes.length ? summary(outcomes) : h("span", { class: "verdicts" }, t("nothing_owed")))),
    body);
}

// Whether it is the case that the page has put: then it stands open.
const isPut = (attack, { case: { attacked, attackers, date } }) =>
  attacked !== null && nodes.id[attacked] === attack.attacked && (attack.attacker ? attackers.some((each) => nodes.id[each] === attack.attacker) && (!date || caseOf(attack)?.date === date)
    : !attackers.length && dateOf(attack) === date);

// On paper nothing can be opened: each attack stands there with all that it holds.
export function ledgerOnPaper() {
  const entry = (attack) => {
    const [title, outcomes] = [attackTitle(attack), outcomesOf(attack)];
    return h("section", { class: "attack" }, h("h3", {}, whenOf(attack), " · ", h("strong", {}, title)), outcomes.length ? summary(outcomes) : h("span", { class: "verdicts" }, t("nothing_owed")), detailsOf(attack, outcomes, title));
  };
  return [h("h2", {}, t("ledger_title")), attacks().length ? attacks().map(entry) : h("p", {}, t("no_law"))];
}

// The attack that the page has put is opened and brought into view.
export function showPut() {
  const put = byId("ledger").querySelector("details[data-put]");
  if (!put) return;
  put.open = true;
  put.scrollIntoView();
}

let waiting = 0;

function fillLater(unfilled) {
  waiting = setTimeout(() => {
    unfilled.shift()?.();
    if (unfilled.length) fillLater(unfilled);
  });
}

export function ledgerView(now) {
  const unfilled = [];
  const lines = attacks().map((each, place) => attackEntry(each, place, now, unfilled));
  clearTimeout(waiting);
  fillLater(unfilled);
  return [h("h2", { class: "view-title" }, t("ledger_title")), lines.length ? [h("p", { class: "faint" }, counted("ledger_index", lines.length)), lines] : h("p", {}, t("no_law"))];
}
