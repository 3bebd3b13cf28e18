import { goHome, isFiltered, setMode } from "./actions.js";
import { block } from "./data.js";
import { byId } from "./dom.js";
import { t } from "./i18n.js";
import { fitChoice } from "./stage.js";
import { change, hasAddress, isNarrow, link, shownView, state } from "./state.js";

// Everything around the parts: switches of view, mode, language and theme, sheets, dialogs, notices.
export function notice(text) {
  byId("notice").textContent = text;
  byId("notice").hidden = !text;
}

export const badKeys = (keys) => notice(t("notice_hash", { keys: keys.join(", ") }));

const DARK = matchMedia("(prefers-color-scheme: dark)");
const themeOf = (now) => now.theme ?? (DARK.matches ? "dark" : "light");

export function openSheet(name) {
  const before = document.body.dataset.sheet;
  document.body.dataset.sheet = name ?? "";
  for (const button of byId("tabs").children) button.setAttribute("aria-expanded", String(button.dataset.sheet === name));
  if (name && isNarrow()) byId(name).focus({ preventScroll: true });
  // The evidence leaves the drawing half of a narrow window: what is chosen shall be in that half.
  if (isNarrow() && [name, before].includes("evidence")) fitChoice();
}

// What a tap shows on the stage shall be seen in a narrow window too: no sheet stays over it.
export function reveal(patch) {
  change(patch);
  if (isNarrow()) openSheet(null);
}

function startSwitches() {
  const each = (name, act) => document.querySelectorAll(`[data-${name}]`).forEach((button) => button.addEventListener("click", () => act(button.dataset[name])));
  each("view", (view) => reveal({ view }));
  each("language", (language) => change({ language }));
  each("mode", setMode);
  byId("theme").addEventListener("click", () => change({ theme: themeOf(state()) === "dark" ? "light" : "dark" }));
  byId("home").addEventListener("click", () => goHome(block.opening));
}

function startDialogs() {
  byId("help").addEventListener("click", () => byId("about").showModal());
  if (!hasAddress) byId("share-text").dataset.t = "share_part";
  byId("share").addEventListener("click", () => {
    byId("share-link").value = link();
    byId("share-box").showModal();
    byId("share-link").select();
  });
  byId("share-copy").addEventListener("click", async () => {
    byId("share-link").select();
    const copied = await navigator.clipboard?.writeText(link()).then(() => true, () => false);
    byId("share-copy").textContent = t(copied ? "copied" : "copy_by_hand");
  });
  byId("share-box").addEventListener("close", () => { byId("share-copy").textContent = t("copy"); });
  for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => button.closest("dialog").close());
}

export function startChrome(redraw) {
  DARK.addEventListener("change", redraw);
  startSwitches();
  startDialogs();
  for (const button of byId("tabs").children) {
    button.addEventListener("click", () => openSheet(document.body.dataset.sheet === button.dataset.sheet ? null : button.dataset.sheet));
  }
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    if (isNarrow()) openSheet("evidence");
    byId("evidence").focus();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && document.body.dataset.sheet) openSheet(null); });
}

// The colours come first: what is drawn reads them from the page.
export const updateTheme = (now) => { document.documentElement.dataset.theme = themeOf(now); };

export function updateChrome(now) {
  const opened = ({ focus, depth, expanded, mode }) => JSON.stringify([focus, depth, expanded ?? [], mode ?? "explore"]);
  byId("home").hidden = opened(now) === opened(block.opening) && !isFiltered(now);
  const press = (name, value) => document.querySelectorAll(`[data-${name}]`).forEach((button) => button.setAttribute("aria-pressed", String(button.dataset[name] === value)));
  press("view", shownView(now));
  press("mode", now.mode);
  press("language", now.language);
  // A narrow window has room for one word only; what is looked for the field says itself.
  byId("search").placeholder = t(isNarrow() ? "search_short" : "search");
}
