/**
 * What the server says, and reading it with care: an answer that does not keep the contract is treated as no answer.
 *
 * @typedef {{key: string, label: string}} Choice
 * @typedef {{kind: string, display: string, href: string}} Channel
 * @typedef {{name: string, for: string, hours: string, channels: Channel[], verified: string}} Service
 * @typedef {{kind: "text", text: string, language: string, choices: Choice[]}} TextMessage
 * @typedef {{kind: "help", text: string, language: string, services: Service[], choices: Choice[], answers?: Choice[],
 *   countries?: string[]}} HelpMessage answers: to the question at the end of the text; countries: to choose from
 * @typedef {TextMessage | HelpMessage} Message
 * @typedef {{text: string} | {choice: string}} Turn
 */
import { isLinkable } from "./links.js";

/** What the key of a choice begins with that tells the visitor's country. */
export const COUNTRY = "inform_country:";

/**
 * The messages of a reply; empty when there is nothing that can be shown.
 *
 * @param {unknown} body parsed JSON
 * @returns {Message[]}
 */
export function readMessages(body) {
  const messages = list(body, "messages", readMessage);
  const help = messages.find((message) => message.kind === "help");
  if (help?.kind !== "help") return messages;
  // Answers to a question of the help text belong beside it, and countries into a list: not far below, after the lines.
  return messages.filter(({ choices }) => {
    const [first] = choices;
    if (first?.key === "affirm") help.answers = choices;
    else if (first?.key.startsWith(COUNTRY)) help.countries = choices.map(({ key }) => key.slice(COUNTRY.length));
    else return true;
    return false;
  });
}

/**
 * The token of a new session, or empty.
 *
 * @param {unknown} body parsed JSON
 */
export function readToken(body) {
  return string(body, "token");
}

/**
 * @param {unknown} raw
 * @returns {Message | null}
 */
function readMessage(raw) {
  const text = string(raw, "text").trim();
  const language = string(raw, "language");
  const choices = list(raw, "choices", readChoice);
  const services = list(raw, "services", readService);
  if (string(raw, "kind") !== "help") return text ? { kind: "text", text, language, choices } : null;
  return text || services.length ? { kind: "help", text, language, services, choices } : null;
}

/**
 * @param {unknown} raw
 * @returns {Choice | null}
 */
function readChoice(raw) {
  const [key, label] = [string(raw, "key"), string(raw, "label")];
  return key && label ? { key, label } : null;
}

/**
 * @param {unknown} raw
 * @returns {Service | null}
 */
function readService(raw) {
  const name = string(raw, "name");
  if (!name) return null;
  return {
    name,
    for: string(raw, "for"),
    hours: string(raw, "hours"),
    channels: list(raw, "channels", readChannel),
    verified: string(raw, "verified_on"),
  };
}

/**
 * @param {unknown} raw
 * @returns {Channel | null}
 */
function readChannel(raw) {
  const [href, display] = [string(raw, "href"), string(raw, "display")];
  return isLinkable(href) && display ? { kind: string(raw, "kind"), display, href } : null;
}

/**
 * @param {any} raw whatever JSON can hold
 * @param {string} name
 * @returns {string} empty when it is not there or is something else
 */
function string(raw, name) {
  const value = raw?.[name];
  return typeof value === "string" ? value : "";
}

/**
 * @template T
 * @param {any} raw whatever JSON can hold
 * @param {string} name
 * @param {(item: unknown) => T | null} read null for what cannot be used
 * @returns {T[]} empty when it is not there or is something else
 */
function list(raw, name, read) {
  const value = raw?.[name];
  return Array.isArray(value) ? value.map(read).filter((item) => item !== null) : [];
}
