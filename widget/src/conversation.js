/** One visitor's conversation: what is under way, what arrived, and what to do when it did not. */
import { Announcer } from "./announcer.js";
import { Composer } from "./composer.js";
import { COUNTRY, EXERCISES, TRIGGER } from "./contract.js";
import { hasFocus } from "./dom.js";
import { Session, Trouble } from "./session.js";
import { TEXTS } from "./texts.js";
import { GROUND_MS, Transcript } from "./transcript.js";

const WORTH_SAYING_MS = 1_500;

/**
 * @typedef {{undo?: () => void, retry: () => void}} Recovery what to put back, and how to try again
 * @typedef {{follow?: boolean, ground?: boolean}} Manner follow: the keyboard goes to the reply; ground: until it comes
 *   there are words to hold on to
 */
/** @typedef {import("./contract.js").Service} Service */

export class Conversation {
  announcer = new Announcer();
  #busy = false;
  /** The visitor pressed send while something else was under way. */
  #waiting = false;
  /** ISO 3166 code, when the owner or the visitor said it. @type {string | null} */
  #country;
  /** What cannot be put off and waits for what is under way. @type {(() => void) | null} */
  #after = null;
  /** Key of the choice under way. @type {string | null} */
  #doing = null;
  /** A country chosen while the server could not be told. @type {string | null} */
  #untold = null;
  /** The services shown last, for when the connection breaks. @type {Service[] | null} */
  #services = null;
  #wait = 0;
  #ground = 0;
  #session;

