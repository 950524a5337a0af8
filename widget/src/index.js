/** Defines `<guide-chat>`. A browser that cannot run it keeps the link inside the element, which leads to help. */
import { GuideChat } from "./element.js";

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
if (script?.src) GuideChat.scriptOrigin = new URL(script.src).origin;

if ("adoptedStyleSheets" in Document.prototype && !customElements.get("guide-chat")) {
  customElements.define("guide-chat", GuideChat);
}
