/** A way out above dialogs of the page, which make everything outside themselves deaf to clicks and keys. */
import { focusOn, make } from "./dom.js";
import { leaveButton } from "./panel.js";
import { unrecorded } from "./shield.js";
import { sheet } from "./styles.js";

/**
 * Keeps a second exit inside whatever dialog of the page is open, for as long as it is.
 *
 * @param {HTMLElement} guide
 * @param {() => void} leave
 * @param {AbortSignal} signal ends the watch
 */
export function keepExitReachable(guide, leave, signal) {
  const exit = unrecorded(make("div"));
  const root = make("div", "root", leaveButton(leave, "inside"));
  const shadow = exit.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet()];
  shadow.append(root);
  const look = () => {
    const modal = [...document.querySelectorAll("dialog:modal")].at(-1);
    const deaf = guide.closest("[inert]") ? document.documentElement : null;
    const home = modal?.contains(guide) ? null : modal ?? deaf;
    if (exit.parentNode === home) return;
    exit.remove();
    home?.append(exit);
    if (home) toTop(root);
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ["open", "inert"] });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    exit.remove();
  });
  look();
}

/**
 * Into the top layer, above all that is there: banners, transformed ancestors, popovers opened since.
 *
 * @param {HTMLElement} root
 */
export function toTop(root) {
  if (!root.showPopover) return;
  const { activeElement } = /** @type {ShadowRoot} */ (root.getRootNode());
  root.popover = "manual";
  root.hidePopover();
  root.showPopover();
  if (activeElement) focusOn(activeElement);
}
