import { openTo, obstacles, routesBetween } from "./routes.js";

// Where the page gets from what it does not hold: a file holds all that it can show, so all is here at once.
export const source = {
  // Calls back when everything that a state shows is here.
  ready: (state, then) => then(),
  // Calls back when what has these ids is here, or is known to be nowhere.
  known: (ids, then) => then(),
  // Calls back when more is here that may be called so; a file has nothing more.
  find: () => {},
  // At most five routes between the ends of a state, as lists of nodes, and where there is none what keeps them apart.
  routes: (state) => routesBetween(...state.ends, openTo(state)),
  obstacles: (state) => obstacles(state, ...state.ends),
};
