import { kinds, nodes } from "./data.js";
import { h, replace } from "./dom.js";
import { counted, label, language, t, word } from "./i18n.js";
import { nameOf, signedOf } from "./law.js";
import { find, lastYear, near } from "./names.js";
import { source } from "./source.js";

const nameOfHit = ({ node, treaty }) => (treaty ? nameOf(treaty, language()) : label(node));
const kindOfHit = ({ node, treaty }) => (treaty ? [t("treaty_beside"), /^\d{4}/.exec(signedOf(treaty) ?? "")?.[0]].filter(Boolean).join(", ") : word(kinds, nodes.kind[node]));

// By which other name it was found, and until when who bore that was there.
function otherName({ node, text, ...hit }) {
  if (text === nameOfHit({ node, ...hit })) return null;
  const year = node === null ? null : lastYear(node);
  return [t("found_as", { name: text }), year && t("until_year", { year })].filter(Boolean).join(", ");
}

// A box to type a name into, with suggestions below it that are walked with the arrow keys. `keep` leaves the name of
// what was picked in the box, takes a whole name that is left there, and hands any other text to `refuse`; `accepts` says
// which nodes may be picked; with `pickTreaty` treaties that are no nodes may be too. Where nothing is called so, and no
// answer is awaited that may know more, names spelt nearly so are offered, of which Enter picks none by itself.
export function startPicker(box, list, { pick, pickTreaty = null, announce, accepts, keep = false, refuse = () => {} }) {
  let hits = [];
  let guessed = false;
  let active = -1;
  let held = box.value;

  const option = (hit, place) => h("li", { role: "option", id: `${list.id}-${place}`, "aria-selected": "false", onmousedown: (event) => event.preventDefault(), onclick: () => take(place) },
    h("bdi", { class: "hit" }, nameOfHit(hit)),
    h("span", { class: "faint" }, otherName(hit) ? [h("bdi", {}, otherName(hit)), " · "] : null, kindOfHit(hit)));
  const show = (found, awaited = false) => {
    active = -1;
    const open = box.value.trim() !== "" && document.activeElement === box && !(awaited && !found.length);
    guessed = open && !found.length;
    hits = guessed ? near(box.value, accepts, Boolean(pickTreaty)) : found;
    const none = t(hits.length ? "search_near" : "search_none");
    replace(list, guessed ? h("li", { class: "none", role: "option", "aria-disabled": "true" }, none) : null, hits.map(option));
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    box.removeAttribute("aria-activedescendant");
    if (open) announce(guessed ? none : counted("search_found", hits.length));
  };
  const look = () => {
    const typed = box.value;
    const found = () => find(typed, accepts, Boolean(pickTreaty));
    const awaited = source.find(typed, () => { if (box.value === typed) show(found()); });
    show(found(), awaited);
  };
  const close = (text = "") => {
    box.value = text;
    show([]);
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
  };
  const take = (place) => {
    const hit = hits[place];
    if (!hit) return;
    close(keep ? nameOfHit(hit) : "");
    held = box.value;
    if (hit.treaty) pickTreaty(hit.treaty);
    else pick(hit.node);
  };
  const mark = (place) => {
    active = (place + hits.length) % hits.length;
    const options = [...list.querySelectorAll("[id]")];
    options.forEach((each, index) => each.setAttribute("aria-selected", String(index === active)));
    options[active].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", `${list.id}-${active}`);
  };
  const leave = () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    if (!keep) return;
    const typed = box.value.trim();
    const exact = hits.findIndex((hit) => !guessed && [hit.text, nameOfHit(hit)].some((name) => name.toLowerCase() === typed.toLowerCase()));
    if (!typed) pick(null);
    else if (typed !== held && exact >= 0) take(exact);
    else if (typed !== held) refuse(typed);
  };
  box.addEventListener("input", look);
  box.addEventListener("blur", leave);
  box.addEventListener("focus", () => { if (keep) box.select(); else if (box.value.trim()) look(); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && hits.length) mark(active + 1);
    else if (event.key === "ArrowUp" && hits.length) mark(active < 0 ? hits.length - 1 : active - 1);
    else if (event.key === "Enter" && keep && !box.value.trim()) leave();
    else if (event.key === "Enter") take(guessed ? active : Math.max(active, 0));
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

// Such a box for a form, with its name before it.
export function pickerField(id, key, node, { pick, announce, accepts }) {
  const list = h("ul", { class: "hits", id: `${id}-hits`, role: "listbox", "aria-label": t(key), hidden: true });
  const wrong = h("span", { class: "wrong", role: "alert", hidden: true });
  const box = h("input", {
    id, type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list", autocomplete: "off",
    spellcheck: "false", placeholder: t("pick_hint"), value: node === null || node === undefined ? "" : label(node),
  });
  const refuse = (text) => {
    wrong.hidden = !text;
    wrong.textContent = text ? t("not_taken", { text }) : "";
    box.setAttribute("aria-invalid", String(Boolean(text)));
  };
  box.addEventListener("input", () => refuse(""));
  startPicker(box, list, { pick, announce, accepts, keep: true, refuse });
  return h("div", { class: "field" }, h("label", { for: id }, t(key)), box, list, wrong);
}
