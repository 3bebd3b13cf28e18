import { block, documents, nodes } from "./data.js";
import { byId } from "./dom.js";
import { duty, those } from "./dutywords.js";
import { counted, dateText, label, pageTitle, t } from "./i18n.js";
import { hasLaw } from "./law.js";

// What the page is called: the case, the path or the ledger that it shows, or whose neighbourhood, and its own title.
const MOST_NAMES = 3;
const ids = (list) => those(...list.map((node) => nodes.id[node]));

const namesOf = (focus) => [...focus.slice(0, MOST_NAMES).map(label), ...(focus.length > MOST_NAMES ? ["…"] : [])].join(", ");
const isOpening = ({ focus }) => focus.join() === block.opening.focus.join();

function caseOf({ attacked, attackers, date }) {
  if (attacked === null || !attackers.length) return t("obligations_title");
  return date ? duty("case", ids([attacked]), ids(attackers), dateText(date)) : duty("attack", ids([attacked]), ids(attackers));
}

function standingOf({ attacked, date }) {
  if (attacked === null) return t("part_state");
  return t("with_tail", { text: label(attacked), tail: date ? t("standing_on", { date: dateText(date) }) : t("standing") });
}

const PARTS = {
  case: caseOf,
  steps: (put) => t("with_tail", { text: caseOf(put), tail: t("part_steps") }),
  state: standingOf,
  ledger: () => t("ledger_title"),
};

const SHOWN = {
  explore: (now) => (isOpening(now) || !now.focus.length ? null : namesOf(now.focus)),
  path: ({ ends }) => (ends.length === 2 && !ends.includes(null) ? t("path_between", { from: label(ends[0]), to: label(ends[1]) }) : t("path_title")),
  obligations: ({ part, case: put }) => (hasLaw ? PARTS[part](put) : t("obligations_title")),
};

// Its own title; one that it gave itself is of whom it is about.
export function pageName({ mode, focus }) {
  if (block.titled) return pageTitle();
  if (mode !== "explore") return "foedus";
  return focus.length && documents.id.length ? counted("title", documents.id.length, { focus: namesOf(focus) }) : namesOf(focus) || pageTitle();
}

export function titleOf(now) {
  const [shown, name] = [SHOWN[now.mode](now), pageName(now)];
  return shown === null || (now.mode === "explore" && !block.titled) ? name : `${shown} — ${name}`;
}

export function updateTitle(now) {
  document.title = byId("title").title = byId("title").firstElementChild.textContent = titleOf(now);
}
