/** Leaving in a hurry: the key sequence, and what happens then. */
import { make } from "./dom.js";

export const NEUTRAL_PAGE = "https://www.wikipedia.org/";

const PRESSES = 3;
const WITHIN_MS = 5_000;

/**
 * Calls `act` when Shift is pressed and released alone three times within five seconds.
 *
 * Listens on the window before the page does, so that a page that stops key events cannot take the way out away.
 *
 * @param {() => void} act
 * @param {AbortSignal} signal ends the listening
 */
export function onThreeShifts(act, signal) {
  /** @type {number[]} */
  let presses = [];
  let alone = false;
  const options = { capture: true, signal };

  window.addEventListener("keydown", ({ key, repeat }) => {
    if (key === "Shift") alone ||= !repeat;
    else presses = [];
    if (key !== "Shift") alone = false;
  }, options);

  // Shift with the mouse selects text: that is not a wish to leave.
  window.addEventListener("pointerdown", () => {
    presses = [];
    alone = false;
  }, options);

  window.addEventListener("keyup", ({ key, timeStamp }) => {
    if (key !== "Shift" || !alone) return;
    alone = false;
    // The keyboard of a touch screen has a Shift key too, and pressing it again is how one takes a capital back.
    if (matchMedia("(pointer: coarse)").matches) return;
    presses = [...presses.filter((earlier) => timeStamp - earlier <= WITHIN_MS), timeStamp];
    if (presses.length >= PRESSES) act();
  }, options);
}

/** Empties page and title, so that nothing is left to see while the next page loads. */
export function blankPage() {
  const root = document.documentElement;
  root.replaceChildren();
  root.style.setProperty("background", "#fff", "important");
  // A browser shows the address in the tab when there is no title; a character without width leaves the tab blank.
  root.append(make("head", "", make("title", "", "\u200b")), make("body"));
}
