import { nodes } from "./data.js";
import { daysOf, today } from "./days.js";
import { folded, treatyButton } from "./dutyparts.js";
import { asKnown, duty } from "./dutywords.js";
import { h } from "./dom.js";
import { counted, dateText, t } from "./i18n.js";
import { duties, instrumentsOf, legal } from "./law.js";
import { capital } from "./phrases.js";
import { NO, UNCERTAIN, anyOf, on } from "./spans.js";
import { KINDS } from "./standing.js";
import { period } from "./together.js";

// What two states are bound to towards each other by treaties, which no document need tell of: it is a way between them
// too, and the straightest. What holds on the day that is looked at is told, and that of other times is folded.
export function bonds({ ends, on: date }) {
  const shared = bondsOf(...ends.map((node) => nodes.id[node]));
  if (!shared.length) return null;
  const day = date ?? today();
  const holds = ({ span }) => on(span, daysOf(day)) !== NO;
  const [now, before] = [shared.filter(holds), shared.filter((each) => !holds(each))];
  return h("section", { class: "direct" },
    h("h3", {}, t("path_bound", { day: dateText(day) })),
    now.length ? list(now, daysOf(day)) : h("p", { class: "faint" }, t("path_unbound")),
    before.length ? folded(counted("bound_then", before.length), list(before, null), "bonds-then") : null,
    asKnown(day) ? h("p", { class: "faint known" }, `${capital(asKnown(day))}.`) : null);
}

// The treaties by which they owe each other something by law, what it is, and when.
function bondsOf(one, other) {
  return instrumentsOf(one).filter(({ byState }) => byState.has(other)).flatMap((instrument) => {
    const owed = [[one, other], [other, one]].flatMap(([debtor, creditor]) => [...duties(instrument, { debtor, creditor, kinds: KINDS })].filter(legal));
    return owed.length ? [{ id: instrument.id, kinds: KINDS.filter((kind) => owed.some(({ clause }) => clause.obligation === kind)), span: anyOf(owed.map(({ span }) => span)) }] : [];
  });
}

const strongest = ({ kinds }) => KINDS.indexOf(kinds[0]);
const list = (shared, days) => h("ul", { class: "bonds" }, shared.toSorted((a, b) => strongest(a) - strongest(b)).map(({ id, kinds, span }) => {
  const [what, when] = [kinds.map((kind) => t(`obligation_${kind}`)).join(", "), span.possible.map((held) => dateText(period(held))).join(", ")];
  const told = days && on(span, days) === UNCERTAIN ? duty("doubtful", what) : what;
  return h("li", {}, treatyButton(id), h("span", { class: "faint" }, ` — ${told} (${when})`));
}));
