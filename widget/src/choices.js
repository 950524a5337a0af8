/** A row of choices: buttons until the conversation goes on, readable text afterwards. */
import { button, make, spoken } from "./dom.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./contract.js").Choice} Choice */

export class ChoiceRow {
  element = make("ul", { class: "choices", role: "list", "aria-label": TEXTS.choices });
  /** @type {Choice | null} */
  #chosen = null;
  #choices;

  /**
   * @param {Choice[]} choices
   * @param {(choice: Choice, retry: () => void) => Promise<void>} choose settles when the turn is over
   */
  constructor(choices, choose) {
    this.#choices = choices;
    for (const choice of choices) {
      const pick = async () => {
        if (this.#chosen) return;
        this.#chosen = choice;
        await choose(choice, pick);
        this.#chosen = null;
      };
      this.element.append(make("li", {}, button({ class: "choice" }, pick, choice.label)));
    }
  }

  /** A later "tell me more" or "yes" would mean something else by now: what was offered stays as text. */
  retire() {
    const root = /** @type {ShadowRoot} */ (this.element.getRootNode());
    const hadFocus = this.element.contains(root.activeElement);
    const items = this.#choices.map((choice) => {
      const item = make("li", { class: "used" }, choice.label);
      if (choice === this.#chosen) {
        item.classList.add("chosen");
        item.append(spoken(`, ${TEXTS.chosen}`));
      }
      return item;
    });
    this.element.replaceChildren(...items);
    if (!hadFocus) return;
    // A button that vanishes under the keyboard would throw the visitor back to the top of the page.
    const here = items.find((item) => item.classList.contains("chosen")) ?? items[0];
    here?.setAttribute("tabindex", "-1");
    here?.focus({ preventScroll: true });
  }
}
