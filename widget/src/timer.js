/** A calm clock for one step: it begins when asked, can be paused and stopped, makes no sound and says little. */
import { button, focusOn, hasFocus, make } from "./dom.js";
import { TEXTS } from "./texts.js";

/** How often it looks at the time, in milliseconds: a clock that only counts its own ticks falls behind. */
const LOOK_MS = 250;
/** From this many seconds on it is worth hearing that half of them, or most of them, have passed. */
const LONG = 60;
const LAST = 10;

export class Timer {
  // A timer is a live region that is off: nobody wants every second read out.
  #clock = make("p", { class: "clock", role: "timer" });
  #toggle = button("button", () => (this.#ticking ? this.#pause() : this.#go()));
  #stop = button("button", () => {
    focusOn(this.#toggle);
    this.#reset();
  }, TEXTS.timerStop);
  #seconds;
  /** What is left, in seconds, when it was last looked at. */
  #left;
  /** When it began, on the clock of the page, had it never been paused. */
  #since = 0;
  #ticking = 0;
  #say;

  /**
   * @param {{seconds: number, label: string}} timer
   * @param {(words: string) => void} say
   */
  constructor({ seconds, label }, say) {
    this.#seconds = this.#left = seconds;
    this.#say = say;
    this.element = make("div", { class: "timer choices", role: "group", "aria-label": label }, this.#clock, this.#toggle, this.#stop);
    this.#reset();
  }

  /** Holds still while the visitor does something else; says nothing. */
  hold() {
    if (this.#ticking) this.#rest(TEXTS.timerGoOn);
  }

  retire() {
    this.#rest("");
    this.element.remove();
  }

  #go() {
    this.#since = performance.now() - (this.#seconds - this.#left) * 1_000;
    this.#ticking = setInterval(() => this.#look(), LOOK_MS);
    this.#toggle.textContent = TEXTS.timerPause;
    this.#stop.hidden = false;
    this.#say(TEXTS.timerRuns);
  }

  #pause() {
    this.#rest(TEXTS.timerGoOn);
    this.#say(TEXTS.timerPaused);
  }

  #look() {
    // Who has minimised the panel is not at it any more.
    if (!this.element.offsetParent) return this.hold();
    const before = this.#left;
    this.#left = this.#seconds - (performance.now() - this.#since) / 1_000;
    if (this.#left <= 0) {
      if (hasFocus(this.#stop)) focusOn(this.#toggle);
      this.#reset();
      this.#clock.textContent = TEXTS.timerOver;
      this.#say(TEXTS.timerOver);
      return;
    }
    /** @param {number} mark */
    const passed = (mark) => this.#seconds >= LONG && before > mark && this.#left <= mark;
    if (passed(LAST)) this.#say(TEXTS.timerLast);
    else if (passed(this.#seconds / 2)) this.#say(TEXTS.timerHalf);
    this.#show();
  }

  #reset() {
    this.#left = this.#seconds;
    this.#stop.hidden = true;
    this.#rest(TEXTS.timerStart);
    this.#show();
  }

  /** @param {string} next what the button does now */
  #rest(next) {
    clearInterval(this.#ticking);
    this.#ticking = 0;
    this.#toggle.textContent = next;
  }

  /** Where less motion is asked for, the figures change every ten seconds only. */
  #show() {
    const step = matchMedia("(prefers-reduced-motion: reduce)").matches ? LAST : 1;
    const shown = Math.min(Math.ceil(this.#left / step) * step, this.#seconds);
    this.#clock.textContent = `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, "0")}`;
  }
}
