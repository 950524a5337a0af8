/** Printing help lines or a summary alone, without the page around them. */
import { make } from "./dom.js";
import { unrecorded } from "./shield.js";
import { sheet } from "./styles.js";

/** What is being printed, until it has been. @type {HTMLElement | null} */
let printed = null;
/** @type {CSSStyleSheet | null} */
let alone = null;

/**
 * Puts copies beside the page's body, prints them without that, and takes them away again. They are in a shadow of
 * their own: neither the page's styles nor its recorders reach them, and on the screen they are not seen.
 *
 * @param {...HTMLElement} nodes
 */
export function printAlone(...nodes) {
  endPrinting();
  for (const node of nodes) for (const words of node.querySelectorAll(".spoken")) words.remove();
  printed = unrecorded(make("div"));
  const shadow = printed.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [
    sheet(":host{all:initial!important;display:block!important;font:12pt/1.5 sans-serif!important}@media screen{:host{display:none!important}}"),
  ];
  shadow.append(...nodes);
  alone = sheet("@media print{body{display:none!important}}");
  document.adoptedStyleSheets.push(alone);
  document.documentElement.append(printed);
  window.addEventListener("afterprint", endPrinting, { once: true });
  window.print();
}

/** Some browsers never say that they have printed: whoever wipes the screen ends it too. */
export function endPrinting() {
  if (!printed) return;
  printed.remove();
  printed = null;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== alone);
}
