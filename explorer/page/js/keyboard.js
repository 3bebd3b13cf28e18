import { edges, edgesOf, kinds, nodes, otherEnd } from "./data.js";
import { viewOf } from "./filters.js";
import { counted, dateText, label, t, word } from "./i18n.js";
import { phrase } from "./phrases.js";

// The drawing by keyboard: one stop for Tab; arrows walk around an actor's relations in the order of their angle.
export function startKeyboard(container, { renderer, state, choose, expand, say, turnStep }) {
  let anchor = null;
  let step = -1;
  let trail = [];

  const around = () => {
    const drawn = new Set(viewOf(state()).edges);
    const centre = (node) => renderer().positionOf(nodes.id[node]) ?? { x: 0, y: 0 };
    const angle = (edge) => {
      const [here, there] = [centre(anchor), centre(otherEnd(edge, anchor))];
      return Math.atan2(there.y - here.y, there.x - here.x);
    };
    return edgesOf[anchor].filter((edge) => drawn.has(edge)).sort((a, b) => angle(a) - angle(b) || a - b);
  };
  const here = () => (step < 0 ? anchor : otherEnd(around()[step], anchor));
  const relations = (node) => counted("its_relations", edgesOf[node].filter((edge) => viewOf(state()).live[edge]).length);
  const speak = () => {
    const node = here();
    const named = { label: label(node), kind: word(kinds, nodes.kind[node]), relations: relations(node) };
    if (step < 0) return say(t("say_node", named));
    const edge = around()[step];
    return say(t("say_step", { ...named, place: step + 1, all: around().length, phrase: `${phrase(edge)}, ${dateText(edges.date[edge])}` }));
  };
  const move = (node, place = -1) => {
    [anchor, step] = [node, place];
    renderer().focus(nodes.id[here()]);
    speak();
  };
  const turn = (way) => {
    const count = around().length;
    if (count) move(anchor, step < 0 ? (way > 0 ? 0 : count - 1) : (step + way + count) % count);
  };
  const enter = () => {
    const node = here();
    if (step >= 0) trail.push(anchor);
    choose({ type: "node", node });
    move(node);
  };
  const back = () => {
    if (step >= 0) return move(anchor);
    if (trail.length) return move(trail.pop());
    return choose(null);
  };
  const keys = {
    ArrowRight: () => turn(1), ArrowDown: () => turn(1), ArrowLeft: () => turn(-1), ArrowUp: () => turn(-1),
    Enter: enter, e: () => expand(here()), E: () => expand(here()), Escape: back, PageDown: () => turnStep(1), PageUp: () => turnStep(-1),
  };
  container.addEventListener("focus", () => {
    const now = state();
    const start = now.chosen?.type === "node" ? now.chosen.node : now.focus[0];
    if (start === undefined || !renderer()) return;
    if (container.matches(":focus-visible")) move(viewOf(now).nodes.includes(start) ? start : now.focus[0]);
    else [anchor, step] = [start, -1];
  });
  container.addEventListener("blur", () => renderer()?.focus(null));
  container.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key) || anchor === null) return;
    event.preventDefault();
    if (!viewOf(state()).nodes.includes(anchor) || step >= around().length) move(state().focus[0]);
    keys[event.key]();
  });
}
