import { along, distanceTo } from "./geometry.js";
import { paintBadge, paintCount, paintLabels, paintRing } from "./paint.js";

// The only file that knows vis-network. What it draws is a plain view: `nodes` (key, x, y, shape, size, colours,
// label, rank, flags), `edges` (key, from, to, bend, width, dashes, end, colour, sign, tag, count, flags), `colours`.
const REACH = 14;
const MARGIN = { x: 62, top: 32, bottom: 74 };
const SIGN_SHARES = [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75];
const LEAST_DISC = 0.72;
const MOST_SCALE = 1.25;
const MOST_STRETCH = 1.7;

export function createRenderer(container, options, onClick) {
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, options);
  let view = { nodes: [], edges: [], colours: {} };
  let given = view;
  let drawnOut = 1;
  let byKey = new Map();
  let cursor = null;
  let labels = [];
  let grown = 1;

  const canvas = () => container.querySelector("canvas");
  const toScreen = (point) => network.canvasToDOM(point);
  // Zoomed out, discs shrink less than the distances between them, so that they stay easy to see and to touch.
  const growth = () => Math.max(1, LEAST_DISC / network.getScale());
  const radiusOf = (node) => node.size * grown * network.getScale();

  // Places are made for a window that is wider than high; in one that is higher than wide they are drawn out.
  const stretch = () => Math.min(MOST_STRETCH, Math.max(1, container.clientHeight / Math.max(1, container.clientWidth)));

  function draw(wanted) {
    [given, drawnOut] = [wanted, stretch()];
    view = { ...wanted, nodes: wanted.nodes.map((node) => ({ ...node, y: node.y * drawnOut })) };
    byKey = new Map([...view.nodes, ...view.edges].map((each) => [each.key, each]));
    synchronise(nodes, view.nodes.map((node) => visNode(node, grown)));
    synchronise(edges, view.edges.map((edge) => visEdge(edge, view.colours)));
    network.redraw();
  }

  function grow() {
    if (Math.abs(growth() / grown - 1) < 0.03) return;
    grown = growth();
    synchronise(nodes, view.nodes.map((node) => visNode(node, grown)));
  }

  function move(to) {
    network.moveTo(to);
    grow();
  }

  // Bring these into view; with no keys, zoom by a factor.
  function fit(keys, zoom) {
    network.setSize("100%", "100%");
    if (stretch() !== drawnOut) draw(given);
    if (!keys.length) return zoom && move({ scale: Math.max(0.1, Math.min(4, network.getScale() * zoom)) });
    const points = keys.map((key) => byKey.get(key)).filter(Boolean);
    if (!points.length) return undefined;
    const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
    const [top, bottom] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))];
    const { clientWidth, clientHeight } = container;
    const side = Math.min(MARGIN.x, clientWidth / 11);
    const scale = Math.min(MOST_SCALE, Math.max(0.12, Math.min(
      (clientWidth - 2 * side) / Math.max(1, right - left), (clientHeight - MARGIN.top - MARGIN.bottom) / Math.max(1, bottom - top),
    )));
    const lower = (MARGIN.bottom - MARGIN.top) / 2 / scale;
    move({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + lower }, scale });
    return undefined;
  }

  // The middle of a node or of a line, in pixels from the container's corner; nothing for what is not drawn.
  function positionOf(key) {
    const each = byKey.get(key);
    if (!each) return null;
    return toScreen(each.from === undefined ? each : middle(each));
  }

  const middle = (edge) => {
    const [a, b] = [byKey.get(edge.from), byKey.get(edge.to)];
    return a === b ? { x: a.x + a.size * 1.2, y: a.y - a.size * 1.6 } : along(a, b, edge.bend, 0.5);
  };

  // The directions, as angles, in which lines leave each node.
  function waysOf() {
    const ways = new Map(view.nodes.map(({ key }) => [key, []]));
    for (const { from, to } of view.edges) {
      const [a, b] = [byKey.get(from), byKey.get(to)];
      ways.get(from).push(Math.atan2(b.y - a.y, b.x - a.x));
      ways.get(to).push(Math.atan2(a.y - b.y, a.x - b.x));
    }
    return ways;
  }

  // Where along its line a sign may stand: those of lines that fan out between the same two begin apart.
  function signPlaces(edge) {
    if (edge.from === edge.to) return [toScreen(middle(edge))];
    const first = edge.bend ? [edge.bend > 0 ? 0.42 : 0.54] : [];
    return [...first, ...SIGN_SHARES].map((share) => toScreen(along(byKey.get(edge.from), byKey.get(edge.to), edge.bend, share)));
  }

  // What lies under a point: the nearest node within a finger's reach, else the nearest line.
  function hitTest(x, y) {
    const point = { x, y };
    const nearest = (list, far) => list.map((each) => ({ key: each.key, far: far(each) })).sort((a, b) => a.far - b.far)[0];
    const node = nearest(view.nodes, (each) => {
      const at = toScreen(each);
      return Math.hypot(at.x - x, at.y - y) - Math.max(0, radiusOf(each) - REACH);
    });
    if (node && node.far <= REACH) return node.key;
    const line = nearest(view.edges, (edge) => {
      const [a, b] = [toScreen(byKey.get(edge.from)), toScreen(byKey.get(edge.to))];
      if (edge.from !== edge.to) return distanceTo(point, a, b, edge.bend);
      const at = toScreen(middle(edge));
      return Math.hypot(at.x - x, at.y - y) - 8;
    });
    return line && line.far <= REACH / 2 ? line.key : null;
  }

  // The keyboard's place in the drawing; the view pans only when it would lie outside.
  function focus(key) {
    cursor = key;
    const node = byKey.get(key);
    if (node) {
      const at = toScreen(node);
      const outside = at.x < 20 || at.y < 20 || at.x > container.clientWidth - 20 || at.y > container.clientHeight - 20;
      if (outside) network.moveTo({ position: { x: node.x, y: node.y } });
    }
    network.redraw();
  }

  function paint(context) {
    const ratio = canvas().width / container.clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const edge of view.edges) if (edge.count) paintCount(context, toScreen(middle(edge)), edge.count, edge.shares, edge.faded, view.colours);
    const ways = waysOf();
    const marks = view.nodes.map((node) => ({ ...node, at: toScreen(node), radius: radiusOf(node), ways: ways.get(node.key) ?? [] }));
    for (const mark of marks) if (mark.ring) paintRing(context, mark, view.colours.accent, false);
    for (const mark of marks) if (mark.key === cursor) paintRing(context, mark, view.colours.ink, true);
    const tags = view.edges.filter((edge) => edge.tag)
      .map((edge) => ({ text: edge.tag, colour: edge.colour, must: edge.must, at: toScreen(along(byKey.get(edge.from), byKey.get(edge.to), edge.bend, 0.5)) }));
    const counts = view.edges.filter((edge) => edge.count).map((edge) => toScreen(middle(edge)));
    const signs = view.edges.filter((edge) => edge.sign && !edge.tag && !edge.count).map((edge) => ({ sign: edge, at: signPlaces(edge) }));
    labels = paintLabels(context, { marks, tags, counts, signs }, view.colours, { w: container.clientWidth, h: container.clientHeight });
    for (const mark of marks) if (mark.badge) paintBadge(context, mark, view.colours);
    context.restore();
  }

  network.on("afterDrawing", paint);
  network.on("zoom", grow);
  network.on("click", ({ pointer }) => onClick(hitTest(pointer.DOM.x, pointer.DOM.y)));
  container.addEventListener("mousemove", (event) => {
    const corner = container.getBoundingClientRect();
    container.classList.toggle("over", hitTest(event.clientX - corner.x, event.clientY - corner.y) !== null);
  });
  return { draw, fit, positionOf, hitTest, focus, labels: () => labels };
}

function synchronise(set, wanted) {
  const keys = new Set(wanted.map(({ id }) => id));
  set.remove(set.getIds().filter((id) => !keys.has(id)));
  set.update(wanted);
}

function visNode({ key, x, y, shape, size, fill, ink, dashed, faded }, grown) {
  return {
    id: key, x, y, shape, size: size * grown, opacity: faded ? 0.3 : 1, color: { background: fill, border: ink },
    shapeProperties: { borderDashes: dashed ? [4, 3] : false },
  };
}

function visEdge({ key, from, to, bend, width, dashes, end, scale, both, colour, faded, strong }) {
  const cap = { enabled: Boolean(end), type: end || "arrow", scaleFactor: scale };
  const smooth = bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false;
  return {
    id: key, from, to, dashes, smooth, width: strong ? width + 1.5 : width, color: { color: colour, opacity: faded ? 0.15 : 1, inherit: false },
    arrows: { to: cap, from: both ? cap : { enabled: false } },
  };
}
