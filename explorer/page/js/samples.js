import { edges, familyName, lineMark, marks } from "./data.js";
import { svg } from "./dom.js";

// Drawn samples for the legend and the panel, in the same shapes, lines and colours as the drawing.
const CORNERS = { triangle: [3, -90], diamond: [4, -90], square: [4, -45], hexagon: [6, 0] };

export function kindSample(name) {
  const { shape, size } = marks.kinds[name];
  const style = { fill: `var(--kind-${name})`, stroke: "var(--ink)", "stroke-width": 1.75 };
  const radius = 5 + size / 5;
  const drawn = shape === "dot"
    ? svg("circle", { cx: 12, cy: 12, r: radius - 0.5, ...style })
    : svg("polygon", { points: corners(shape, shape === "square" ? radius + 0.5 : radius), ...style });
  return svg("svg", { viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": "true" }, drawn);
}

function corners(shape, radius) {
  const [count, turn] = CORNERS[shape];
  return Array.from({ length: count }, (_, corner) => {
    const angle = ((turn + (360 * corner) / count) * Math.PI) / 180;
    return `${12 + radius * Math.cos(angle)},${(shape === "triangle" ? 13.5 : 12) + radius * Math.sin(angle)}`;
  }).join(" ");
}

export const edgeSample = (edge) => lineSample(familyName(edge), { mark: lineMark(edges.relation[edge]) });

export const lineSample = (family, { sign = "", faint = false, mark = marks.families[family] } = {}) => drawn(mark, `var(--family-${family})`, sign, faint);
export const dutySample = (kind) => drawn(marks.duties[kind], `var(--duty-${kind})`);

function drawn(mark, colour, sign = "", faint = false) {
  const line = (stroke, width, dashes) => svg("path", { d: "M2 9H31", stroke, "stroke-width": width, "stroke-dasharray": dashes ? dashes.join(" ") : null, fill: "none", opacity: faint ? 0.6 : null });
  const lines = mark.double ? [line(colour, mark.width + 2.5, mark.dashes), line("var(--panel)", 1.75)] : line(colour, mark.width, mark.dashes);
  return svg("svg", { viewBox: "0 0 40 18", width: 40, height: 18, "aria-hidden": "true" }, lines, end(mark.end, colour), sign ? signOn(sign, colour) : null);
}

function end(type, colour) {
  if (type === "circle") return svg("circle", { cx: 34, cy: 9, r: 3.5, fill: colour });
  if (type === "bar") return svg("path", { d: "M34 3V15", stroke: colour, "stroke-width": 3 });
  if (type === "arrow") return svg("path", { d: "M28 3.5L38 9L28 14.5Z", fill: colour });
  return svg("path", { d: "M29 4L37 9L29 14", stroke: colour, "stroke-width": 1.5, fill: "none" });
}

function signOn(sign, colour) {
  return [
    svg("circle", { cx: 17, cy: 9, r: 7, fill: "var(--paper)", stroke: colour, "stroke-width": 1.25 }),
    svg("text", { x: 17, y: 13, "text-anchor": "middle", "font-size": 11, "font-weight": 700, fill: colour }, sign),
  ];
}

// A relation as a mark on a line of time: what happened once, or a bar for what lasted.
export function markSample(family, lasting, mark = marks.families[family]) {
  const { width, dashes, end: kind } = mark;
  const colour = `var(--family-${family})`;
  if (lasting) {
    const bar = svg("path", { d: "M1 6H99", stroke: colour, "stroke-width": width + 2, "stroke-dasharray": dashes ? "8 5" : null, "vector-effect": "non-scaling-stroke" });
    return svg("svg", { viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true" }, bar);
  }
  const shape = {
    circle: svg("circle", { cx: 8, cy: 8, r: 5.5, fill: colour }), bar: svg("path", { d: "M3 3L13 13M13 3L3 13", stroke: colour, "stroke-width": 3 }),
    arrow: svg("path", { d: "M2 2.5L14 8L2 13.5Z", fill: colour }), vee: svg("rect", { x: 3, y: 3, width: 10, height: 10, fill: "none", stroke: colour, "stroke-width": 2 }),
  }[kind];
  return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, shape);
}

export function ropeSample() {
  return svg("svg", { viewBox: "0 0 40 18", width: 40, height: 18, "aria-hidden": "true" },
    svg("path", { d: "M2 9H38", stroke: "var(--soft)", "stroke-width": 6, opacity: 0.5 }),
    svg("rect", { x: 10, y: 1, width: 20, height: 16, rx: 8, fill: "var(--paper)", stroke: "var(--soft)" }),
    svg("text", { x: 20, y: 13, "text-anchor": "middle", "font-size": 11, "font-weight": 600, fill: "var(--ink)" }, "5"));
}

export function endedSample() {
  return svg("svg", { viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": "true" },
    svg("circle", { cx: 12, cy: 12, r: 8, fill: "var(--kind-State)", stroke: "var(--ink)", "stroke-width": 1.75, "stroke-dasharray": "4 3" }));
}
