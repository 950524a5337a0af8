/** A row of choices: buttons until one is taken or the conversation goes on, readable text afterwards. */
import { button, focusOn, hasFocus, make, spoken } from "./dom.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./contract.js").Choice} Choice */
/**
 * @typedef {(choice: Choice, retry: () => void, urgent?: boolean) => Promise<boolean>} Choose true once the choice was
 *   answered; an urgent one waits for what is under way, instead of being ignored
 */

export class ChoiceRow {
  element;
  #open = true;
  #choices;
  #choose;
  #passing;

  /**
   * @param {Choice[]} choices
   * @param {Choose} choose
   * @param {boolean} [passing] these are ways around a step: what was not taken is not worth reading afterwards
   */
  constructor(choices, choose, passing = false) {
    this.#choices = choices;
    this.#choose = choose;
    this.#passing = passing;
    this.element = make("ul", {
      class: passing ? "choices passing" : "choices",
      role: "list",
      "aria-label": passing ? TEXTS.controls : TEXTS.choices,
    });
    this.#offer(null);
  }

  /** A later "tell me more" or "yes" would mean something else by now: what was offered stays as text. */
  retire() {
    if (this.#open) this.#settle(null);
    this.#open = false;
  }

  /** @param {Choice} choice */
  async #pick(choice) {
    if (!this.#open) return;
    this.#open = false;
    this.#settle(choice);
    if (await this.#choose(choice, () => void this.#pick(choice))) return;
    this.#open = true;
    this.#offer(choice);
  }

  /** @param {Choice | null} back the choice that did not arrive */
  #offer(back) {
    this.#swap(
      this.#choices.map((choice) => make("li", "", button(this.#passing ? "button slim plain" : "button", () => void this.#pick(choice), choice.label))),
      this.#choices.findIndex((choice) => choice === back),
    );
  }

  /** @param {Choice | null} chosen */
  #settle(chosen) {
    const items = this.#choices.map((choice) => {
      const item = make("li", { class: "used", tabindex: "-1" }, choice.label);
      if (choice === chosen) {
        item.classList.add("chosen");
        item.append(spoken(`, ${TEXTS.chosen}`));
      }
      return item;
    });
    const at = this.#choices.findIndex((choice) => choice === chosen);
    if (!this.#passing) this.#swap(items, at);
    else if (chosen) this.#swap(items.slice(at, at + 1), 0);
    else this.element.remove();
  }

  /**
   * A button that vanishes under the keyboard would throw the visitor back to the top of the page: what takes its
   * place takes the focus.
   *
   * @param {HTMLElement[]} items
   * @param {number} at
   */
  #swap(items, at) {
    const hadFocus = hasFocus(this.element);
    this.element.replaceChildren(...items);
    const here = items[at < 0 ? 0 : at];
    if (hadFocus) focusOn(here?.querySelector("button") ?? here);
  }
}
