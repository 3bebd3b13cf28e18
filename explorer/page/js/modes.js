import { onPlay } from "./filters.js";
import { obligationPlay } from "./obligations.js";
import { pathPlay } from "./paths.js";

// What each mode puts in play; exploring plays nothing, and everything stands alike.
const PLAYS = { path: pathPlay, obligations: obligationPlay };

export function startModes() {
  onPlay((state, live) => PLAYS[state.mode]?.(state, live) ?? null);
}
