import { onlyByText } from "./bytext.js";
import { placeText } from "./caseform.js";
import { asKnown } from "./dutywords.js";
import { dateText, label, t } from "./i18n.js";
import { toldOf } from "./obligations.js";
import { datesText } from "./years.js";

// What a case or a search for paths asks, as a line of text: files and paper have no fields.
const names = (list) => list.map(label).join(", ");

const ASKED = {
  explore: () => [],
  path: (now) => [["path_from", names(now.ends.slice(0, 1))], ["path_to", names(now.ends.slice(1))], ["dates", datesText(now)], ...(onlyByText(now) ? [[null, t("path_by_text")]] : [])],
  obligations: ({ part, case: put }) => {
    const { attacked, attackers, date } = put;
    if (attacked === null) return [];
    const day = ["on_date", date && [dateText(date), asKnown(date)].filter(Boolean).join(", ")];
    return part === "state" ? [["state_asked", label(attacked)], day] : [["attacked", label(attacked)], ["attacker", names(attackers)], day, ["attack_place", placeText(put, toldOf(put))]];
  },
};

export const askedText = (now) => ASKED[now.mode](now).filter(([, text]) => text).map(([key, text]) => (key ? t("with_tail", { text: t(key), tail: text }) : text)).join(" · ");
