import { block } from "./data.js";
import { h } from "./dom.js";
import { counted, language, number, t } from "./i18n.js";
import { encode } from "./keys.js";
import { change, state } from "./state.js";

// Tours that an author wrote: each step a state of the page and what there is to see in it.
const kept = () => (state().language === block.language ? "" : `&l=${state().language}`);

function go(tour, step) {
  location.hash = `${tour.steps[step].hash}&tr=${encode(tour.id)}.${step + 1}${kept()}`;
}

// A step forth or back on the tour that is on; past its ends nothing changes.
export function turnTour(way) {
  const at = state().tour;
  const tour = at && block.tours.find(({ id }) => id === at.name);
  if (tour?.steps[at.step + way]) go(tour, at.step + way);
}

export const tourList = () => (block.tours.length ? [h("h3", {}, t("tours")), h("ul", { class: "questions" }, block.tours.map((tour, place) => h("li", {},
  h("button", { type: "button", class: "route", id: `tour-${place}`, onclick: () => go(tour, 0) }, tour.title[language()], h("span", { class: "faint when" }, counted("tour_steps", tour.steps.length))))))] : null);

export function tourCard({ tour: at }) {
  const tour = at && block.tours.find(({ id }) => id === at.name);
  if (!tour) return null;
  const [heading, text] = tour.steps[at.step][language()];
  const turn = (id, sign, to) => h("button", { type: "button", class: "icon", id: `tour-${id}`, "aria-label": t(`step_${id}`), title: t(`step_${id}`), disabled: !tour.steps[to], onclick: () => go(tour, to) }, sign);
  return h("section", { class: "tour", "aria-label": tour.title[language()] },
    h("p", { class: "pager" }, turn("previous", "‹", at.step - 1), h("span", {}, t("step_of", { n: number(at.step + 1), all: number(tour.steps.length) })), turn("next", "›", at.step + 1)),
    h("h2", {}, heading), text.split("\n").map((paragraph) => h("p", {}, paragraph)),
    h("button", { type: "button", class: "plain", id: "tour-leave", onclick: () => change({ tour: null }) }, t("tour_leave")));
}
