/** What has been said, and what could not be said because something broke. */
import { ChoiceRow } from "./choices.js";
import { countrySwitch } from "./country.js";
import { button, focusOn, hasFocus, make, pageLink, spoken } from "./dom.js";
import { helpCard } from "./help-card.js";
import { inlinedServices, knownCountries } from "./offline.js";
import { endPrinting } from "./print.js";
import { inPieces, prose } from "./prose.js";
import { stepHeading, stepParts } from "./step.js";
import { summaryCard } from "./summary.js";
import { fill, TEXTS } from "./texts.js";

/** Room above a reply, in pixels: help needs every line, but one sees that there is something above. */
const CONTEXT = 8;
/** More characters than this push the first number off the screen of a phone: then it stands below the first paragraph. */
const TALL = 400;
/** Who asks to be steadied waits no longer than this, in milliseconds. */
export const GROUND_MS = 700;

/**
 * @typedef {import("./contract.js").Choice} Choice
 * @typedef {import("./contract.js").Message} Message
 * @typedef {import("./contract.js").Service} Service
 * @typedef {{choose: import("./choices.js").Choose, setCountry: (code: string, name: string) => void,
 *   say: (words: string) => void}} Acts
 * @typedef {{element: HTMLElement, retire: () => void, hold?: () => void}} Part of a message, while it can be used
 * @typedef {{kept: boolean, retry: () => void, services: Service[] | null, country: string | null, ground?: boolean}} Broken
 *   kept: the visitor's words are back in the field; services: the last ones shown, they fit the visitor best; ground:
 *   the visitor needs something to hold on to first, as in the middle of an exercise
 */
export class Transcript {
  // Not live itself: the announcer speaks each finished message once.
  #log = make("div", { class: "log", role: "log", "aria-live": "off", "aria-label": TEXTS.conversation, tabindex: "0" });
  #writing = make("p", "small", TEXTS.writing);
  #ground = make("div", "message guide", spoken(TEXTS.guide), make("div", "words", ...prose(TEXTS.ground)));
  /** @type {HTMLElement | null} */
  #trouble = null;
  /** What can still be used. @type {Part[]} */
  #parts = [];
  /** The last message was a step of an exercise. */
  #inStep = false;
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
   * The keyboard stays where it is, unless it was on the step of an exercise that is over now.
   *
   * @param {Message[]} messages
   * @param {string | null} country the one whose services these are, when it is known
   * @param {boolean} [follow] the keyboard goes to the reply in any case
   */
  addReply(messages, country, follow = false) {
    const steps = messages.some((message) => message.kind === "text" && message.guided);
    follow ||= (steps || this.#inStep) && this.#parts.some(({ element }) => hasFocus(element));
    for (const part of this.#parts.splice(0)) part.retire();
    this.#inStep = steps;
    const added = messages.map((message) => this.#guide(message, country));
    this.#log.append(...added);
    const [first] = added;
    if (first) this.#scrollTo(first);
    if (follow) goTo(first?.querySelector("h3, p, li"));
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
    const { kept, retry, country, ground = this.#inStep } = broken;
    this.showGround(false);
    const text = `${ground ? `${TEXTS.ground}\n\n` : ""}${TEXTS[reason]} ${kept ? TEXTS.kept : ""} ${TEXTS.reach}`;
    /** @type {import("./contract.js").HelpMessage} */
    const message = { kind: "help", text, language: "", services: broken.services ?? inlinedServices(country), choices: [] };
    const go = make("div", "choices", button("button full", retry, TEXTS.retry), pageLink(this.#helpHref, [TEXTS.help], "button"));
    const words = prose(text);
    const card = helpCard([...words, go], message.services, countrySwitch(knownCountries(), country, (code) => {
      this.#acts.setCountry(code, "");
      this.addTrouble(reason, { ...broken, services: null, country: code });
    }), words.length);
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

  /**
   * Something to hold on to, from inside the script, while the server lets one wait.
   *
   * @param {boolean} on
   */
  showGround(on) {
    if (on === this.#ground.isConnected) return;
    this.#ground.remove();
    if (!on) return;
    this.#log.append(this.#ground);
    this.#scrollTo(this.#ground);
    this.#acts.say(TEXTS.ground);
  }

  wipe() {
    endPrinting();
    for (const part of this.#parts.splice(0)) part.retire();
    this.#trouble = null;
    this.#inStep = false;
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
    /** @type {Part[]} */
    let parts = message.choices.length ? [new ChoiceRow(message.choices, this.#choose)] : [];
    if (message.kind === "help") words.append(this.#help(message, text, country));
    else {
      const { guided, summary } = message;
      this.#inPieces(words, guided ? [text] : inPieces(text));
      if (summary) words.append(summaryCard(summary));
      if (guided) {
        words.before(...stepHeading(guided));
        parts = stepParts(guided, parts, this.#choose, this.#acts.say);
      }
    }
    this.#parts.push(...parts);
    said.append(...parts.map(({ element }) => element));
    return said;
  }

  /** @type {import("./choices.js").Choose} */
  #choose = (...chosen) => {
    for (const part of this.#parts) part.hold?.();
    return this.#acts.choose(...chosen);
  };

  /**
   * @param {import("./contract.js").HelpMessage} message
   * @param {HTMLElement[]} text
   * @param {string | null} country
   */
  #help({ answers, countries, services, text: { length } }, text, country) {
    const words = answers ? [...text, this.#row(answers)] : text;
    const choice = countrySwitch(countries ?? knownCountries(), country, this.#acts.setCountry);
    return helpCard(words, services, choice, length > TALL ? 1 : words.length);
  }

  /** @param {Choice[]} choices */
  #row(choices) {
    const row = new ChoiceRow(choices, this.#choose);
    this.#parts.push(row);
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
      goTo(next);
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

/**
 * The keyboard, where there is nothing to press.
 *
 * @param {Element | null | undefined} element
 */
function goTo(element) {
  element?.setAttribute("tabindex", "-1");
  focusOn(element);
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
  if (message.kind === "text") {
    // The ways around a step are the same every time, and where the keyboard is has been read out.
    const worth = [...shown.children].filter((part) => !part.matches(".passing, .timer, :focus"));
    return worth.map((part) => /** @type {HTMLElement} */ (part).innerText).join("\n");
  }
  const question = /** @type {HTMLElement | null} */ (shown.querySelector(".choices"));
  return [TEXTS.guide, message.text, reachable(message.services), question?.innerText].join("\n");
}
