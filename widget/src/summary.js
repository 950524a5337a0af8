/** What came out of an exercise, to read and to print. It is put together here, and is nowhere else. */
import { button, make } from "./dom.js";
import { printAlone } from "./print.js";
import { TEXTS } from "./texts.js";

/**
 * @param {import("./contract.js").Summary} summary
 * @returns {HTMLElement}
 */
export function summaryCard(summary) {
  return make(
    "div",
    "card",
    ...summed(summary),
    make("p", "small", TEXTS.summaryKept),
    button("button", () => printAlone(...summed(summary)), TEXTS.printSummary),
  );
}

/** @param {import("./contract.js").Summary} summary */
function summed({ title, sections }) {
  return [
    make("h3", "", title),
    ...sections.flatMap(({ heading, lines }) => [make("h4", "", heading), make("ul", "", ...lines.map((line) => make("li", "", line)))]),
  ];
}
