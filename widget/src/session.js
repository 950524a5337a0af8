/** One conversation with the server, over the HTTP contract. */
import { COUNTRY, readMessages, readToken } from "./contract.js";

const PATIENCE_MS = 12_000;

/** @type {Record<number, Reason>} */
const REFUSALS = { 413: "long", 429: "busy" };

/**
 * What went wrong: `unreachable` no connection, `slow` no answer in time, `busy` too many messages, `long` more than the
 * server takes, `broken` anything else.
 *
 * The server's own words are for developers; a visitor gets the widget's.
 *
 * @typedef {"unreachable" | "slow" | "busy" | "long" | "broken"} Reason
 */
export class Trouble extends Error {
  /** @param {Reason | "ended"} reason ended: nobody is waiting any more */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** Holds the token in memory, and nowhere else: closing the page loses it, as it should. */
export class Session {
  /** @type {string | null} */
  #token = null;
  /** What is under way. @type {AbortController | null} */
  #call = null;
  /** A token whose session the server has not yet confirmed to have erased. @type {string | null} */
  #doomed = null;
  #server;
  /** What the server may know from the start. @type {Wishes} */
  #wishes;

  /**
   * @param {string} server origin of the guide's server
   * @param {Wishes} wishes
   */
  constructor(server, wishes) {
    this.#server = server;
    this.#wishes = wishes;
  }

  /** @param {string} country ISO 3166 code, for the sessions to come */
  set country(country) {
    this.#wishes = { ...this.#wishes, country };
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
    let reply = await this.#ask("POST", "/v1/sessions", this.#wishes);
    // An owner's slip in an attribute must not keep a visitor out.
    const slip = reply.status === 422 || reply.status === 400;
    if (slip) reply = await this.#ask("POST", "/v1/sessions", {});
    const messages = messagesOf(reply);
    const token = readToken(reply.body);
    if (!token) throw new Trouble("broken");
    this.#token = token;
    // The guide says itself that it does not know the country.
    if (slip && this.#wishes.country) {
      const said = await this.#ask("POST", "/v1/messages", { choice: COUNTRY + this.#wishes.country });
      messages.push(...readMessages(said.body));
    }
    return messages;
  }

  /**
   * Sends one turn and returns the reply, never empty. A session that has ended is replaced once, silently.
   *
   * @param {import("./contract.js").Turn} turn
   * @throws {Trouble}
   */
  async send(turn) {
    let reply = await this.#ask("POST", "/v1/messages", turn);
    if (reply.status === 401) {
      this.#token = null;
      await this.open();
      reply = await this.#ask("POST", "/v1/messages", turn);
    }
    return messagesOf(reply);
  }

  /** Drops the token, stops what is under way and asks the server to forget; does not wait for an answer. */
  forget() {
    const token = this.#end();
    this.#doomed = null;
    if (!token) return;
    this.#fetch("DELETE", "/v1/sessions", { token, keepalive: true }).catch(() => {
      // Nobody is there to be told; the server forgets the session after silence.
    });
  }

  /** Has the server erase the session; true once it says that there is none. */
  async erase() {
    const token = this.#end();
    if (!token) return true;
    this.#doomed = token;
    try {
      const { status, ok } = await this.#ask("DELETE", "/v1/sessions", undefined, token);
      const gone = ok || status === 401;
      if (gone) this.#doomed = null;
      return gone;
    } catch (error) {
      if (error instanceof Trouble) return false;
      throw error;
    }
  }

  /** Stops what is under way; returns the token that is no longer used. */
  #end() {
    const token = this.#token ?? this.#doomed;
    this.#token = null;
    this.#call?.abort();
    this.#call = null;
    return token;
  }

  /**
   * One request at a time; the next waits for the answer or ends it.
   *
   * @param {string} method
   * @param {string} path
   * @param {object} [content]
   * @param {string | null} [token]
   * @returns {Promise<Reply>}
   */
  async #ask(method, path, content, token = this.#token) {
    const call = (this.#call = new AbortController());
    /** @type {Reason} */
    let reason = "unreachable";
    const timer = setTimeout(() => {
      reason = "slow";
      call.abort();
    }, PATIENCE_MS);
    try {
      const response = await this.#fetch(method, path, { content, token, signal: call.signal });
      const raw = await response.text();
      if (call === this.#call) return { status: response.status, ok: response.ok, body: json(raw) };
    } catch {
      // What went wrong is told by the reason.
    } finally {
      clearTimeout(timer);
    }
    throw new Trouble(call === this.#call ? reason : "ended");
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{content?: object | undefined, token: string | null, signal?: AbortSignal, keepalive?: boolean}} options
   */
  #fetch(method, path, { content, token, ...options }) {
    return fetch(this.#server + path, {
      method,
      headers: {
        Accept: "application/json",
        ...(content && { "Content-Type": "application/json" }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body: content ? JSON.stringify(content) : null,
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      ...options,
    });
  }
}

/** @typedef {{status: number, ok: boolean, body: unknown}} Reply */
/** @typedef {{country?: string, language?: string}} Wishes */

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
