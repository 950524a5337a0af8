/**
 * What the server says, and reading it with care: an answer that does not keep the contract is treated as no answer.
 *
 * @typedef {{key: string, label: string}} Choice
 * @typedef {{kind: string, display: string, href: string}} Channel
 * @typedef {{name: string, for: string, hours: string, channels: Channel[], verified: string}} Service
 * @typedef {{kind: "text", text: string, language: string, choices: Choice[], guided: Guided | null,
 *   summary: Summary | null}} TextMessage
 * @typedef {{kind: "help", text: string, language: string, services: Service[], choices: Choice[], answers?: Choice[],
 *   countries?: string[]}} HelpMessage answers: to the question at the end of the text; countries: to choose from
 * @typedef {TextMessage | HelpMessage} Message
 * @typedef {"back" | "skip" | "pause" | "stop"} Control
 * @typedef {{name: Control, key: string}[]} Controls the ways around a step, and the keys that are sent for them
 * @typedef {{title: string, step: number, of: number, controls: Controls, timer: Timing | null, own: OwnWords | null}} Guided
 *   one step of an exercise; step: from 1 up to `of`
 * @typedef {{seconds: number, label: string}} Timing
 * @typedef {{label: string, most: number}} OwnWords most: how many characters the step has use for
 * @typedef {{title: string, sections: {heading: string, lines: string[]}[]}} Summary for the visitor to print
 * @typedef {{text: string} | {choice: string}} Turn
 */
import { isLinkable } from "./links.js";

/** What the key of a choice begins with that tells the visitor's country. */
export const COUNTRY = "inform_country:";
/** Keys of choices that need no offer: the list of exercises, and the one for when a trigger hits. */
export const EXERCISES = "exercises";
export const TRIGGER = "exercise:trigger";

/** @type {Control[]} */
const CONTROLS = ["back", "skip", "pause", "stop"];

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
  if (string(raw, "kind") !== "help") {
    return text ? { kind: "text", text, language, choices, guided: readGuided(raw), summary: readSummary(raw) } : null;
  }
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
 * @param {any} message
 * @returns {Guided | null} null also for one without a way to stop: no step may be shown like that
 */
function readGuided(message) {
  const raw = message["guided"];
  const [title, step, of] = [string(raw, "title"), count(raw, "step"), count(raw, "of")];
  const controls = CONTROLS.map((name) => ({ name, key: string(raw, name) })).filter(({ key }) => key);
  if (!title || !step || step > of || controls.at(-1)?.name !== "stop") return null;
  const [timer, own] = [raw["timer"], raw["own_words"]];
  const [seconds, most] = [count(timer, "seconds"), count(own, "most")];
  const [length, label] = [string(timer, "label"), string(own, "label")];
  return {
    title,
    step,
    of,
    controls,
    timer: seconds && length ? { seconds, label: length } : null,
    own: most && label ? { most, label } : null,
  };
}

/**
 * @param {any} message
 * @returns {Summary | null} null when there is nothing in it
 */
function readSummary(message) {
  const raw = message["summary"];
  const title = string(raw, "title");
  const sections = list(raw, "sections", (/** @type {any} */ section) => {
    const heading = string(section, "heading");
    const lines = list(section, "lines", (line) => (line && typeof line === "string" ? line : null));
    return heading && lines.length ? { heading, lines } : null;
  });
  return title && sections.length ? { title, sections } : null;
}

/**
 * @param {any} raw whatever JSON can hold
 * @param {string} name
 * @returns {number} 0 when it is not there or is no whole number from 1 up
 */
function count(raw, name) {
  const value = raw?.[name];
  return Number.isInteger(value) && value > 0 ? value : 0;
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
