/** `<guide-chat>`: puts the conversation on a page, and the way out of it. */
import { Conversation } from "./conversation.js";
import { focusOn } from "./dom.js";
import { Frame, SIGNS } from "./frame.js";
import { blankPage, NEUTRAL_PAGE, onThreeShifts } from "./leave.js";
import { secureOr, webOrigin } from "./links.js";
import { buildPanel } from "./panel.js";
import { keepExitReachable, toTop } from "./rescue.js";
import { footer } from "./safety.js";
import { unrecorded } from "./shield.js";
import { sheet } from "./styles.js";
import { readTexts } from "./texts.js";
import { applyTheme } from "./theme.js";

/**
 * Attributes: see docs/embed.md. The link inside is what visitors see without JavaScript; its address is the one shown
 * when the guide cannot answer.
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
      steady: () => this.#steady(),
      minimise: () => this.#minimise(),
      leave: () => this.#leave(),
    });
    const { panel, mode, conversation } = this.#parts;
    toTop(panel.root);
    applyTheme(this, panel.root);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    onThreeShifts(() => this.#leave(), signal);
    // Back and forward must not bring the conversation back from the browser's page cache.
    window.addEventListener("pagehide", () => this.#forget(), { signal });
    for (const change of ["resize", "scroll"]) {
      window.visualViewport?.addEventListener(change, () => this.#fitKeyboard(), { signal });
    }
    if (mode.alone) {
      void conversation.start();
      if (!mode.framed) return;
      window.addEventListener("message", ({ source, data }) => {
        if (source === window.parent && data === SIGNS.steady) this.#steady();
      }, { signal });
      tell(SIGNS.ready);
      return;
    }
    keepExitReachable(this, () => this.#leave(), signal);
    // What the page puts into the top layer later would lie above.
    const rise = (/** @type {Event} */ { target }) => {
      if (target instanceof Element && target.matches("dialog[open], :popover-open, :fullscreen")) toTop(panel.root);
    };
    document.addEventListener("toggle", rise, { capture: true, signal });
    document.addEventListener("fullscreenchange", rise, { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
    // Moving the element within the page disconnects it for a moment; removing it ends the conversation.
    queueMicrotask(() => {
      if (!this.isConnected) this.#forget();
    });
  }

  /** Only asked for once the element is in the page. */
  get #all() {
    return /** @type {ReturnType<typeof assemble>} */ (this.#parts);
  }

  #open() {
    const { panel, conversation } = this.#all;
    this.#show(true);
    // On a touch screen the keyboard would cover what the guide says about itself.
    if (matchMedia("(pointer: coarse)").matches) focusOn(panel.panel);
    else conversation.focus();
    void conversation.start();
  }

  /** Nothing to write: the first thing to do comes by itself. */
  #steady() {
    const { panel, conversation } = this.#all;
    this.#show(true);
    focusOn(panel.panel);
    conversation.steady();
  }

  #minimise() {
    const { panel, mode } = this.#all;
    if (mode.framed) tell(SIGNS.minimise);
    if (mode.alone) return;
    this.#show(false);
    focusOn(panel.launcher);
  }

  /** @param {boolean} open */
  #show(open) {
    const { panel: { root, outside, launcher, panel }, mode } = this.#all;
    if (mode.alone) return;
    panel.hidden = !open;
    for (const each of outside) each.hidden = open;
    launcher.setAttribute("aria-expanded", String(open));
    if (open) applyTheme(this, root);
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
    const { conversation, mode } = this.#all;
    conversation.wipe();
    blankPage();
    conversation.forget();
    if (mode.framed) tell(SIGNS.leave);
    else location.replace(address);
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

/** @param {string} sign for the page that this one is framed in; it holds nothing of the conversation */
function tell(sign) {
  window.parent.postMessage(sign, "*");
}

/**
 * Builds what is inside the element, once.
 *
 * @param {GuideChat} host
 * @param {{open: () => void, steady: () => void, minimise: () => void, leave: () => void}} act
 */
function assemble(host, act) {
  unrecorded(host);
  readTexts(host);
  const server = webOrigin(host.getAttribute("server")) ?? GuideChat.scriptOrigin ?? location.origin;
  const country = host.getAttribute("country")?.trim().toUpperCase() || null;
  const link = host.querySelector("a");
  const helpHref = link?.href || `${server}/help`;
  const alone = host.hasAttribute("standalone");
  const steadies = host.getAttribute("steady") !== "off";
  const mode = { alone, framed: alone && window.parent !== window, steadies };

  const language = /** @type {HTMLElement | null} */ (host.closest("[lang]"))?.lang ?? "";
  const isolated = host.hasAttribute("data-isolated");
  const conversation = isolated
    ? new Frame(server, country, helpHref, act)
    : new Conversation(server, { ...(country && { country }), ...(/^(en\b|$)/i.test(language) ? {} : { language }) }, helpHref);
  const below = conversation instanceof Conversation
    ? [footer({ helpHref, protocolHref: `${server}/protocol` }, {
      exercises: () => conversation.exercises(),
      erase: (said) => conversation.erase(said),
      start: () => void conversation.start(),
    })]
    : [];
  const panel = buildPanel(act, [...conversation.elements, ...below], mode);
  // Its words are English unless the owner says otherwise on the element itself; the page's direction is inherited.
  panel.root.lang = host.lang || "en";
  panel.root.dir = getComputedStyle(host).direction;
  panel.root.classList.add(...(host.getAttribute("position")?.match(/top|start/g) ?? []));

  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet()];
  shadow.append(panel.root);
  return { panel, conversation, mode };
}
