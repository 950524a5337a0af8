/** The field a visitor writes in. */
import { button, focusOn, icon, make, spoken } from "./dom.js";
import { FIELD_MARKS } from "./shield.js";
import { fill, TEXTS } from "./texts.js";

export const LONGEST = 4_000;
/** From so few characters on, what is left is said. */
const COUNTED = 400;

export class Composer {
  #field = make("textarea", {
    "aria-label": TEXTS.field,
    rows: "1",
    maxlength: String(LONGEST),
    placeholder: TEXTS.placeholder,
    "aria-describedby": "count",
    dir: "auto",
    enterkeyhint: "send",
    ...FIELD_MARKS,
  });
  #count = make("p", { id: "count", class: "small count" });
  #send;

  /** @param {() => void} send */
  constructor(send) {
    this.#send = button("button full send", send, icon("M5 12h13m-6-7l7 7-7 7"), spoken(TEXTS.send));
    this.element = make("div", "composer", this.#field, this.#send, this.#count);
    this.#field.addEventListener("input", () => this.#tell());
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
    this.#tell();
  }

  /** @param {boolean} busy */
  set busy(busy) {
    this.#send.setAttribute("aria-disabled", String(busy));
  }

  focus() {
    focusOn(this.#field);
  }

  #tell() {
    const left = LONGEST - this.#field.value.length;
    this.#count.textContent = left <= COUNTED ? fill(TEXTS.remaining, left) : "";
  }
}
