import { byId } from "./dom.js";

const REST = 600;
let waiting = 0;

// What is said to those who listen instead of looking.
export function say(text) {
  clearTimeout(waiting);
  byId("live").textContent = text;
}

// What changes with every step of a slider and every letter is said when it rests.
export function sayAtRest(text) {
  clearTimeout(waiting);
  waiting = setTimeout(say, REST, text);
}
