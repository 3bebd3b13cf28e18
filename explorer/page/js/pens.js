import { svg } from "./dom.js";

// Two pens that draw the same: on a canvas, for the screen, and as SVG, to be kept and printed. A pen draws shapes, words
// with a halo, and groups with a title, which is made when it is wanted. A shape is a function that draws its outline on
// whatever takes the words of a canvas for that.
export const FONT = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
const fontOf = ({ size = 13, weight = 400 }) => `${weight} ${size}px ${FONT}`;

export function canvasPen(context) {
  return {
    path(shape, { stroke, width = 1, dashes, fill, alpha = 1 }) {
      context.globalAlpha = alpha;
      context.beginPath();
      shape(context);
      if (fill) {
        context.fillStyle = fill;
        context.fill();
      }
      if (stroke) {
        context.setLineDash(dashes || []);
        context.strokeStyle = stroke;
        context.lineWidth = width;
        context.stroke();
      }
      context.globalAlpha = 1;
    },
    words(text, x, y, style) {
      context.globalAlpha = style.alpha ?? 1;
      context.font = fontOf(style);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      if (style.halo) {
        context.setLineDash([]);
        context.strokeStyle = style.halo;
        context.lineWidth = 4;
        context.strokeText(text, x, y);
      }
      context.fillStyle = style.fill;
      context.fillText(text, x, y);
      context.globalAlpha = 1;
    },
    group: (_, paint) => paint(),
  };
}

// Gathers the shapes that look alike. Those that are seen through are drawn as one, so that they are no darker where
// they cross; to a canvas, others come cheaper one by one.
export function gathering(pen) {
  const heaps = new Map();
  const paint = ({ style, shapes }) => {
    if (style.alpha < 1) pen.path((to) => { for (const shape of shapes) shape(to); }, style);
    else for (const shape of shapes) pen.path(shape, style);
  };
  return {
    path(shape, style) {
      const key = `${style.stroke}|${style.width}|${style.dashes || ""}|${style.fill}|${style.alpha}`;
      const heap = heaps.get(key);
      if (heap) heap.shapes.push(shape);
      else heaps.set(key, { style, shapes: [shape] });
    },
    group: (_, inside) => inside(),
    flush() {
      heaps.forEach(paint);
      heaps.clear();
    },
  };
}

const short = (number) => Math.round(number * 10) / 10;

// The outline of a shape as SVG path data; of arcs it knows whole circles, of rectangles those with round ends.
function pathData(shape) {
  const parts = [];
  const say = (letter, ...numbers) => parts.push(letter + numbers.map(short).join(" "));
  const arc = (x, y, r) => {
    say("M", x - r, y);
    for (const way of [2 * r, -2 * r]) parts.push(`a${short(r)} ${short(r)} 0 1 1 ${short(way)} 0`);
  };
  const roundRect = (x, y, w, h, r) => {
    say("M", x + r, y);
    say("H", x + w - r);
    parts.push(`a${short(r)} ${short(r)} 0 0 1 0 ${short(h)}`);
    say("H", x + r);
    parts.push(`a${short(r)} ${short(r)} 0 0 1 0 ${short(-h)}`);
  };
  shape({
    moveTo: (x, y) => say("M", x, y), lineTo: (x, y) => say("L", x, y), quadraticCurveTo: (cx, cy, x, y) => say("Q", cx, cy, x, y),
    closePath: () => parts.push("Z"), arc, roundRect,
  });
  return parts.join("");
}

export function svgPen(root) {
  let into = root;
  return {
    path(shape, { stroke, width = 1, dashes, fill, alpha = 1 }) {
      into.append(svg("path", {
        d: pathData(shape), fill: fill ?? "none", stroke, "stroke-width": stroke ? width : null,
        "stroke-dasharray": stroke && dashes ? dashes.join(" ") : null, opacity: alpha < 1 ? alpha : null,
      }));
    },
    words(text, x, y, { size = 13, weight, fill, halo, alpha = 1 }) {
      into.append(svg("text", {
        x: short(x), y: short(y + size * 0.35), "font-size": size, "font-weight": weight, fill, "text-anchor": "middle", opacity: alpha < 1 ? alpha : null,
        stroke: halo, "stroke-width": halo ? 3.5 : null, "stroke-linejoin": halo ? "round" : null, "paint-order": halo ? "stroke" : null,
      }, text));
    },
    group(title, paint) {
      const outer = into;
      into = svg("g", {}, title ? svg("title", {}, title()) : null);
      outer.append(into);
      paint();
      into = outer;
    },
  };
}

// The shapes that things have.
export const circle = ({ x, y }, r) => (to) => {
  to.moveTo(x + r, y);
  to.arc(x, y, r, 0, 2 * Math.PI);
  to.closePath();
};
export const pill = ({ x, y, w, h }) => (to) => {
  to.roundRect(x, y, w, h, h / 2);
  to.closePath();
};
export const polyline = (points, closed = false) => (to) => {
  points.forEach(({ x, y }, place) => (place ? to.lineTo(x, y) : to.moveTo(x, y)));
  if (closed) to.closePath();
};
// A straight line is drawn as one: a canvas draws it at half the cost of a curve.
export const path = ({ a, b, c, straight }) => (to) => {
  to.moveTo(a.x, a.y);
  if (straight) to.lineTo(b.x, b.y);
  else to.quadraticCurveTo(c.x, c.y, b.x, b.y);
};

const CORNERS = { triangle: [3, -90], diamond: [4, -90], square: [4, -45], hexagon: [6, 0] };

export function outline(shape, { x, y }, radius) {
  if (shape === "dot") return circle({ x, y }, radius);
  const [count, turn] = CORNERS[shape];
  const reach = shape === "square" ? radius * Math.SQRT2 : radius;
  const corner = (place) => ((turn + (360 * place) / count) * Math.PI) / 180;
  return polyline(Array.from({ length: count }, (_, place) => ({ x: x + reach * Math.cos(corner(place)), y: y + reach * Math.sin(corner(place)) })), true);
}
