import { block } from "./data.js";
import { byId } from "./dom.js";
import { t } from "./i18n.js";
import { fitChoice } from "./stage.js";
import { change, isNarrow, shownView } from "./state.js";

// Everything around the parts: view, language and theme switches, sheets, help, notices, the live region.
export function say(text) {
  byId("live").textContent = text;
}

export function notice(text) {
  byId("notice").textContent = text;
  byId("notice").hidden = !text;
}

export function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
}

export function openSheet(name) {
  const before = document.body.dataset.sheet;
  document.body.dataset.sheet = name ?? "";
  for (const button of byId("tabs").children) button.setAttribute("aria-expanded", String(button.dataset.sheet === name));
  if (name && isNarrow()) byId(name).focus({ preventScroll: true });
  // The evidence leaves the drawing half of a narrow window: what is chosen shall be in that half.
  if (isNarrow() && [name, before].includes("evidence")) fitChoice();
}

export function startChrome(redraw) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  setTheme(dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => { setTheme(dark.matches ? "dark" : "light"); redraw(); });
  byId("theme").addEventListener("click", () => {
    setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    redraw();
  });
  for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => change({ view: button.dataset.view }));
  for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => change({ language: button.dataset.language }));
  for (const button of byId("tabs").children) {
    button.addEventListener("click", () => openSheet(document.body.dataset.sheet === button.dataset.sheet ? null : button.dataset.sheet));
  }
  byId("home").addEventListener("click", () => change({ focus: block.opening.focus, depth: block.opening.depth, expanded: [] }));
  byId("help").addEventListener("click", () => byId("about").showModal());
  byId("about-close").addEventListener("click", () => byId("about").close());
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    if (isNarrow()) openSheet("evidence");
    byId("evidence").focus();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && document.body.dataset.sheet) openSheet(null); });
}

export function updateChrome(now) {
  const opened = ({ focus, depth, expanded }) => JSON.stringify([focus, depth, expanded ?? []]);
  byId("home").hidden = opened(now) === opened(block.opening);
  for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === shownView(now)));
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === now.language));
}

export const badKeys = (keys) => notice(t("notice_hash", { keys: keys.join(", ") }));
