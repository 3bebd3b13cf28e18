import { byId } from "./dom.js";

// What is said to those who listen instead of looking.
export function say(text) {
  byId("live").textContent = text;
}
