/** What a visitor should know and can do about traces: said plainly, and deleting that tells the truth. */
import { button, focusOn, make, pageLink } from "./dom.js";
import { TEXTS } from "./texts.js";

/** @typedef {{exercises: () => void, erase: (said: HTMLElement) => Promise<boolean>, start: () => void}} Acts */

/**
 * The row below the conversation. What folds out needs no care for focus: it stays on what was pressed.
 *
 * @param {{helpHref: string, protocolHref: string}} links
 * @param {Acts} acts
 */
export function footer({ helpHref, protocolHref }, acts) {
  const lines = [TEXTS.about, TEXTS.shift, TEXTS.history, TEXTS.traces, TEXTS.safer, TEXTS.stored];
  const safety = fold(TEXTS.safety, ...lines.map((line) => make("p", "", line)), pageLink(protocolHref, [TEXTS.protocol]));
  return make(
    "footer",
    "",
    make("p", "", TEXTS.history),
    make("div", "links", pageLink(helpHref, [TEXTS.help]), button("bare", acts.exercises, TEXTS.exercises), safety, eraser(acts)),
  );
}

/**
 * @param {string} title
 * @param {...Node} content
 */
function fold(title, ...content) {
  // One at a time, in browsers that know it.
  return make("details", { name: "below" }, make("summary", "", title), ...content);
}

/** @param {Acts} acts */
function eraser({ erase, start }) {
  const said = make("p", { tabindex: "-1" });
  const row = make("div", "choices");
  const folded = fold(TEXTS.erase, said, row);
  /** @typedef {[label: string, act: () => void]} Choice */
  /** @param {Choice[]} choices */
  const offer = (...choices) => row.replaceChildren(...choices.map(([label, act]) => button("button", act, label)));
  const close = () => {
    folded.open = false;
    focusOn(folded.querySelector("summary"));
  };
  const ask = () => {
    said.textContent = TEXTS.eraseAsk;
    offer([TEXTS.eraseYes, go], [TEXTS.eraseNo, close]);
  };
  const go = async () => {
    focusOn(said);
    offer();
    const done = await erase(said);
    /** @type {Choice[]} */
    const again = done ? [] : [[TEXTS.retry, go]];
    offer(...again, [TEXTS.startAgain, () => {
      close();
      ask();
      start();
    }]);
  };
  ask();
  return folded;
}
