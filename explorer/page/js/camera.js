// From where the drawing is seen: the point in the middle of the window (`x`, `y`), `scale` in pixels a unit across, how
// much more of them a unit has upwards (less, in a low window), and the window's size. Places are made for a window that
// is a little wider than high.
const LEAST = 0.12;
const MOST = 4;
const MOST_FIT = 1.25;
const MOST_STRETCH = 1.7;
const LEAST_STRETCH = 0.6;
const HIGH_ENOUGH = 480;
const MARGIN = { x: 62, top: 42, bottom: 74 };

// Only a window that is low as well as wide draws things together upwards: a high one has room for all of them as it is.
export function stretchOf(w, h) {
  const tall = h / Math.max(1, w);
  return Math.min(MOST_STRETCH, Math.max(tall, Math.min(1, Math.max(LEAST_STRETCH, tall * 1.25, h / HIGH_ENOUGH))));
}
const bounded = (scale) => Math.max(LEAST, Math.min(MOST, scale));

export function toScreen({ x, y, scale, stretch, w, h }, point) {
  return { x: (point.x - x) * scale + w / 2, y: (point.y - y) * scale * stretch + h / 2 };
}

function toWorld({ x, y, scale, stretch, w, h }, point) {
  return { x: (point.x - w / 2) / scale + x, y: (point.y - h / 2) / scale / stretch + y };
}

// The camera that has all points in the window, with room for their names.
export function fitted(points, w, h) {
  const stretch = stretchOf(w, h);
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = Math.min(MARGIN.x, w / 11);
  const across = (w - 2 * side) / Math.max(1, right - left);
  // A low window keeps more of itself for the drawing than for names at its edge.
  const [over, under] = [Math.min(MARGIN.top, h / 9), Math.min(MARGIN.bottom, h / 6)];
  const upright = (h - over - under) / Math.max(1, (bottom - top) * stretch);
  const scale = Math.max(LEAST, Math.min(MOST_FIT, across, upright));
  const lower = (under - over) / 2 / scale / stretch;
  return { x: (left + right) / 2, y: (top + bottom) / 2 + lower, scale, stretch, w, h };
}

// Zoomed by a factor, with the point under the pointer where it was.
export function zoomed(camera, factor, point = { x: camera.w / 2, y: camera.h / 2 }) {
  const under = toWorld(camera, point);
  const scale = bounded(camera.scale * factor);
  const moved = { ...camera, scale };
  const now = toWorld(moved, point);
  return { ...moved, x: camera.x + under.x - now.x, y: camera.y + under.y - now.y };
}

export const panned = (camera, dx, dy) => ({ ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale / camera.stretch });
