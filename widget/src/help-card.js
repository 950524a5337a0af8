/** The card that shows human help: calm, the ways to reach someone first, honest about what is unchecked. */
import { make, spoken } from "./dom.js";
import { prose } from "./prose.js";
import { TEXTS } from "./texts.js";

/** More than this many services at once is a wall; the rest is one tap away. */
const SHOWN_AT_ONCE = 4;

/**
 * @param {import("./contract.js").HelpMessage} message
 * @returns {HTMLElement}
 */
export function helpCard({ text, language, services }) {
  const card = make("div", { class: "card" }, ...prose(text, language));
  const first = services.slice(0, SHOWN_AT_ONCE);
  const rest = services.slice(SHOWN_AT_ONCE);
  if (first.length) card.append(serviceList(first));
  if (rest.length) {
    const summary = make("summary", {}, TEXTS.more(rest.length));
    card.append(make("details", {}, summary, serviceList(rest)));
  }
  const unverified = services.filter(({ verified }) => !verified).length;
  if (unverified) {
    const note = unverified === services.length ? TEXTS.unverified : TEXTS.someUnverified;
    card.append(make("p", { class: "small" }, note));
  }
  return card;
}

/** @param {import("./contract.js").Service[]} services */
function serviceList(services) {
  return make("ul", { class: "services", role: "list" }, ...services.map(serviceItem));
}

/** @param {import("./contract.js").Service} service */
function serviceItem(service) {
  const item = make("li", {}, make("p", { class: "service" }, service.name));
  if (service.for) item.append(make("p", { class: "purpose" }, service.for));
  if (service.hours) item.append(make("p", { class: "small" }, service.hours));
  if (service.channels.length) {
    const channels = service.channels.map((channel) => channelLink(channel, service.name));
    item.append(make("div", { class: "channels" }, ...channels));
  }
  if (service.verified) item.append(make("p", { class: "small" }, TEXTS.checked(service.verified)));
  return item;
}

/**
 * @param {import("./contract.js").Channel} channel
 * @param {string} service so that a list of links read aloud says whom each one reaches
 */
function channelLink({ kind, display, href }, service) {
  const verb = TEXTS.verbs[kind] ?? "";
  // Numbers read left to right in every language.
  const address = make("bdi", { dir: "ltr" }, display);
  const words = display.toLowerCase().startsWith(verb.toLowerCase()) ? [address] : [`${verb} `, address];
  const link = make("a", { href, class: kind === "phone" ? "channel call" : "channel" }, ...words);
  const web = href.startsWith("https:");
  if (web) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  link.append(spoken(`, ${service}${web ? `, ${TEXTS.newTab}` : ""}`));
  return link;
}
