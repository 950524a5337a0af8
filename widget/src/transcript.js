/** What has been said, read aloud politely as it arrives. */
import { ChoiceRow } from "./choices.js";
import { button, make, spoken } from "./dom.js";
import { helpCard } from "./help-card.js";
import { prose } from "./prose.js";
import { TEXTS } from "./texts.js";

/** Room above a reply, in pixels: enough to see that the conversation goes on, less above help. */
const CONTEXT = { text: 56, help: 12 };

/**
 * @typedef {import("./contract.js").Choice} Choice
 * @typedef {import("./contract.js").Message} Message
 */
export class Transcript {
  #log = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": TEXTS.conversation, tabindex: "0" });
  #writing = make("div", { class: "writing", role: "status" });
  #dots = make("span", { class: "dots" }, make("i"), make("i"), make("i"));
  /** @type {HTMLElement | null} */
  #trouble = null;
  /** Choices that can still be used. @type {ChoiceRow[]} */
  #rows = [];
  #helpHref;
  #choose;

  /**
   * @param {string} helpHref page with help that works without the guide
   * @param {(choice: Choice, retry: () => void) => Promise<void>} choose
   */
  constructor(helpHref, choose) {
    this.#helpHref = helpHref;
    this.#choose = choose;
    this.#dots.hidden = true;
    this.#dots.setAttribute("aria-hidden", "true");
    this.#writing.append(this.#dots);
    this.element = make("div", { class: "scroll" }, this.#log, this.#writing);
  }

  /**
   * The opening messages: the first says what the guide is, so it looks like a notice rather than talk.
   *
   * @param {Message[]} messages
   */
  addOpening(messages) {
    const [first] = this.addReply(messages);
    first?.classList.add("disclosure");
    this.#scroller.scrollTop = 0;
  }

  /** @param {Message[]} messages */
  addReply(messages) {
    for (const row of this.#rows.splice(0)) row.retire();
    const added = messages.map((message) => this.#guide(message));
    this.#log.append(...added);
    const [first] = added;
    if (first) this.#scrollTo(first, CONTEXT[messages[0]?.kind ?? "text"]);
    return added;
  }

  /**
   * Shows the visitor's words and returns the way to take them back when they did not arrive.
   *
   * @param {string} words
   */
  addVisitor(words) {
    const said = make("div", { class: "message visitor" }, spoken(TEXTS.you), make("p", {}, words));
    this.#log.append(said);
    this.#toEnd();
    return () => said.remove();
  }

  /**
   * Says honestly what went wrong, where help is, and how to go on.
   *
   * @param {import("./session.js").Trouble} trouble
   * @param {{kept: boolean, retry: () => void}} options kept: the visitor's words are back in the field
   */
  addTrouble({ reason }, { kept, retry }) {
    this.clearTrouble();
    const said = reason === "ended" ? "" : TEXTS.trouble[reason];
    const lines = kept ? `${said} ${TEXTS.kept}` : said;
    const help = make("a", { class: "channel", href: this.#helpHref }, TEXTS.help);
    help.target = "_blank";
    help.rel = "noopener noreferrer";
    help.append(spoken(`, ${TEXTS.newTab}`));
    this.#trouble = make(
      "div",
      { class: "message trouble" },
      make("p", {}, lines),
      make("p", {}, TEXTS.reach),
      make("div", { class: "channels" }, help, button({ class: "channel" }, retry, TEXTS.retry)),
    );
    this.#log.append(this.#trouble);
    this.#toEnd();
  }

  clearTrouble() {
    const root = /** @type {ShadowRoot} */ (this.element.getRootNode());
    if (this.#trouble?.contains(root.activeElement)) this.#log.focus({ preventScroll: true });
    this.#trouble?.remove();
    this.#trouble = null;
  }

  /** @param {boolean} on */
  showWriting(on) {
    this.#dots.hidden = !on;
    this.#writing.replaceChildren(this.#dots, ...(on ? [spoken(TEXTS.writing)] : []));
    if (on) this.#toEnd();
  }

  wipe() {
    this.#trouble = null;
    this.#rows = [];
    this.showWriting(false);
    this.#log.replaceChildren();
  }

  /** @param {Message} message */
  #guide(message) {
    const content = message.kind === "help" ? [helpCard(message)] : prose(message.text, message.language);
    const words = make("div", { class: "words" }, ...content);
    const said = make("div", { class: `message guide ${message.kind}` }, spoken(TEXTS.guide), words);
    if (message.choices.length) {
      const row = new ChoiceRow(message.choices, this.#choose);
      this.#rows.push(row);
      said.append(row.element);
    }
    return said;
  }

  #toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  /**
   * The start of a reply, not its end, is where reading begins.
   *
   * @param {HTMLElement} message
   * @param {number} room pixels above it
   */
  #scrollTo(message, room) {
    const scroller = this.#scroller;
    const sticky = scroller === this.element ? 0 : this.element.offsetTop;
    scroller.scrollTop += message.getBoundingClientRect().top - scroller.getBoundingClientRect().top - sticky - room;
  }

  /** On a very low screen the whole panel scrolls, else the transcript alone. */
  get #scroller() {
    const { element } = this;
    return getComputedStyle(element).overflowY === "visible" ? element.parentElement ?? element : element;
  }
}
