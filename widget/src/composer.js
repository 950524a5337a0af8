/** The field a visitor writes in. No limit is set here: what is too long is kept, and the server's no is explained. */
import { button, focusOn, icon, make, spoken } from "./dom.js";
import { FIELD_MARKS } from "./shield.js";
import { TEXTS } from "./texts.js";

export class Composer {
  #field = make("textarea", {
    "aria-label": TEXTS.field,
    rows: "1",
    placeholder: TEXTS.placeholder,
    dir: "auto",
    enterkeyhint: "send",
    ...FIELD_MARKS,
  });
  #send;

  /** @param {() => void} send */
  constructor(send) {
    this.#send = button("button full send", send, icon("M5 12h13m-6-7l7 7-7 7"), spoken(TEXTS.send));
    this.element = make("div", "composer", this.#field, this.#send);
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

  /** @param {boolean} busy */
  set busy(busy) {
    this.#send.setAttribute("aria-disabled", String(busy));
  }

  focus() {
    focusOn(this.#field);
  }
}
