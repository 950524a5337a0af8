/** One visitor's conversation: what is under way, what arrived, and what to do when it did not. */
import { Composer } from "./composer.js";
import { Session, Trouble } from "./session.js";
import { Transcript } from "./transcript.js";

/** @typedef {{undo?: () => void, retry: () => void}} Recovery what to put back, and how to try again */

export class Conversation {
  #busy = false;
  /** The visitor pressed send while something else was under way. */
  #waiting = false;
  #session;

  /**
   * @param {string} server origin of the guide's server
   * @param {string | null} country ISO 3166 code the owner set
   * @param {string} helpHref page with help that works without the guide
   */
  constructor(server, country, helpHref) {
    this.#session = new Session(server, country);
    this.composer = new Composer(() => void this.#sendWords());
    this.transcript = new Transcript(helpHref, ({ key, label }, retry) =>
      this.#exchange(label, { choice: key }, { retry }),
    );
  }

  /** Opens a session unless there is one. */
  async start() {
    if (this.#session.isOpen) return;
    await this.#attempt(() => this.#begin(), { retry: () => void this.start() });
  }

  /** Clears the screen first; the rest does not wait for the network. */
  wipe() {
    this.composer.words = "";
    this.transcript.wipe();
  }

  /** Asks the server to forget what it keeps. */
  forget() {
    this.#session.forget();
  }

  async #begin() {
    this.transcript.showWriting(true);
    this.transcript.addOpening(await this.#session.open());
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
      this.transcript.showWriting(true);
      this.transcript.addReply(await this.#session.send(turn));
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
   */
  async #attempt(work, { undo, retry }) {
    if (this.#busy) return;
    this.#setBusy(true);
    this.transcript.clearTrouble();
    try {
      await work();
    } catch (error) {
      this.#setBusy(false);
      this.#waiting = false;
      if (!(error instanceof Trouble)) console.error(error);
      const trouble = error instanceof Trouble ? error : new Trouble("broken");
      if (trouble.reason === "ended") return;
      undo?.();
      this.transcript.addTrouble(trouble, { kept: this.composer.words !== "", retry });
      return;
    }
    this.#setBusy(false);
    if (this.#waiting) {
      this.#waiting = false;
      void this.#sendWords();
    }
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.#busy = busy;
    this.composer.busy = busy;
    if (!busy) this.transcript.showWriting(false);
  }
}
