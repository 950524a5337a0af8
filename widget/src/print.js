/** Printing help lines alone, without the page around them. */
import { sheet } from "./styles.js";

/**
 * Puts the node beside the page's body, prints it without that, and takes it away again.
 *
 * @param {HTMLElement} node
 */
export function printAlone(node) {
  for (const words of node.querySelectorAll(".spoken")) words.remove();
  const page = document.documentElement;
  const alone = sheet("@media print{body{display:none!important}}");
  document.adoptedStyleSheets.push(alone);
  page.append(node);
  window.addEventListener("afterprint", () => {
    node.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== alone);
  }, { once: true });
  window.print();
}
