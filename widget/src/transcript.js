/** What has been said, and what could not be said because something broke. */
import { ChoiceRow } from "./choices.js";
import { countrySwitch } from "./country.js";
import { button, focusOn, hasFocus, make, pageLink, spoken } from "./dom.js";
import { helpCard } from "./help-card.js";
import { inlinedServices, knownCountries } from "./offline.js";
import { inPieces, prose } from "./prose.js";
import { fill, TEXTS } from "./texts.js";

/** Room above a reply, in pixels: help needs every line, but one sees that there is something above. */
const CONTEXT = 8;

/**
 * @typedef {import("./contract.js").Choice} Choice
 * @typedef {import("./contract.js").Message} Message
 * @typedef {import("./contract.js").Service} Service
 * @typedef {{choose: import("./choices.js").Choose, setCountry: (code: string, name: string) => void,
 *   say: (words: string) => void}} Acts
 * @typedef {{kept: boolean, retry: () => void, services: Service[] | null, country: string | null}} Broken
 *   kept: the visitor's words are back in the field; services: the last ones shown, they fit the visitor best
 */
export class Transcript {
  // Not live itself: the announcer speaks each finished message once.
  #log = make("div", { class: "log", role: "log", "aria-live": "off", "aria-label": TEXTS.conversation, tabindex: "0" });
  #writing = make("p", "small", TEXTS.writing);
  /** @type {HTMLElement | null} */
  #trouble = null;
  /** Choices that can still be used. @type {ChoiceRow[]} */
  #rows = [];
  #helpHref;
  #acts;

  /**
   * @param {string} helpHref page with help that works without the guide
   * @param {Acts} acts
   */
  constructor(helpHref, acts) {
    this.#helpHref = helpHref;
    this.#acts = acts;
    this.#writing.hidden = true;
    this.element = make("div", "scroll", this.#log, this.#writing);
  }

  /**
   * The opening messages: the first says what the guide is, so it looks like a notice rather than talk.
   *
   * @param {Message[]} messages
   * @param {string | null} country
   */
  addOpening(messages, country) {
    const [first] = this.addReply(messages, country);
    first?.classList.add("disclosure");
  }

  /**
   * @param {Message[]} messages
   * @param {string | null} country the one whose services these are, when it is known
   */
  addReply(messages, country) {
    for (const row of this.#rows.splice(0)) row.retire();
    const added = messages.map((message) => this.#guide(message, country));
    this.#log.append(...added);
    const [first] = added;
    if (first) this.#scrollTo(first);
    added.forEach((shown, at) => this.#acts.say(aloud(/** @type {Message} */ (messages[at]), shown)));
    return added;
  }

  /**
   * Shows the visitor's words and returns the way to take them back when they did not arrive.
   *
   * @param {string} words
   */
  addVisitor(words) {
    const said = make("div", "message visitor", spoken(TEXTS.you), make("p", "", words));
    this.#log.append(said);
    this.#toEnd();
    return () => said.remove();
  }

  /**
   * Says honestly what went wrong, where help is, and how to go on.
   *
   * @param {import("./session.js").Reason} reason
   * @param {Broken} broken
   */
  addTrouble(reason, broken) {
    const hadFocus = this.#trouble && hasFocus(this.#trouble);
    this.#trouble?.remove();
    const { kept, retry, country } = broken;
    const text = `${TEXTS[reason]} ${kept ? TEXTS.kept : ""}\n\n${TEXTS.reach}`;
    /** @type {import("./contract.js").HelpMessage} */
    const message = { kind: "help", text, language: "", services: broken.services ?? inlinedServices(country), choices: [] };
    const go = make("div", "choices", button("button full", retry, TEXTS.retry), pageLink(this.#helpHref, [TEXTS.help], "button"));
    const card = this.#help(message, [...prose(text), go], country, (code) => {
      this.#acts.setCountry(code, "");
      this.addTrouble(reason, { ...broken, services: null, country: code });
    });
    this.#trouble = make("div", "message guide trouble", card);
    this.#log.append(this.#trouble);
    if (hadFocus) focusOn(this.#trouble.querySelector("select"));
    this.#scrollTo(this.#trouble);
    this.#acts.say(aloud(message, this.#trouble));
  }

  clearTrouble() {
    if (this.#trouble && hasFocus(this.#trouble)) focusOn(this.#log);
    this.#trouble?.remove();
    this.#trouble = null;
  }

  /** @param {boolean} on */
  showWriting(on) {
    this.#writing.hidden = !on;
    if (on) this.#toEnd();
  }

  wipe() {
    this.#trouble = null;
    this.#rows = [];
    this.showWriting(false);
    this.#log.replaceChildren();
  }

  /**
   * @param {Message} message
   * @param {string | null} country
   */
  #guide(message, country) {
    const words = make("div", "words");
    const said = make("div", `message guide ${message.kind}`, spoken(TEXTS.guide), words);
    const text = prose(message.text, message.language);
    if (message.kind === "help") words.append(this.#help(message, text, country));
    else this.#inPieces(words, inPieces(text));
    if (message.choices.length) said.append(this.#row(message.choices));
    return said;
  }

  /**
   * @param {import("./contract.js").HelpMessage} message
   * @param {HTMLElement[]} text
   * @param {string | null} country
   * @param {Acts["setCountry"]} [setCountry]
   */
  #help({ answers, countries, services }, text, country, setCountry = this.#acts.setCountry) {
    const words = answers ? [...text, this.#row(answers)] : text;
    return helpCard(words, services, countrySwitch(countries ?? knownCountries(), country, setCountry));
  }

  /** @param {Choice[]} choices */
  #row(choices) {
    const row = new ChoiceRow(choices, this.#acts.choose);
    this.#rows.push(row);
    return row.element;
  }

  /**
   * @param {HTMLElement} words
   * @param {HTMLElement[][]} pieces
   */
  #inPieces(words, [piece = [], ...rest]) {
    words.append(...piece);
    if (!rest.length) return;
    const more = button("button", () => {
      const [next] = rest[0] ?? [];
      more.remove();
      this.#inPieces(words, rest);
      next?.setAttribute("tabindex", "-1");
      focusOn(next);
      this.#acts.say((rest[0] ?? []).map(({ innerText }) => innerText).join("\n"));
    }, TEXTS.more);
    words.append(more);
  }

  #toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  /**
   * The start of a reply, not its end, is where reading begins.
   *
   * @param {HTMLElement} message
   */
  #scrollTo(message) {
    const scroller = this.#scroller;
    const sticky = scroller === this.element ? 0 : this.element.offsetTop;
    scroller.scrollTop += message.getBoundingClientRect().top - scroller.getBoundingClientRect().top - sticky - CONTEXT;
  }

  /** On a very low screen the whole panel scrolls, else the transcript alone. */
  get #scroller() {
    const { element } = this;
    return getComputedStyle(element).overflowY === "visible" ? element.parentElement ?? element : element;
  }
}

/** @param {Service[]} services */
function reachable(services) {
  return fill(TEXTS.reachable, services.map(({ name }) => name).join(", "));
}

/**
 * A message as it is spoken: what it says, then whom one can reach, then what one can answer. A card as a whole would
 * be too much to listen to.
 *
 * @param {Message} message
 * @param {HTMLElement} shown
 */
function aloud(message, shown) {
  if (message.kind === "text") return shown.innerText;
  const question = /** @type {HTMLElement | null} */ (shown.querySelector(".choices"));
  return [TEXTS.guide, message.text, reachable(message.services), question?.innerText].join("\n");
}
