import { svg } from "./dom.js";

// Two pens that draw the same: on a canvas, for the screen, and as SVG, to be kept and printed. A pen draws paths (SVG
// path data), words with a halo, and groups with a title, which is made when it is wanted.
export const FONT = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
const fontOf = ({ size = 13, weight = 400 }) => `${weight} ${size}px ${FONT}`;

export function canvasPen(context) {
  return {
    path(d, { stroke, width = 1, dashes, fill, alpha = 1 }) {
      const path = new Path2D(d);
      context.globalAlpha = alpha;
      if (fill) {
        context.fillStyle = fill;
        context.fill(path);
      }
      if (stroke) {
        context.setLineDash(dashes || []);
        context.strokeStyle = stroke;
        context.lineWidth = width;
        context.stroke(path);
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

// Gathers the paths that look alike, and draws each such heap at once: a canvas is slow by the path, not by its length.
export function gathering(pen) {
  const heaps = new Map();
  return {
    path(d, style) {
      const key = `${style.stroke}|${style.width}|${style.dashes}|${style.fill}|${style.alpha}`;
      const heap = heaps.get(key);
      if (heap) heap.parts.push(d);
      else heaps.set(key, { style, parts: [d] });
    },
    group: (_, paint) => paint(),
    // With `endsLast` what is only filled, the ends of lines, comes over all lines.
    flush(endsLast = false) {
      const last = ({ style }) => Number(endsLast && Boolean(style.fill));
      [...heaps.values()].sort((a, b) => last(a) - last(b)).forEach(({ style, parts }) => pen.path(parts.join(""), style));
    },
  };
}

const short = (number) => Math.round(number * 10) / 10;

export function svgPen(root) {
  let into = root;
  return {
    path(d, { stroke, width = 1, dashes, fill, alpha = 1 }) {
      into.append(svg("path", {
        d: d.replace(/-?\d+\.\d+/g, (number) => short(Number(number))), fill: fill ?? "none", stroke, "stroke-width": stroke ? width : null,
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

// Path data of the shapes that things have.
export const circle = ({ x, y }, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
export const pill = ({ x, y, w, h }) => {
  const r = h / 2;
  return `M${x + r} ${y}H${x + w - r}A${r} ${r} 0 0 1 ${x + w - r} ${y + h}H${x + r}A${r} ${r} 0 0 1 ${x + r} ${y}Z`;
};

const CORNERS = { triangle: [3, -90], diamond: [4, -90], square: [4, -45], hexagon: [6, 0] };

export function outline(shape, { x, y }, radius) {
  if (shape === "dot") return circle({ x, y }, radius);
  const [count, turn] = CORNERS[shape];
  const reach = shape === "square" ? radius * Math.SQRT2 : radius;
  const corner = (place) => ((turn + (360 * place) / count) * Math.PI) / 180;
  const points = Array.from({ length: count }, (_, place) => `${x + reach * Math.cos(corner(place))} ${y + reach * Math.sin(corner(place))}`);
  return `M${points.join("L")}Z`;
}
