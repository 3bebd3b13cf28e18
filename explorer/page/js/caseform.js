import { block, nodes } from "./data.js";
import { h } from "./dom.js";
import { named } from "./dutywords.js";
import { called, label, language, t } from "./i18n.js";
import { ELSEWHERE, HOME } from "./keys.js";
import { hasAttacked, mayAttack } from "./law.js";
import { toldOf } from "./obligations.js";
import { pickerField } from "./picker.js";
import { say } from "./say.js";
import { change, state } from "./state.js";
import { dateBox } from "./years.js";

// The case that is put: who is attacked, by whom, where, on which day.
export function caseFields(now) {
  const put = (patch) => change({ case: { ...state().case, ...patch }, step: state().part === "steps" ? 1 : 0, chosen: null, camera: null });
  const { attacked, attackers, date } = now.case;
  const [first, ...others] = attackers;
  const field = (key, name, node, pick, accepts = mayAttack) => pickerField(`case-${key}`, name, node, { pick, announce: say, accepts });
  const attacks = (node) => mayAttack(node) || hasAttacked(node);
  const without = (node) => put({ attackers: attackers.filter((each) => each !== node) });
  return h("div", { class: "fields" },
    // Who else attacked, and where, was said of another one.
    field("attacked", "attacked", attacked, (node) => put(node === attacked ? {} : { attacked: node, attackers: attackers.slice(0, 1), place: null })),
    taken(now, put),
    field("attacker", "attacker", first ?? null, (node) => put({ attackers: node === null ? others : [...new Set([node, ...others])] }), attacks),
    others.length ? h("ul", { class: "also" }, others.map((node) => h("li", {}, called(node), " ",
      h("button", { type: "button", class: "plain inline", id: `without-${nodes.id[node]}`, onclick: () => without(node) }, t("leave_out", { name: label(node) }))))) : null,
    h("div", { class: "field" }, h("label", { for: "case-date" }, t("on_date")), dateBox({ id: "case-date", title: t("date_hint"), value: date ?? "", class: "" }, (typed) => put({ date: typed }))),
    placeField(now.case, put),
    // What few cases need is folded away.
    h("details", { class: "more", id: "case-more", open: others.length > 0 }, h("summary", {}, t("case_more")), h("div", { class: "fields" },
      field("another", "another_attacker", null, (node) => { if (node !== null) put({ attackers: [...new Set([...attackers, node])] }); }, attacks))));
}

// The state that a drawing begins at is the attacked one until anybody says otherwise: that is said, and undone at once.
function taken({ focus, case: { attacked, attackers, date } }, put) {
  if (attacked === null || attacked !== focus[0] || attackers.length || date) return null;
  const button = (id, text, patch) => h("button", { type: "button", class: "action", id, onclick: () => put({ place: null, ...patch }) }, t(text));
  return h("div", { class: "taken", id: "taken" }, h("p", {}, t("taken", { name: label(attacked) })), h("p", { class: "actions" },
    button("taken-attacker", "taken_attacker", { attacked: null, attackers: [attacked] }), button("taken-none", "taken_none", { attacked: null })));
}

// Where it is in words: where the sources put it, else at home, unless a place is named.
export function placeText({ attacked, place }, told = null) {
  if (place === ELSEWHERE) return t("elsewhere_place");
  if (place !== null && place !== HOME) return block.law.area_names[language()][place];
  if (place === null && told !== null) return t("place_told", { name: named(told) });
  return attacked === null ? t("homeland") : t("homeland_of", { name: named(nodes.id[attacked]) });
}

// An attack is taken to be where the sources put it, else on the homeland of the attacked, unless it is said to be in one
// of the areas that texts name; an area that is that of each text's parties is none of these.
function placeField(put, change) {
  const areas = Object.entries(block.law.area_names[language()]).filter(([id]) => !block.law.areas[id].includes("parties")).sort(([, a], [, b]) => a.localeCompare(b, language()));
  const told = toldOf(put);
  const option = (value, text) => h("option", { value, selected: (put.place ?? "") === value }, text);
  const home = told !== null || put.place === HOME ? option(HOME, placeText({ ...put, place: HOME })) : null;
  return h("div", { class: "field" }, h("label", { for: "case-place" }, t("attack_place")),
    h("select", { id: "case-place", ...onceChosen((area) => change({ place: area || null })) },
      option("", placeText({ ...put, place: null }, told)), home, option(ELSEWHERE, t("elsewhere_place")), areas.map(([id, text]) => option(id, text))));
}

const PAUSE = 1000;
let waiting = 0;

// In a box that is closed each letter typed chooses. What is chosen so is taken when the typing pauses: the panel is then
// made anew, and a new box knows none of the letters before.
function onceChosen(take) {
  let typed = false;
  return {
    onkeydown: ({ key }) => { typed = key.length === 1; },
    onpointerdown: () => { typed = false; },
    onchange: ({ target: { value } }) => {
      clearTimeout(waiting);
      if (typed) waiting = setTimeout(take, PAUSE, value);
      else take(value);
    },
  };
}
