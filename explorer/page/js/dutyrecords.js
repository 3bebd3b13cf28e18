import { isoDay } from "./days.js";
import { clauseText, named, reasonText, statement } from "./dutywords.js";
import { ATTACKED, NOT_BINDING, OPEN } from "./judging.js";
import { attacks, instrument } from "./law.js";
import { goneOf } from "./gone.js";
import { answerOf, lineOf } from "./obligations.js";
import { byDates, standingOf } from "./standing.js";
import { answerText, verdictParts } from "./verdicts.js";

// The duties that the mode of obligations is about, a record each: of a case, its steps, a state on a day, or of all
// attacks that the sources tell of. What `foedus obligations --format csv` has too is called the same.
const period = ([first, last]) => (first === last ? isoDay(first) : `${isoDay(first)}/${isoDay(last)}`);
const put = ({ attacked, attackers, days }) => ({ attacked, attackers, date: period(days) });

const owedBy = ({ debtor, creditor, instrument: { id }, clause }) => ({
  debtor, debtor_name: named(debtor), obligation: clause.obligation, creditor, creditor_name: named(creditor), treaty: id, treaty_name: named(id),
  article: clause.article, terms: clauseText(clause), statement: statement(clause), reference: clause.reference,
});

// What came of it, where the sources tell of the attack.
function cameOf(line, sure) {
  if (!line) return { outcome: "", answers: [] };
  return { outcome: verdictParts(line.verdict, sure).join(""), answers: line.answers.map((each) => `${each[0]} (${answerText(each)})`) };
}

function rowOf({ duty, side, verdict, reasons, notes = [] }, world, { attack = null, step = "" } = {}) {
  const why = reasons.map((each) => reasonText(each, { duty }, world.days));
  const came = cameOf(verdict === NOT_BINDING ? null : lineOf(attack, duty), verdict !== OPEN);
  return { ...put(world), step, side, verdict, ...owedBy(duty), reasons: why, because: notes.map((each) => reasonText(each, { duty }, world.days)), ...came };
}

function toldRows(attack) {
  const world = { attacked: attack.attacked, attackers: [attack.attacker].filter(Boolean), days: attack.days };
  return attack.lines.map((line) => {
    const [treaty, at, debtor] = line.duty;
    const owed = { debtor, creditor: attack.attacked, instrument: instrument(treaty), clause: instrument(treaty).clauses[at] };
    return { ...put(world), step: "", side: ATTACKED, verdict: line.binds, ...owedBy(owed), reasons: [], because: [], ...cameOf(line, line.binds !== OPEN) };
  });
}

export function dutiesOf(now) {
  if (now.mode !== "obligations" || (now.part !== "ledger" && goneOf(now).length)) return [];
  const [stand, answer] = [standingOf(now), answerOf(now)];
  if (stand) return stand.owed.map((each) => rowOf(byDates(each, stand.days), { attacked: "", attackers: [], days: stand.days }));
  if (now.part === "ledger") return attacks().flatMap(toldRows);
  if (!answer) return [];
  const { world, attack, heard, war } = answer;
  if (!war) return heard.map((each) => rowOf(each, world, { attack }));
  return war.steps.flatMap(({ number, entries, torn }) => [...entries, ...torn].map(({ judgement }) => rowOf(judgement, world, { attack, step: number })));
}
