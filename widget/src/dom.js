/** Making elements without ever parsing text as markup. */
import { TEXTS } from "./texts.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * A new element with attributes and children; strings become text nodes.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string> | string} [given] attributes, or the class alone
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, given = "", ...children) {
  const element = document.createElement(tag);
  const attributes = typeof given === "string" ? given && { class: given } : given;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * A button that never submits a form by accident.
 *
 * @param {string} name class
 * @param {() => void} act
 * @param {...(Node | string)} children
 */
export function button(name, act, ...children) {
  const element = make("button", { type: "button", class: name }, ...children);
  element.addEventListener("click", act);
  return element;
}

/**
 * Whether the keyboard is somewhere in there.
 *
 * @param {Element} element
 */
export function hasFocus(element) {
  return element.matches(":focus-within");
}

/**
 * Puts the keyboard there without moving the page.
 *
 * @param {Element | null | undefined} element
 */
export function focusOn(element) {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}

/**
 * Text that is spoken by a screen reader and not shown.
 *
 * @param {string} text
 */
export function spoken(text) {
  return make("span", "spoken", text);
}

/**
 * A link to another page, beside this one.
 *
 * @param {string} href
 * @param {(Node | string)[]} words
 * @param {string} [name] class
 */
export function pageLink(href, words, name = "bare") {
  return make("a", { href, class: name, target: "_blank", rel: "noreferrer" }, ...words, spoken(`, ${TEXTS.newTab}`));
}

/**
 * A small decorative line drawing on a 24 x 24 grid.
 *
 * @param {string} data of its path
 */
export function icon(data) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", data);
  svg.append(path);
  return svg;
}