  /**
   * @param {string} server origin of the guide's server
   * @param {import("./session.js").Wishes} wishes
   * @param {string} helpHref page with help that works without the guide
   */
  constructor(server, wishes, helpHref) {
    this.#session = new Session(server, wishes);
    this.#country = wishes.country ?? null;
    this.composer = new Composer(() => void this.#sendWords());
    this.transcript = new Transcript(helpHref, {
      choose: async ({ key, label }, retry, urgent) => {
        if (!this.#busy || !urgent) return this.#exchange(label, { choice: key }, { retry });
        this.#request(label, key);
        return false;
      },
      setCountry: (code, name) => void this.#setCountry(code, name),
      say: (words) => this.announcer.say(words),
    });
    this.elements = [this.transcript.element, this.composer.element, this.announcer.element];
  }

  /** Opens a session unless there is one. */
  async start() {
    if (this.#session.isOpen) return;
    await this.#attempt(() => this.#begin(), { retry: () => void this.start() });
  }

  /** One tap for when a trigger hits. */
  steady() {
    if (this.#busy) this.transcript.showGround(true);
    this.#request(TEXTS.steady, TRIGGER, { follow: true, ground: true });
  }

  /** The list of exercises. */
  exercises() {
    this.#request(TEXTS.exercises, EXERCISES, { follow: true });
  }

  focus() {
    this.composer.focus();
  }

  /** Clears the screen first; the rest does not wait for the network. */
  wipe() {
    this.composer.words = "";
    this.composer.own = null;
    this.transcript.wipe();
    this.announcer.wipe();
    this.#services = this.#after = null;
    this.#waiting = false;
  }

  /** Asks the server to forget what it keeps. */
  forget() {
    this.#session.forget();
  }

  /**
   * Clears the screen, has the server confirm that it has forgotten, and says what came of it.
   *
   * @param {HTMLElement} said where to say it
   */
  async erase(said) {
    this.wipe();
    const done = await this.#session.erase();
    said.textContent = done ? TEXTS.erased : TEXTS.eraseFailed;
    this.announcer.say(said.textContent);
    return done;
  }

  async #begin() {
    this.#write();
    this.transcript.addOpening(await this.#session.open(), this.#country);
    this.#untold = null;
  }

  /** An answer mostly comes at once; only a wait is worth a word. */
  #write() {
    this.transcript.showWriting(true);
    clearTimeout(this.#wait);
    this.#wait = setTimeout(() => this.announcer.say(TEXTS.writing), WORTH_SAYING_MS);
  }

  /**
   * @param {string} code
   * @param {string} name empty: the server cannot be told now
   */
  async #setCountry(code, name) {
    this.#country = this.#session.country = code;
    this.#services = null;
    if (!name) this.#untold = code;
    else await this.#exchange(name, { choice: COUNTRY + code }, { retry: () => void this.#setCountry(code, name) });
  }

  /**
   * Sends what nobody offered, now or after what is under way; pressed twice it is sent once.
   *
   * @param {string} words
   * @param {string} choice
   * @param {Manner} [manner]
   */
  #request(words, choice, manner) {
    const go = () => {
      this.#doing = choice;
      void this.#exchange(words, { choice }, { retry: go }, manner);
    };
    if (!this.#busy) go();
    else if (this.#doing !== choice) this.#after = go;
  }

  async #sendWords() {
    const words = this.composer.words;
    if (!words) return;
    if (this.#busy) {
      this.#waiting = true;
      return;
    }
    this.composer.words = "";
    await this.#exchange(words, { text: words }, {
      undo: () => {
        this.composer.words = [words, this.composer.words].filter(Boolean).join("\n");
      },
      retry: () => void this.#sendWords(),
    });
  }

  /**
   * One turn: shows the visitor's words at once, then the reply.
   *
   * @param {string} words
   * @param {import("./contract.js").Turn} turn
   * @param {Recovery} recovery
   * @param {Manner} [manner]
   */
  #exchange(words, turn, { undo, retry }, { follow, ground } = {}) {
    /** @type {(() => void) | null} */
    let takeBack = null;
    const work = async () => {
      if (ground) this.#ground = setTimeout(() => this.transcript.showGround(true), GROUND_MS);
      if (!this.#session.isOpen) await this.#begin();
      takeBack = this.transcript.addVisitor(words);
      this.#write();
      if (this.#untold) await this.#session.send({ choice: COUNTRY + this.#untold });
      this.#untold = null;
      const reply = await this.#session.send(turn);
      const help = reply.find((message) => message.kind === "help");
      if (help?.kind === "help" && help.services.length) this.#services = help.services;
      const [own = null] = reply.flatMap((message) => (message.kind === "text" && message.guided?.own) || []);
      this.composer.own = own;
      // What the guide says about itself can be read; who needs to hold on to something is not made to hear it first.
      if (ground) this.announcer.wipe();
      // Whoever has begun to write meanwhile is left there.
      this.transcript.addReply(reply, this.#country, follow && !hasFocus(this.composer.element));
    };
    const undoAll = () => {
      takeBack?.();
      undo?.();
    };
    return this.#attempt(work, { undo: undoAll, retry }, ground);
  }

  /**
   * Does one thing at a time, and when it fails says so, with the way to help and to another try.
   *
   * @param {() => Promise<void>} work
   * @param {Recovery} recovery
   * @param {boolean} [ground] when it fails, words to hold on to come first; where it is not said, in an exercise
   * @returns {Promise<boolean>} whether it was done
   */
  async #attempt(work, { undo, retry }, ground) {
    if (this.#busy) return false;
    this.#setBusy(true);
    this.transcript.clearTrouble();
    try {
      await work();
    } catch (error) {
      this.#setBusy(false);
      this.#waiting = false;
      if (!(error instanceof Trouble)) console.error(error);
      const reason = error instanceof Trouble ? error.reason : "broken";
      if (reason === "ended") return false;
      undo?.();
      const kept = this.composer.words !== "";
      this.transcript.addTrouble(reason, { kept, retry, services: this.#services, country: this.#country, ground });
      this.#goOn();
      return false;
    }
    this.#setBusy(false);
    this.#goOn();
    return true;
  }

  /** What waited for its turn. */
  #goOn() {
    const after = this.#after;
    this.#after = null;
    if (after) after();
    else if (this.#waiting) {
      this.#waiting = false;
      void this.#sendWords();
    }
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.#busy = busy;
    this.composer.busy = busy;
    if (busy) return;
    this.#doing = null;
    clearTimeout(this.#wait);
    clearTimeout(this.#ground);
    this.transcript.showWriting(false);
  }
}
