// Pointers on the drawing: drag to pan, wheel or two fingers to zoom, a press without a move to choose.
const STILL = 5;
const QUIET = 160;

export function followPointers(element, { pan, zoom, press, hover, rest }) {
  const down = new Map();
  let moved = false;
  let timer = 0;

  const place = (event) => {
    const corner = element.getBoundingClientRect();
    return { x: event.clientX - corner.x, y: event.clientY - corner.y };
  };
  const restSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(rest, QUIET);
  };
  const spread = () => {
    const [a, b] = [...down.values()];
    return { size: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };

  element.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!down.size) moved = false;
    down.set(event.pointerId, { ...place(event), from: place(event) });
    if (event.isTrusted) element.setPointerCapture(event.pointerId);
  });
  element.addEventListener("pointermove", (event) => {
    const held = down.get(event.pointerId);
    if (!held) return hover(place(event));
    const before = down.size > 1 ? spread() : held;
    const here = { ...place(event), from: held.from };
    if (!moved && Math.hypot(here.x - held.from.x, here.y - held.from.y) < STILL) return undefined;
    moved = true;
    down.set(event.pointerId, here);
    const after = down.size > 1 ? spread() : here;
    if (down.size > 1) zoom(after.size / Math.max(1, before.size), after);
    pan(after.x - before.x, after.y - before.y);
    return restSoon();
  });
  const up = (event) => {
    if (!down.delete(event.pointerId)) return;
    if (event.type === "pointerup" && !moved && !down.size) press(place(event));
  };
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", up);
  element.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode ? 16 : 1;
    zoom(Math.exp(-Math.max(-120, Math.min(120, event.deltaY * lines)) * 0.0022), place(event));
    restSoon();
  }, { passive: false });
}
