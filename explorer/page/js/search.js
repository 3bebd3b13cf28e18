import { byId, h, replace } from "./dom.js";
import { kinds, nodes } from "./data.js";
import { counted, label, t, word } from "./i18n.js";

// The search box: any name in any language and spelling; suggestions walked with the arrow keys.
const MOST = 8;
const LETTERS = { ı: "i", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss" };

// As foedus.graph.names.fold: no accents, case or punctuation.
export function fold(text) {
  const plain = text.toLowerCase().replace(/[ıøłđðþæœß]/g, (letter) => LETTERS[letter]).normalize("NFKD");
  return plain.replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

const names = nodes.id.map((id, node) => {
  const all = [nodes.fr[node], nodes.en[node], ...nodes.names[node].map(([text]) => text), id];
  return [...new Set(all)].map((text) => ({ text, folded: ` ${fold(text)}`, typed: text.toLowerCase() }));
});

// Nodes with a name that holds what is typed: whole names first, then beginnings of words, then anything.
export function find(typed) {
  const wanted = fold(typed);
  const raw = typed.trim().toLowerCase();
  if (!raw) return [];
  const hits = [];
  names.forEach((all, node) => {
    let best = null;
    for (const { text, folded, typed: plain } of all) {
      const score = wanted ? scoreOf(folded, wanted) : Number(plain.includes(raw)) * 3;
      if (score && (!best || score < best.score)) best = { node, score, text };
    }
    if (best) hits.push(best);
  });
  return hits.sort((a, b) => a.score - b.score || a.node - b.node).slice(0, MOST);
}

function scoreOf(folded, wanted) {
  if (folded === ` ${wanted}`) return 1;
  if (folded.includes(` ${wanted}`)) return 2;
  return folded.includes(wanted) ? 3 : 0;
}

export function startSearch(pick, announce) {
  const box = byId("search");
  const list = byId("suggestions");
  let hits = [];
  let active = -1;

  const show = (found) => {
    hits = found;
    active = -1;
    const open = box.value.trim() !== "";
    replace(list, hits.map(option), open && !hits.length ? h("li", { class: "none", role: "option" }, t("search_none")) : null);
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    box.removeAttribute("aria-activedescendant");
    if (open) announce(hits.length ? counted("search_found", hits.length) : t("search_none"));
  };
  const option = (hit, place) => h("li", { role: "option", id: `hit-${place}`, "aria-selected": "false", onmousedown: (event) => event.preventDefault(), onclick: () => take(place) },
    h("bdi", { class: "hit" }, label(hit.node)),
    h("span", { class: "faint" }, hit.text !== label(hit.node) ? [h("bdi", {}, hit.text), " · "] : null, word(kinds, nodes.kind[hit.node])));
  const close = () => { box.value = ""; show([]); };
  const take = (place) => {
    const hit = hits[place];
    if (!hit) return;
    close();
    pick(hit.node);
  };
  const mark = (place) => {
    active = (place + hits.length) % hits.length;
    [...list.children].forEach((child, index) => child.setAttribute("aria-selected", String(index === active)));
    list.children[active].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", `hit-${active}`);
  };
  box.addEventListener("input", () => show(find(box.value)));
  box.addEventListener("blur", () => { list.hidden = true; box.setAttribute("aria-expanded", "false"); });
  box.addEventListener("focus", () => { if (box.value.trim()) show(find(box.value)); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && hits.length) mark(active + 1);
    else if (event.key === "ArrowUp" && hits.length) mark(active < 0 ? hits.length - 1 : active - 1);
    else if (event.key === "Enter") take(Math.max(active, 0));
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}
