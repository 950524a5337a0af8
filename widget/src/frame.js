/** The isolated mode: the conversation in a frame of the guide's own origin, where no script of the page can look. */
import { Announcer } from "./announcer.js";
import { make } from "./dom.js";
import { TEXTS } from "./texts.js";
import { GROUND_MS, Transcript } from "./transcript.js";

const PATIENCE_MS = 10_000;
/** After the frame has loaded, its script has had its turn; a page that says nothing is not the guide. */
const GRACE_MS = 1_000;

/** What the frame tells the page around it, and the last of them the page the frame. */
export const SIGNS = { ready: "guide-chat:ready", leave: "guide-chat:leave", minimise: "guide-chat:minimise", steady: "guide-chat:steady" };

export class Frame {
  #place = make("div", "frame");
  #announcer = new Announcer();
  /** Shows help when the frame does not. */
  #transcript;
  #timer = 0;
  #ready = false;
  /** The visitor asked to be steadied, and the frame does not know it yet. */
  #steady = false;
  #server;
  #address;
  #country;

  /**
   * @param {string} server origin of the guide's server
   * @param {string | null} country
   * @param {string} helpHref
   * @param {{leave: () => void, minimise: () => void}} act
   */
  constructor(server, country, helpHref, act) {
    this.#server = server;
    this.#address = `${server}/chat${country ? `?country=${encodeURIComponent(country)}` : ""}`;
    this.#country = country;
    this.#transcript = new Transcript(helpHref, {
      choose: async () => false,
      setCountry: () => {},
      say: (words) => this.#announcer.say(words),
    });
    this.elements = [this.#place, this.#transcript.element, this.#announcer.element];
    window.addEventListener("message", ({ source, origin, data }) => {
      if (origin !== server || source !== this.#frame?.contentWindow) return;
      if (data === SIGNS.leave) act.leave();
      if (data === SIGNS.minimise) act.minimise();
      if (data !== SIGNS.ready) return;
      this.#ready = true;
      clearTimeout(this.#timer);
      this.#tell();
    });
  }

  get #frame() {
    return this.#place.querySelector("iframe");
  }

  /** One tap for when a trigger hits. */
  steady() {
    this.#steady = true;
    void this.start();
    this.#tell();
    setTimeout(() => {
      if (!this.#steady) return;
      this.#transcript.element.hidden = false;
      this.#transcript.showGround(true);
    }, GROUND_MS);
  }

  #tell() {
    if (!this.#ready || !this.#steady) return;
    this.#steady = false;
    this.#transcript.element.hidden = true;
    this.focus();
    this.#frame?.contentWindow?.postMessage(SIGNS.steady, this.#server);
  }

  async start() {
    if (this.#frame) return;
    this.#clear();
    this.#transcript.element.hidden = true;
    const frame = make("iframe", { src: this.#address, title: TEXTS.conversation, referrerpolicy: "no-referrer" });
    frame.addEventListener("load", () => this.#giveUpIn(GRACE_MS));
    this.#place.append(frame);
    this.#giveUpIn(PATIENCE_MS);
  }

  focus() {
    this.#frame?.focus();
  }

  wipe() {
    this.#steady = false;
    this.#clear();
  }

  #clear() {
    clearTimeout(this.#timer);
    this.#ready = false;
    this.#place.replaceChildren();
    this.#transcript.wipe();
  }

  /** The frame forgets by itself when it goes: see `pagehide` in the element. */
  forget() {}

  /** @param {number} wait */
  #giveUpIn(wait) {
    clearTimeout(this.#timer);
    if (this.#ready) return;
    this.#timer = setTimeout(() => {
      this.#clear();
      this.#transcript.element.hidden = false;
      this.#transcript.addTrouble("unreachable", {
        kept: false,
        retry: () => void this.start(),
        services: null,
        country: this.#country,
        ground: this.#steady,
      });
    }, wait);
  }
}
