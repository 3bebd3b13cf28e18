import { isOpen } from "./days.js";
import { blows } from "./law.js";

// Attacks that are named as proof of one war.
const MOST = 3;

// The other wars of a case's time that the sources tell of, as foedus.graph.wars finds them: what tells that one state had
// attacked another in the sixty days up to it, and by which day that is sure.
export function warsBy({ attacked, attackers, days: [first, last] }) {
  if (isOpen(first) || isOpen(last)) return [];
  const itself = (each) => each.attacked === attacked && attackers.includes(each.attacker);
  const found = blows().filter((each) => !itself(each) && each.end <= last && first <= each.until);
  return [...Map.groupBy(found, (each) => JSON.stringify([each.attacker, each.attacked])).values()].map((some) => ({
    attacker: some[0].attacker, attacked: some[0].attacked, by: Math.min(...some.map(({ end }) => end)), edges: some.slice(0, MOST).map(({ edge }) => edge), claimed: some.every(({ claimed }) => claimed),
  }));
}

// Whom else a state fights; with `sure`, only in wars in which it was attacked, not by the word of speakers alone. And what
// tells of a war of two.
export const enemiesOf = ({ wars = [] }, state, sure = false) => [...new Set(wars.filter((war) => !sure || (war.attacked === state && !war.claimed)).flatMap(({ attacker, attacked }) => (attacker === state ? [attacked] : attacked === state ? [attacker] : [])))];
export const toldBetween = ({ wars = [] }, one, other) => wars.filter(({ attacker, attacked }) => [attacker, attacked].includes(one) && [attacker, attacked].includes(other)).flatMap(({ edges }) => edges);

// What first tells of each other war of the attacked and of the attackers.
export const foughtIn = ({ wars = [], attacked, attackers }) => wars.filter((each) => [attacked, ...attackers].some((who) => [each.attacker, each.attacked].includes(who))).map(({ edges: [first] }) => first);
