import { fitted, panned, stretchOf, toScreen, zoomed } from "./camera.js";
import { followPointers } from "./gestures.js";
import { afterFrame } from "./lazy.js";
import { canvasPen, gathering } from "./pens.js";
import { hitIn, positionIn, sceneOf } from "./scene.js";
import { paintDiscs, paintLines, paintRing } from "./strokes.js";
import { namesIn, paintBadges, paintCounts, paintWriting, written } from "./writing.js";

// The drawing on the screen. The page knows five functions of it: draw(view), fit(keys), positionOf(key), hitTest(x, y)
// and focus(key). Lines cost most, so while fingers move they are drawn once, on a sheet larger than the window that
// moves with it and is stretched by zooming; what has come to rest is drawn afresh.
const SPARE = 0.35;
const EDGE = 20;

export function createRenderer(container, { onPress, onHover, onLook }) {
  const canvas = container.appendChild(document.createElement("canvas"));
  const context = canvas.getContext("2d");
  const sheet = { canvas: document.createElement("canvas"), camera: null };
  let [view, camera, scene, writing] = [{ nodes: [], edges: [], colours: {} }, null, null, null];
  let [cursor, moving, asked] = [null, false, false];

  const ratio = () => window.devicePixelRatio || 1;
  const size = () => [Math.max(1, container.clientWidth), Math.max(1, container.clientHeight)];

  function resize() {
    const [w, h] = size();
    const [wide, high] = [w, h].map((length) => Math.round(length * ratio()));
    // To set a size, even the same, wipes a canvas.
    if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
    camera = { ...camera, w, h, stretch: stretchOf(w, h) };
  }

  // Seen anew: after another view or camera. While fingers move, names keep their place beside what they name.
  function look() {
    const before = scene;
    scene = sceneOf(view, camera, moving ? before : null);
    if (moving && before) [writing, scene.badges] = [writing?.map((each) => along(each, before)), before.badges];
    else [writing, sheet.camera] = [before ? written(scene) : null, null];
    // The first time lines and discs at once, so that the first frame has them: where names go takes as long again.
    if (!before) paint();
    if (!asked) (before ? requestAnimationFrame : afterFrame)(named);
    asked = true;
  }

  function named() {
    asked = false;
    writing ??= written(scene);
    paint();
  }

  function along(each, before) {
    const key = (each.disc ?? each.line).key;
    const [was, is] = [positionIn(before, key), positionIn(scene, key)];
    return { ...each, disc: each.disc && scene.byKey.get(key), box: { ...each.box, x: each.box.x + is.x - was.x, y: each.box.y + is.y - was.y } };
  }

  function drawLines(pen) {
    const heap = gathering(pen);
    paintLines(heap, scene, heap.flush);
  }

  function drawSheet() {
    const [w, h] = [camera.w * (1 + 2 * SPARE), camera.h * (1 + 2 * SPARE)];
    [sheet.canvas.width, sheet.canvas.height] = [w, h].map((length) => Math.round(length * ratio()));
    const pen = sheet.canvas.getContext("2d");
    pen.setTransform(ratio(), 0, 0, ratio(), camera.w * SPARE * ratio(), camera.h * SPARE * ratio());
    drawLines(canvasPen(pen));
    sheet.camera = camera;
  }

  function laySheet() {
    const grown = sheet.camera ? camera.scale / sheet.camera.scale : 0;
    const corner = sheet.camera && toScreen(camera, { x: sheet.camera.x, y: sheet.camera.y });
    const [dx, dy] = corner ? [corner.x - camera.w / 2, corner.y - camera.h / 2] : [0, 0];
    const enough = Math.abs(dx) < camera.w * SPARE && Math.abs(dy) < camera.h * SPARE;
    if (!sheet.camera || (grown === 1 && !enough) || grown > 3 || grown < 1 / 3) {
      drawSheet();
      return laySheet();
    }
    const [w, h] = [camera.w * (1 + 2 * SPARE) * grown, camera.h * (1 + 2 * SPARE) * grown];
    return context.drawImage(sheet.canvas, ...[camera.w / 2 + dx - w / 2, camera.h / 2 + dy - h / 2, w, h].map((length) => Math.round(length * ratio())));
  }

  function paint() {
    if (!camera?.scale) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (moving) laySheet();
    context.setTransform(ratio(), 0, 0, ratio(), 0, 0);
    const pen = canvasPen(context);
    if (!moving) drawLines(pen);
    const heap = gathering(pen);
    paintDiscs(heap, scene);
    heap.flush();
    for (const disc of scene.discs) if (disc.ring) paintRing(pen, disc, view.colours.accent, false);
    if (scene.byKey.get(cursor)?.at) paintRing(pen, scene.byKey.get(cursor), view.colours.ink, true);
    paintCounts(pen, scene);
    if (!writing) return;
    paintWriting(pen, writing, view.colours);
    paintBadges(pen, scene);
  }

  function draw(wanted) {
    view = wanted;
    resize();
    if (wanted.camera) Object.assign(camera, wanted.camera);
    if (camera.scale) look();
  }

  // Bring these into view.
  function fit(keys) {
    const wanted = new Set(keys);
    const points = view.nodes.filter(({ key }) => wanted.has(key));
    resize();
    if (points.length) camera = fitted(points, camera.w, camera.h);
    look();
  }

  // The keyboard's place in the drawing; the view pans only when it would lie outside.
  function focus(key) {
    cursor = key;
    const node = view.nodes.find((each) => each.key === key);
    const at = node && positionIn(scene, key);
    if (at && (at.x < EDGE || at.y < EDGE || at.x > camera.w - EDGE || at.y > camera.h - EDGE)) camera = { ...camera, x: node.x, y: node.y };
    look();
  }

  const settled = () => {
    moving = false;
    look();
    onLook({ x: camera.x, y: camera.y, scale: camera.scale });
  };
  const move = (to) => {
    [camera, moving] = [to, true];
    look();
  };
  const hitTest = (x, y) => (scene ? hitIn(scene, { x, y }) : null);
  followPointers(container, {
    pan: (dx, dy) => move(panned(camera, dx, dy)), zoom: (factor, point) => move(zoomed(camera, factor, point)), rest: settled,
    press: ({ x, y }) => onPress(hitTest(x, y)), hover: ({ x, y }) => onHover(hitTest(x, y)),
  });
  return {
    draw, fit, focus, hitTest, positionOf: (key) => (scene ? positionIn(scene, key) : null),
    seen: () => ({ scene, writing: writing ?? [], names: namesIn(writing ?? []) }), zoom: (factor) => { move(zoomed(camera, factor)); settled(); },
  };
}
