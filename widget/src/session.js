/** One conversation with the server, over the HTTP contract. */
import { readMessages, readToken } from "./contract.js";

const PATIENCE_MS = 12_000;

/** @type {Record<number, Reason>} */
const REFUSALS = { 400: "refused", 413: "long", 422: "refused", 429: "busy" };

/**
 * What went wrong: `unreachable` no connection, `slow` no answer in time, `busy` too many messages, `long` more than the
 * server takes, `refused` it would not take it, `broken` anything else, `ended` the visitor left in the meantime.
 *
 * The server's own words are for developers; a visitor gets the widget's.
 *
 * @typedef {"unreachable" | "slow" | "busy" | "long" | "refused" | "broken" | "ended"} Reason
 */
export class Trouble extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** Holds the token in memory, and nowhere else: closing the page loses it, as it should. */
export class Session {
  /** @type {string | null} */
  #token = null;
  #life = new AbortController();
  #server;
  #country;

  /**
   * @param {string} server origin of the guide's server
   * @param {string | null} country ISO 3166 code the owner set
   */
  constructor(server, country) {
    this.#server = server;
    this.#country = country;
  }

  get isOpen() {
    return this.#token !== null;
  }

  /**
   * Starts a session and returns its opening messages.
   *
   * @throws {Trouble}
   */
  async open() {
    let reply = await this.#call("POST", "/v1/sessions", this.#country ? { country: this.#country } : {});
    // An owner's slip in the country attribute must not keep a visitor out.
    if (this.#country && (reply.status === 400 || reply.status === 422)) {
      reply = await this.#call("POST", "/v1/sessions", {});
    }
    const messages = messagesOf(reply);
    const token = readToken(reply.body);
    if (!token) throw new Trouble("broken");
    this.#token = token;
    return messages;
  }

  /**
   * Sends one turn and returns the reply, never empty. A session that has ended is replaced once, silently.
   *
   * @param {import("./contract.js").Turn} turn
   * @throws {Trouble}
   */
  async send(turn) {
    let reply = await this.#call("POST", "/v1/messages", turn);
    if (reply.status === 401) {
      this.#token = null;
      await this.open();
      reply = await this.#call("POST", "/v1/messages", turn);
    }
    return messagesOf(reply);
  }

  /** Drops the token, stops what is under way and asks the server to forget; does not wait for an answer. */
  forget() {
    const token = this.#token;
    this.#token = null;
    this.#life.abort();
    this.#life = new AbortController();
    if (!token) return;
    this.#fetch("DELETE", "/v1/sessions", { token, keepalive: true }).catch(() => {
      // Nobody is there to be told; the server forgets the session after silence.
    });
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} content
   * @returns {Promise<Reply>}
   */
  async #call(method, path, content) {
    const life = this.#life.signal;
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), PATIENCE_MS);
    const stop = () => deadline.abort();
    life.addEventListener("abort", stop);
    try {
      const response = await this.#fetch(method, path, { content, token: this.#token, signal: deadline.signal });
      const raw = await response.text();
      life.throwIfAborted();
      return { status: response.status, ok: response.ok, body: json(raw) };
    } catch {
      if (life.aborted) throw new Trouble("ended");
      throw new Trouble(deadline.signal.aborted ? "slow" : "unreachable");
    } finally {
      clearTimeout(timer);
      life.removeEventListener("abort", stop);
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{content?: object, token: string | null, signal?: AbortSignal, keepalive?: boolean}} options
   */
  #fetch(method, path, { content, token, ...options }) {
    const headers = new Headers({ Accept: "application/json" });
    if (content) headers.set("Content-Type", "application/json");
    if (token) headers.set("Authorization", `Bearer ${token}`);
    return fetch(this.#server + path, {
      method,
      headers,
      body: content ? JSON.stringify(content) : null,
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      ...options,
    });
  }
}

/** @typedef {{status: number, ok: boolean, body: unknown}} Reply */

/** @param {Reply} reply */
function messagesOf({ status, ok, body }) {
  const messages = ok ? readMessages(body) : [];
  if (!messages.length) throw new Trouble(REFUSALS[status] ?? "broken");
  return messages;
}

/**
 * @param {string} raw
 * @returns {unknown}
 */
function json(raw) {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}
