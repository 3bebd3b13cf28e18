import { edges, families, nodes, relations } from "./data.js";

// Keeping to what lasts by a text: alliances, memberships, treaties and what they bind to. All other relations are hidden
// then, and what only stops a war is no way, unless it is an end.
const BY_TEXT = ["allied-with", "member-of", "party-to", "founded-on", "signed"];
const lasts = (name, at) => BY_TEXT.includes(name) || families.name[relations.family[at]] === "derived";
export const LOOSE = relations.name.flatMap((name, at) => (lasts(name, at) ? [] : [at]));
export const onlyByText = ({ hiddenRelations }) => JSON.stringify(hiddenRelations) === JSON.stringify(LOOSE);

const leads = (edge, ends) => [edges.source[edge], edges.target[edge]].every((node) => !nodes.truce[node] || ends.includes(node));
export const byText = (state, open) => (onlyByText(state) ? (edge) => open(edge) && leads(edge, state.ends) : open);
