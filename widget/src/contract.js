/**
 * What the server says, and reading it with care: an answer that does not keep the contract is treated as no answer.
 *
 * @typedef {{key: string, label: string}} Choice
 * @typedef {{kind: string, display: string, href: string}} Channel
 * @typedef {{name: string, for: string, hours: string, channels: Channel[], verified: string | null}} Service
 * @typedef {{kind: "text", text: string, language: string, choices: Choice[]}} TextMessage
 * @typedef {{kind: "help", text: string, language: string, services: Service[], choices: Choice[]}} HelpMessage
 * @typedef {TextMessage | HelpMessage} Message
 * @typedef {{text: string} | {choice: string}} Turn
 */
import { linkable } from "./links.js";

/**
 * The messages of a reply; empty when there is nothing that can be shown.
 *
 * @param {unknown} body parsed JSON
 * @returns {Message[]}
 */
export function readMessages(body) {
  return list(field(body, "messages")).map(readMessage).filter(isThere);
}

/**
 * The token of a new session, or null.
 *
 * @param {unknown} body parsed JSON
 */
export function readToken(body) {
  return string(field(body, "token")) || null;
}

/**
 * @param {unknown} raw
 * @returns {Message | null}
 */
function readMessage(raw) {
  const text = string(field(raw, "text")).trim();
  const language = string(field(raw, "language"));
  const choices = list(field(raw, "choices")).map(readChoice).filter(isThere);
  if (field(raw, "kind") === "help") {
    const services = list(field(raw, "services")).map(readService).filter(isThere);
    return text || services.length ? { kind: "help", text, language, services, choices } : null;
  }
  return text ? { kind: "text", text, language, choices } : null;
}

/**
 * @param {unknown} raw
 * @returns {Choice | null}
 */
function readChoice(raw) {
  const key = string(field(raw, "key"));
  const label = string(field(raw, "label"));
  return key && label ? { key, label } : null;
}

/**
 * @param {unknown} raw
 * @returns {Service | null}
 */
function readService(raw) {
  const name = string(field(raw, "name"));
  if (!name) return null;
  return {
    name,
    for: string(field(raw, "for")),
    hours: string(field(raw, "hours")),
    channels: list(field(raw, "channels")).map(readChannel).filter(isThere),
    verified: string(field(raw, "verified_on")) || null,
  };
}

/**
 * @param {unknown} raw
 * @returns {Channel | null}
 */
function readChannel(raw) {
  const href = linkable(field(raw, "href"));
  const display = string(field(raw, "display"));
  return href && display ? { kind: string(field(raw, "kind")), display, href } : null;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown}
 */
function field(value, name) {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** @param {unknown} value */
function string(value) {
  return typeof value === "string" ? value : "";
}

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
function list(value) {
  return Array.isArray(value) ? value : [];
}

/**
 * @template T
 * @param {T | null} value
 * @returns {value is T}
 */
function isThere(value) {
  return value !== null;
}
