// What is made at its first use, and once: the drawing shall not wait for what it does not need.
export function lazily(make) {
  let made;
  return () => (made ??= make());
}

// Once what stands is on the screen.
export const afterFrame = (then) => requestAnimationFrame(() => setTimeout(then));
