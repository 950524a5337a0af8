/** The one live region: speaks finished messages, one at a time, so that none cuts another off. */
import { make } from "./dom.js";

/** Time to begin reading; what is read out is gone by then, so that nobody meets it again line by line. */
const BETWEEN_MS = 1_500;

export class Announcer {
  element = make("div", { class: "spoken", role: "status" });
  /** @type {string[]} */
  #waiting = [];
  #timer = 0;

  /** @param {string} words */
  say(words) {
    this.#waiting.push(words);
    if (!this.#timer) this.#next();
  }

  wipe() {
    clearTimeout(this.#timer);
    this.#waiting = [];
    this.#next();
  }

  #next() {
    const words = this.#waiting.shift();
    this.element.textContent = words ?? "";
    this.#timer = words ? setTimeout(() => this.#next(), BETWEEN_MS) : 0;
  }
}
