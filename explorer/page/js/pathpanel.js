import { byDate, kinds, modality, nodes, piecesOf } from "./data.js";
import { pathEnd, toggleByText } from "./actions.js";
import { bonds } from "./bonds.js";
import { onlyByText } from "./bytext.js";
import { shortClaim, sourceLine } from "./claim.js";
import { h } from "./dom.js";
import { called, counted, dateText, label, number, t } from "./i18n.js";
import { relationButton } from "./lists.js";
import { hasEnds, routesOf } from "./paths.js";
import { named, sentence } from "./phrases.js";
import { pickerField } from "./picker.js";
import { LIFTED } from "./routes.js";
import { kindSample } from "./samples.js";
import { say } from "./say.js";
import { source } from "./source.js";
import { NO, YES } from "./spans.js";
import { change } from "./state.js";
import { lifeOf, period, standingDays } from "./together.js";

// The panel of paths: the two ends, and up to five routes between them, each as a sentence and hop by hop.
export function pathPanel(now) {
  const [from, to] = now.ends.length ? now.ends : [null, null];
  const field = (place, key, node) => pickerField(`path-${place}`, key, node, { pick: (picked) => pathEnd(place, picked), announce: say });
  return [
    h("h2", { class: "claim-title" }, t("path_title")),
    h("p", { class: "faint" }, t("path_hint")),
    h("div", { class: "fields" }, field(0, "path_from", from), field(1, "path_to", to),
      h("button", { type: "button", class: "plain", id: "swap", disabled: !hasEnds(now), onclick: () => change({ ends: [to, from], route: 0 }) }, t("swap")),
      h("label", { class: "check" }, h("input", { type: "checkbox", id: "by-text", checked: onlyByText(now), onchange: toggleByText }), h("span", {}, t("path_by_text")))),
    hasEnds(now) ? answer(now) : null,
  ];
}

function answer(now) {
  const routes = routesOf(now);
  if (!routes.length) return none(now);
  if (routes[0].hops.length === 0) return h("p", {}, t("path_same"));
  const at = Math.min(now.route, routes.length - 1);
  return [
    bonds(now),
    h("h3", { "aria-live": "polite" }, counted("routes", routes.length)),
    h("ol", { class: "routes" }, routes.map((route, place) => h("li", {}, routeButton(route, place, place === at), place === at ? told(route, standingDays(now)) : null))),
    h("p", { class: "faint" }, t(standingDays(now) ? "path_rules_standing" : "path_rules")),
  ];
}

function routeButton({ nodes: route, hops, held }, place, chosen) {
  return h("button", { type: "button", class: "route", id: `route-${place}`, "aria-pressed": String(chosen), onclick: () => change({ route: place }) },
    h("span", { class: "stops" }, route.map((node, stop) => [stop ? h("span", { class: "faint", "aria-hidden": "true" }, " → ") : null, called(node)])),
    h("span", { class: "faint when" }, [counted("hops", hops.length), hops.length > 1 ? t(`held_${held.together}`) : null, hops.some((hop) => hop.opposes) ? t("opposing_flag") : null].filter(Boolean).join(" · ")));
}

// A route as a sentence, and under it every hop with all its relations.
function told({ hops, held }, days) {
  const unreal = hops.filter(({ told: edge }) => modality(edge) !== "actual").length;
  return h("div", { class: "told" },
    h("p", { class: "sentence" }, sentence(hops.map(({ told: edge, from, opposes }) => ({ edge, from, opposes })))),
    notes(hops, held).map((note) => h("p", { class: "faint" }, note)),
    unreal ? h("p", { class: "faint" }, t("path_unreal")) : null,
    hops.map(({ from, to, between, told: first }) => h("section", {},
      h("h4", {}, kindSample(kinds.name[nodes.kind[from]]), called(from), " → ", kindSample(kinds.name[nodes.kind[to]]), called(to), lifeText([from, to], days)),
      h("ul", { class: "relations" }, [first, ...between.filter((edge) => edge !== first).sort(byDate)].map((edge) => h("li", {}, relationButton(edge), edge === first ? piecesOf[edge].slice(0, 1).map((piece) => shortClaim(edge, piece)) : sourceLine(edge)))))));
}

// When the treaty or body of a hop was.
function lifeText(ends, days) {
  const found = lifeOf(ends, days);
  return found ? h("span", { class: "faint life" }, ` (${found.ended ? t("until", { day: dateText(found.last) }) : dateText(found.edtf)})`) : null;
}

// When the steps held, which of them are a conflict, and who is in conflict besides.
function notes(hops, held) {
  const opposing = hops.flatMap((hop, place) => (hop.opposes ? [number(place + 1)] : []));
  const pairs = hops.filter((hop) => hop.opponents && !hop.opposes).map(({ from, to }) => t("both_of", { a: named(from), b: named(to) }));
  return [
    hops.length > 1 ? heldText(held) : null,
    opposing.length ? t("opposing", { steps: opposing.join(", ") }) : null,
    pairs.length ? t("opponents", { pairs: pairs.join(t("between_too")) }) : null,
  ].filter(Boolean);
}

const MOST_TIMES = 3;
const timesText = (days) => [...days.slice(0, MOST_TIMES).map((each) => dateText(period(each))), ...(days.length > MOST_TIMES ? ["…"] : [])].join(", ");

function heldText({ together, common, times }) {
  if (together === YES) return t("held_together", { when: timesText(common) });
  const steps = times.map((days, place) => ({ n: number(place + 1), days })).filter(({ days }) => Boolean(days.length) === (together === NO));
  if (together === NO) return t("held_apart", { steps: steps.map(({ n, days }) => t("held_step", { n, when: timesText(days) })).join(t("semicolon")) });
  return t("held_unknown", { steps: steps.map(({ n }) => n).join(", ") });
}

// Why no route is left: the filters that would have to be given up, with a button that does so.
function none(now) {
  const [from, to] = now.ends.map(label);
  const ways = source.obstacles(now);
  const name = (some) => some.map((each) => t(`filter_${each}`)).join(t("and"));
  const lift = (some) => Object.assign({}, ...some.map((each) => LIFTED[each]));
  return [
    bonds(now),
    h("h3", {}, t("no_path", { from, to })),
    h("p", {}, ways.length ? t("no_path_because", { filters: ways.map(name).join(t("or")) }) : t("no_path_ever")),
    h("p", { class: "actions" }, ways.map((some, place) => h("button", { type: "button", class: "action", id: `lift-${place}`, onclick: () => change(lift(some)) }, t("lift", { filters: name(some) })))),
  ];
}
