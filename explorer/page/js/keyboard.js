import { edges, edgesOf, kinds, nodes, otherEnd } from "./data.js";
import { viewOf } from "./filters.js";
import { counted, dateText, label, t, word } from "./i18n.js";
import { phrase } from "./phrases.js";

// Where a mode puts something in play the keys stay in it: those nodes, and between them its relations and what is owed.
function walked(now) {
  const { play, nodes: drawn, edges: lines } = viewOf(now);
  return play?.nodes.size ? { nodes: [...play.nodes], edges: play.edges, links: play.links, first: [...play.strong] } : { nodes: drawn, edges: new Set(lines), links: [], first: now.focus };
}

const alongEdge = (edge, from) => ({ node: otherEnd(edge, from), rank: edge, told: () => `${phrase(edge)}, ${dateText(edges.date[edge])}` });
const alongLink = ({ from, to, title }, node) => ({ node: from === node ? to : from, rank: edges.id.length, told: () => title });

// The drawing by keyboard: one stop for Tab; arrows walk around an actor's relations in the order of their angle.
export function startKeyboard(container, { renderer, state, choose, expand, say, turnStep }) {
  let anchor = null;
  let step = -1;
  let trail = [];

  const around = () => {
    const { edges: drawn, links } = walked(state());
    const centre = (node) => renderer().positionOf(nodes.id[node]) ?? { x: 0, y: 0 };
    const angle = ({ node }) => {
      const [here, there] = [centre(anchor), centre(node)];
      return Math.atan2(there.y - here.y, there.x - here.x);
    };
    const steps = [...edgesOf[anchor].filter((edge) => drawn.has(edge)).map((edge) => alongEdge(edge, anchor)),
      ...links.filter(({ from, to }) => [from, to].includes(anchor)).map((link) => alongLink(link, anchor))];
    return steps.sort((a, b) => angle(a) - angle(b) || a.rank - b.rank);
  };
  const here = () => (step < 0 ? anchor : around()[step].node);
  const relations = (node) => counted("its_relations", edgesOf[node].filter((edge) => viewOf(state()).live[edge]).length);
  const speak = () => {
    const node = here();
    const named = { label: label(node), kind: word(kinds, nodes.kind[node]), relations: relations(node) };
    if (step < 0) return say(t("say_node", named));
    return say(t("say_step", { ...named, place: step + 1, all: around().length, phrase: around()[step].told() }));
  };
  const start = () => {
    const now = state();
    const { nodes: known, first } = walked(now);
    const chosen = now.chosen?.type === "node" ? now.chosen.node : null;
    return chosen !== null && known.includes(chosen) ? chosen : first.find((node) => known.includes(node)) ?? known[0];
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
  const grow = () => { if (!expand(here())) say(t("expand_none")); };
  const keys = {
    ArrowRight: () => turn(1), ArrowDown: () => turn(1), ArrowLeft: () => turn(-1), ArrowUp: () => turn(-1),
    Enter: enter, e: grow, E: grow, Escape: back, PageDown: () => turnStep(1), PageUp: () => turnStep(-1),
  };
  container.addEventListener("focus", () => {
    const node = start();
    if (node === undefined || !renderer()) return;
    if (container.matches(":focus-visible")) move(node);
    else [anchor, step] = [node, -1];
  });
  container.addEventListener("blur", () => renderer()?.focus(null));
  container.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key) || anchor === null) return;
    event.preventDefault();
    if (!walked(state()).nodes.includes(anchor) || step >= around().length) move(start());
    keys[event.key]();
  });
}
