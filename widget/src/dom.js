/** Making elements without ever parsing text as markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * A new element with attributes and children; strings become text nodes.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * A button that never submits a form by accident.
 *
 * @param {Record<string, string>} attributes
 * @param {() => void} act
 * @param {...(Node | string)} children
 */
export function button(attributes, act, ...children) {
  const element = make("button", { type: "button", ...attributes }, ...children);
  element.addEventListener("click", act);
  return element;
}

/**
 * Text that is spoken by a screen reader and not shown.
 *
 * @param {string} text
 */
export function spoken(text) {
  return make("span", { class: "spoken" }, text);
}

/**
 * A small decorative line drawing on a 24 x 24 grid.
 *
 * @param {...string} paths path data
 */
export function icon(...paths) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const data of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", data);
    svg.append(path);
  }
  return svg;
}
