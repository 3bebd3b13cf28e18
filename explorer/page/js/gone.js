import { nodeAt, nodes } from "./data.js";
import { daysOf } from "./days.js";
import { h } from "./dom.js";
import { duty, those } from "./dutywords.js";
import { dateText } from "./i18n.js";

// States that are asked about on days on which they did not exist: they owe nothing and are owed nothing then, as
// `foedus obligations` says it too.
const lifeOfState = (state) => nodes.life[nodeAt.get(state)] ?? null;
// As its dates are written: its life in days would be finer than what is known.
const existed = (state) => (nodes.dates[nodeAt.get(state)].find(([name]) => ["existed", "counted"].includes(name))?.[1] ?? "").split("|").map((spell) => dateText(spell)).join(", ");
const isGone = (state, [first, last]) => {
  const life = lifeOfState(state);
  return life !== null && (life[1] < first || last < life[0]);
};

// Those of a case, or of a state alone, as ids.
export function goneOf({ case: { attacked, attackers, date }, part }) {
  const days = date && daysOf(date);
  const asked = part === "state" ? [attacked] : [attacked, ...attackers];
  return days ? asked.filter((node) => node !== null).map((node) => nodes.id[node]).filter((state) => isGone(state, days)) : [];
}

export const goneText = (now) => goneOf(now).map((state) => h("p", { class: "covered gone" }, duty("not_alive", those(state), existed(state))));
