/** One visitor's conversation: what is under way, what arrived, and what to do when it did not. */
import { Announcer } from "./announcer.js";
import { Composer } from "./composer.js";
import { COUNTRY } from "./contract.js";
import { Session, Trouble } from "./session.js";
import { TEXTS } from "./texts.js";
import { Transcript } from "./transcript.js";

const WORTH_SAYING_MS = 1_500;

/** @typedef {{undo?: () => void, retry: () => void}} Recovery what to put back, and how to try again */
/** @typedef {import("./contract.js").Service} Service */

export class Conversation {
  announcer = new Announcer();
  #busy = false;
  /** The visitor pressed send while something else was under way. */
  #waiting = false;
  /** ISO 3166 code, when the owner or the visitor said it. @type {string | null} */
  #country;
  /** A country chosen while the server could not be told. @type {string | null} */
  #untold = null;
  /** The services shown last, for when the connection breaks. @type {Service[] | null} */
  #services = null;
  #wait = 0;
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
      choose: ({ key, label }, retry) => this.#exchange(label, { choice: key }, { retry }),
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

  focus() {
    this.composer.focus();
  }

  /** Clears the screen first; the rest does not wait for the network. */
  wipe() {
    this.composer.words = "";
    this.transcript.wipe();
    this.announcer.wipe();
    this.#services = null;
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
   */
  #exchange(words, turn, { undo, retry }) {
    /** @type {(() => void) | null} */
    let takeBack = null;
    const work = async () => {
      if (!this.#session.isOpen) await this.#begin();
      takeBack = this.transcript.addVisitor(words);
      this.#write();
      if (this.#untold) await this.#session.send({ choice: COUNTRY + this.#untold });
      this.#untold = null;
      const reply = await this.#session.send(turn);
      const help = reply.find((message) => message.kind === "help");
      if (help?.kind === "help" && help.services.length) this.#services = help.services;
      this.transcript.addReply(reply, this.#country);
    };
    const undoAll = () => {
      takeBack?.();
      undo?.();
    };
    return this.#attempt(work, { undo: undoAll, retry });
  }

  /**
   * Does one thing at a time, and when it fails says so, with the way to help and to another try.
   *
   * @param {() => Promise<void>} work
   * @param {Recovery} recovery
   * @returns {Promise<boolean>} whether it was done
   */
  async #attempt(work, { undo, retry }) {
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
      this.transcript.addTrouble(reason, { kept, retry, services: this.#services, country: this.#country });
      return false;
    }
    this.#setBusy(false);
    if (this.#waiting) {
      this.#waiting = false;
      void this.#sendWords();
    }
    return true;
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.#busy = busy;
    this.composer.busy = busy;
    if (busy) return;
    clearTimeout(this.#wait);
    this.transcript.showWriting(false);
  }
}
