import { nodeAt, nodes } from "./data.js";

// Which texts that were not in force a case tells of, as foedus.explorer.folding has it: those that had ended not
// long before, and the last of those whom nothing else binds. The others stand apart.
const WITHIN = 10;
const YEAR = 10000;

const pairsOf = ({ members }) => members.map(({ side, duty: { debtor, creditor } }) => JSON.stringify([side, debtor, creditor]));
const overlaps = ([first, last], [from, to]) => first <= to && from <= last;

// How long before the days of the case it had ended, as days are written; Infinity for what came later.
function sinceOf({ members }, [start]) {
  const ends = members.flatMap(({ duty: { span } }) => span.possible.map(([, end]) => end)).filter((end) => end < start);
  return ends.length ? start - Math.max(...ends) : Infinity;
}

function isAlive(state, days) {
  const life = nodes.life[nodeAt.get(state)];
  return !life || overlaps(life, days);
}

export function pastOfUse(groups, days) {
  const past = groups.filter((each) => each.past).map((group) => ({ group, gap: sinceOf(group, days) })).sort((a, b) => a.gap - b.gap);
  const told = new Set(groups.filter((each) => !each.past).flatMap(pairsOf));
  const kept = past.filter(({ group, gap }) => {
    const fresh = (gap < Infinity ? group.members : []).filter(({ duty: { debtor } }, at) => isAlive(debtor, days) && !told.has(pairsOf(group)[at]));
    fresh.forEach((each) => told.add(pairsOf({ members: [each] })[0]));
    return gap <= WITHIN * YEAR || fresh.length;
  }).map(({ group }) => group);
  const inOrder = (some) => groups.filter((each) => some.includes(each));
  return [inOrder(kept), inOrder(past.map(({ group }) => group).filter((each) => !kept.includes(each)))];
}
