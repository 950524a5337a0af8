/** The field a visitor writes in. */
import { icon, make, spoken } from "./dom.js";
import { TEXTS } from "./texts.js";

export const LONGEST = 4_000;
const COUNT_FROM = LONGEST - 400;

export class Composer {
  #field = make("textarea", {
    id: "field",
    rows: "1",
    maxlength: String(LONGEST),
    placeholder: TEXTS.placeholder,
    "aria-describedby": "count",
    autocomplete: "off",
    autocorrect: "off",
    autocapitalize: "sentences",
    spellcheck: "false",
    enterkeyhint: "send",
  });
  #count = make("p", { id: "count", class: "small count" });
  #send = make("button", { type: "submit", class: "send" }, icon("M5 12h13M12 5l7 7-7 7"), spoken(TEXTS.send));

  /** @param {() => void} send */
  constructor(send) {
    const label = make("label", { for: "field", class: "spoken" }, TEXTS.field);
    this.element = make("form", { class: "composer" }, label, this.#field, this.#send, this.#count);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    this.#field.addEventListener("input", () => this.#fit());
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
    this.#fit();
  }

  /** @param {boolean} busy */
  set busy(busy) {
    this.#send.setAttribute("aria-disabled", String(busy));
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }

  #fit() {
    const { style, value } = this.#field;
    style.setProperty("block-size", "auto");
    if (value) style.setProperty("block-size", `${this.#field.scrollHeight + 2}px`);
    else style.removeProperty("block-size");
    this.#count.textContent = value.length >= COUNT_FROM ? TEXTS.remaining(LONGEST - value.length) : "";
  }
}
