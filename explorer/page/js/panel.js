import { actorPanel } from "./actor.js";
import { isOwn } from "./cite.js";
import { block, documents } from "./data.js";
import { documentButton, origin } from "./claim.js";
import { documentPanel } from "./document.js";
import { byId, h, replace } from "./dom.js";
import { viewOf } from "./filters.js";
import { counted, dateText, t } from "./i18n.js";
import { dutyPanel, obligationPanel } from "./dutypanel.js";
import { pathPanel } from "./pathpanel.js";
import { pairPanel, relationPanel } from "./relation.js";
import { choose } from "./state.js";
import { tourCard, tourList } from "./tours.js";
import { treatyPanel } from "./treaty.js";

// The panel on the right: what is chosen with its evidence, else what the mode asks and answers.
function opening(now) {
  return [
    h("h2", { class: "claim-title" }, t("start_title")),
    h("p", {}, t("start_hint")),
    block.questions.length ? [h("h3", {}, t("questions")), h("ul", { class: "questions" }, block.questions.map((each) =>
      h("li", {}, h("a", { href: languageKept(each.hash, now) }, each[now.language].replace("{date}", () => dateText(each.date))))))] : null,
    tourList(),
    documentsRead(),
    h("p", { class: "faint" }, t("made_by")),
    documents.id.some((_, at) => isOwn(at)) ? h("p", { class: "faint" }, t("made_by_own")) : null,
  ];
}

// The documents that the page was made from, folded away.
function documentsRead() {
  const line = (_, at) => h("li", {}, documentButton(at), origin(at));
  return h("details", { class: "more", id: "documents" }, h("summary", {}, counted("documents", documents.id.length)), h("ul", {}, documents.id.map(line)));
}

const languageKept = (hash, now) => (now.language === block.language ? hash : `${hash}&l=${now.language}`);

const CHOSEN = {
  node: ({ node }, now) => actorPanel(node, now),
  pair: ({ pair }, now) => pairPanel(pair, now),
  edge: ({ edge }, now) => relationPanel(edge, now),
  duty: dutyPanel,
  instrument: treatyPanel,
  document: documentPanel,
};

const MODES = { explore: opening, obligations: obligationPanel, path: pathPanel };

let made = { key: null, view: null, chosen: null };

// What stands behind a choice, to be come back to: the panel of the mode, then an actor, a pair, a document or a treaty of the law, then one relation.
const DEPTH = { node: 1, pair: 2, document: 2, instrument: 2, edge: 3, duty: 3 };
const depthOf = (chosen) => DEPTH[chosen?.type] ?? 0;
let trail = [];

function follow(panel, now) {
  const before = made.now;
  if (!before || before.mode !== now.mode) {
    trail = [];
    return null;
  }
  const depth = depthOf(now.chosen);
  if (depth > depthOf(before.chosen)) trail.push({ chosen: before.chosen, scroll: panel.scrollTop, open: openIn(panel) });
  let back = null;
  while (trail.length && depthOf(trail.at(-1).chosen) >= depth) back = trail.pop();
  return back && JSON.stringify(back.chosen) === JSON.stringify(now.chosen) ? back : null;
}

const openIn = (panel) => [...panel.querySelectorAll("details[open][id]")].map(({ id }) => id);
const unfold = (ids) => ids.forEach((id) => { if (byId(id)) byId(id).open = true; });

// Made anew only when something in it may differ; what had the keyboard's focus has it again.
export function updatePanel(now) {
  const [panel, view, chosen] = [byId("evidence"), viewOf(now), JSON.stringify([now.chosen, now.mode, now.part, now.case])];
  const key = JSON.stringify([now.chosen, now.claim, now.mode, now.language, now.focus, now.ends, now.route, now.case, now.part, now.step, now.tour, now.on]);
  if (made.key === key && made.view === view) return;
  const held = panel.contains(document.activeElement) ? document.activeElement.id : null;
  const open = openIn(panel);
  const back = chosen === made.chosen ? null : follow(panel, now);
  const close = now.chosen ? h("button", { type: "button", class: "icon close", id: "unchoose", "aria-label": t("close"), title: t("close"), onclick: () => choose(trail.at(-1)?.chosen ?? null) }, "×") : null;
  replace(panel, tourCard(now), close, now.chosen ? CHOSEN[now.chosen.type](now.chosen, now) : MODES[now.mode](now));
  if (chosen === made.chosen) unfold(open);
  else {
    unfold(back?.open ?? []);
    panel.scrollTop = back?.scroll ?? 0;
  }
  if (held !== null) (byId(held) ?? panel).focus({ preventScroll: true });
  made = { key, view, chosen, now };
}
