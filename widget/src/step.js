/** One step of an exercise: where one is, a timer, and the ways back, on and out. */
import { ChoiceRow } from "./choices.js";
import { make } from "./dom.js";
import { fill, TEXTS } from "./texts.js";
import { Timer } from "./timer.js";

/**
 * @typedef {import("./contract.js").Guided} Guided
 * @typedef {import("./transcript.js").Part} Part
 */

/**
 * What stands above the words of a step. A heading, so that a screen reader gets from step to step. A single step, such
 * as a question before an exercise, is no way to measure.
 *
 * @param {Guided} guided
 */
export function stepHeading({ title, step, of }) {
  const where = fill(fill(TEXTS.step, `${step}`), `${of}`);
  if (of < 2) return [make("h3", "", title)];
  return [
    make("h3", "", `${title} `, make("span", "small", where)),
    make("progress", { max: `${of}`, value: `${step}`, "aria-hidden": "true" }),
  ];
}

/**
 * What stands below them, each until the step is left.
 *
 * @param {Guided} guided
 * @param {Part[]} answers the step's own, if it has any
 * @param {import("./choices.js").Choose} choose
 * @param {(words: string) => void} say
 * @returns {Part[]}
 */
export function stepParts({ controls, timer }, answers, choose, say) {
  const ways = controls.map(({ name, key }) => ({ key, label: TEXTS[name] }));
  const stop = ways.at(-1);
  const row = new ChoiceRow(ways, (way, retry) => choose(way, retry, way === stop), true);
  return [...(timer ? [new Timer(timer, say)] : []), ...answers, row];
}
