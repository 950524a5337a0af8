/** The field a visitor writes in. No limit is set here: what is too long is kept, and the server's no is explained. */
import { button, focusOn, icon, make, spoken } from "./dom.js";
import { FIELD_MARKS } from "./shield.js";
import { fill, TEXTS } from "./texts.js";

/** @typedef {import("./contract.js").OwnWords} OwnWords */

export class Composer {
  #field = make("textarea", {
    "aria-label": TEXTS.field,
    rows: "1",
    placeholder: TEXTS.placeholder,
    dir: "auto",
    enterkeyhint: "send",
    "aria-describedby": "limit",
    ...FIELD_MARKS,
  });
  #send;
  #label = make("p", "service");
  #limit = make("p", { id: "limit", class: "small" });

  /** @param {() => void} send */
  constructor(send) {
    this.#send = button("button full send", send, icon("M5 12h13m-6-7l7 7-7 7"), spoken(TEXTS.send));
    this.element = make("div", "composer", this.#label, this.#limit, this.#field, this.#send);
    this.own = null;
    this.#field.addEventListener("keydown", (event) => {
      // Enter that confirms a word in an input method is not Enter that sends.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    });
  }

  get words() {
    return this.#field.value.trim();
  }

  set words(words) {
    this.#field.value = words;
  }

  /**
   * A step of an exercise has use for the visitor's own words, or no longer. More than it has use for is not cut off: it
   * may be a cry for help.
   *
   * @param {OwnWords | null} own
   */
  set own(own) {
    const label = own?.label ?? "";
    this.#label.textContent = label;
    this.#limit.textContent = own ? fill(TEXTS.ownWords, `${own.most}`) : "";
    this.#label.hidden = this.#limit.hidden = !own;
    this.#field.setAttribute("aria-label", label || TEXTS.field);
  }

  /** @param {boolean} busy */
  set busy(busy) {
    this.#send.setAttribute("aria-disabled", String(busy));
  }

  focus() {
    focusOn(this.#field);
  }
}
