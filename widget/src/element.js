/** `<guide-chat>`: puts the conversation on a page, and the way out of it. */
import { Conversation } from "./conversation.js";
import { blankPage, NEUTRAL_PAGE, onThreeShifts } from "./leave.js";
import { secureOr, webOrigin } from "./links.js";
import { buildPanel } from "./panel.js";
import { styleSheets } from "./styles.js";

/**
 * Attributes: `country` (two letters), `leave` (https address to leave to), `server` (origin, when it is not the
 * script's own). The link inside is what visitors see without JavaScript; its address is the one shown when the guide
 * cannot answer.
 */
export class GuideChat extends HTMLElement {
  /** Where the script came from; its server is the guide's. @type {string | null} */
  static scriptOrigin = null;

  /** @type {ReturnType<typeof assemble> | null} */
  #parts = null;
  #listening = new AbortController();

  connectedCallback() {
    this.#parts ??= assemble(this, {
      open: () => this.#open(),
      minimise: () => this.#minimise(),
      leave: () => this.#leave(),
    });
    const { root } = this.#parts.panel;
    // The top layer keeps the way out above banners and free of transformed ancestors.
    if ("popover" in root) {
      root.popover = "manual";
      root.showPopover();
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    onThreeShifts(() => this.#leave(), signal);
    // Back and forward must not bring the conversation back from the browser's page cache.
    window.addEventListener("pagehide", () => this.#forget(), { signal });
    for (const change of ["resize", "scroll"]) {
      window.visualViewport?.addEventListener(change, () => this.#fitKeyboard(), { signal });
    }
  }

  disconnectedCallback() {
    this.#listening.abort();
    // Moving the element within the page disconnects it for a moment; removing it ends the conversation.
    queueMicrotask(() => {
      if (!this.isConnected) this.#forget();
    });
  }

  get #all() {
    if (!this.#parts) throw new Error("guide-chat: used before it was placed in the page");
    return this.#parts;
  }

  #open() {
    const { panel, conversation } = this.#all;
    this.#show(true);
    // On a touch screen the keyboard would cover what the guide says about itself.
    if (matchMedia("(pointer: coarse)").matches) panel.panel.focus({ preventScroll: true });
    else conversation.composer.focus();
    void conversation.start();
  }

  #minimise() {
    this.#show(false);
    this.#all.panel.launcher.focus({ preventScroll: true });
  }

  /** @param {boolean} open */
  #show(open) {
    const { exit, launcher, panel } = this.#all.panel;
    panel.hidden = !open;
    exit.hidden = launcher.hidden = open;
    launcher.setAttribute("aria-expanded", String(open));
  }

  #forget() {
    const { conversation } = this.#all;
    conversation.wipe();
    conversation.forget();
    this.#show(false);
  }

  /** The order matters to someone who is watched: what can be seen goes first, and nothing waits for the network. */
  #leave() {
    const address = secureOr(this.getAttribute("leave"), NEUTRAL_PAGE);
    const { conversation } = this.#all;
    conversation.wipe();
    blankPage();
    conversation.forget();
    location.replace(address);
  }

  /** Phones draw the keyboard over the page: the panel keeps to what is left. */
  #fitKeyboard() {
    const { style } = this.#all.panel.panel;
    const view = window.visualViewport;
    if (!view) return;
    style.setProperty("--visible", `${view.height}px`);
    style.setProperty("--above", `${view.offsetTop}px`);
  }
}

/**
 * Builds what is inside the element, once.
 *
 * @param {GuideChat} host
 * @param {{open: () => void, minimise: () => void, leave: () => void}} act
 */
function assemble(host, act) {
  const server = webOrigin(host.getAttribute("server")) ?? GuideChat.scriptOrigin ?? location.origin;
  const country = host.getAttribute("country")?.trim().toUpperCase() ?? "";
  const known = /^[A-Z]{2}$/.test(country) ? country : null;
  const link = host.querySelector("a");
  const helpHref = link && webOrigin(link.href) ? link.href : `${server}/help${known ? `?country=${known}` : ""}`;

  const conversation = new Conversation(server, known, helpHref);
  const links = { helpHref, protocolHref: `${server}/protocol` };
  const content = [conversation.transcript.element, conversation.composer.element];
  const panel = buildPanel(act, links, content);

  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = styleSheets();
  shadow.append(panel.root);
  return { panel, conversation };
}
