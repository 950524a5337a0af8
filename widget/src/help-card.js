/** The card that shows human help: calm, the ways to reach someone first, honest about what is unchecked. */
import { button, make, pageLink, spoken } from "./dom.js";
import { printAlone } from "./print.js";
import { fill, TEXTS } from "./texts.js";

/** @typedef {import("./contract.js").Service} Service */

/** More than this many services at once is a wall; the rest is one tap away. */
const SHOWN_AT_ONCE = 4;

/**
 * @param {Node[]} words what stands above the services: the text, and the answers to its question
 * @param {Service[]} services
 * @param {Node | null} country where it can be chosen
 * @param {number} before how many of the words stand above the first service
 * @returns {HTMLElement}
 */
export function helpCard(words, services, country, before) {
  const card = make("div", "card", ...words.slice(0, before));
  const after = words.slice(before);
  if (after.length) card.append(...lists(services.slice(0, 1)), ...after);
  card.append(...lists(services.slice(after.length ? 1 : 0, SHOWN_AT_ONCE)));
  const rest = services.slice(SHOWN_AT_ONCE);
  if (rest.length) card.append(make("details", "", make("summary", "", TEXTS.more), ...lists(rest)));
  if (services.some(({ verified }) => !verified)) card.append(make("p", "small", TEXTS.unverified));
  if (services.length) {
    const print = button("bare", () => printAlone(...lists(services)), TEXTS.print);
    card.append(make("div", "below", country ?? "", print));
  }
  return card;
}

/**
 * @param {Service[]} services
 * @returns {HTMLElement[]} none for none
 */
function lists(services) {
  return services.length ? [make("ul", { class: "services", role: "list" }, ...services.map(serviceItem))] : [];
}

/** @param {Service} service */
function serviceItem(service) {
  const what = [service.for, service.hours].filter(Boolean).join(" · ");
  const item = make("li", "", make("p", "service", service.name), make("p", "small", what));
  if (service.channels.length) {
    const channels = service.channels.map((channel) => channelLink(channel, service.name));
    item.append(make("div", "channels", ...channels));
  }
  if (service.verified) item.append(make("p", "small", fill(TEXTS.checked, service.verified)));
  return item;
}

/**
 * @param {import("./contract.js").Channel} channel
 * @param {string} service so that a list of links read aloud says whom each one reaches
 */
function channelLink({ kind, display, href }, service) {
  const verb = TEXTS[/** @type {import("./texts.js").TextName} */ (kind)] ?? "";
  // Numbers read left to right in every language.
  const address = make("bdi", { dir: "ltr" }, display);
  /** @type {(Node | string)[]} */
  const words = display.toLowerCase().startsWith(verb.toLowerCase()) ? [address] : [`${verb} `, address];
  words.push(spoken(`, ${service}`));
  const name = kind === "phone" ? "button full" : "button";
  return href.startsWith("https:") ? pageLink(href, words, name) : make("a", { href, class: name }, ...words);
}
