/** The parts that are always there: the way out, the launcher, and the panel they open. */
import { button, icon, make, spoken } from "./dom.js";
import { TEXTS } from "./texts.js";

const LEAF = ["M5 20c0-9 5-15 15-16 0 10-5 15-12 15", "M5 20c2-5 5-8 9-10"];

/**
 * @param {{open: () => void, minimise: () => void, leave: () => void}} act
 * @param {{helpHref: string, protocolHref: string}} links
 * @param {HTMLElement[]} content transcript and composer
 */
export function buildPanel(act, links, content) {
  const exit = leaveButton(act.leave, "exit");
  const launcher = button({ class: "launcher", "aria-expanded": "false", "aria-controls": "panel" }, act.open, icon(...LEAF), TEXTS.launcher);
  const title = make("h2", { id: "title" }, TEXTS.name);
  const minimise = button({ class: "minimise" }, act.minimise, icon("M6 10l6 6 6-6"), spoken(TEXTS.minimise));
  const panel = make(
    "section",
    { id: "panel", class: "panel", role: "dialog", "aria-labelledby": "title", "aria-describedby": "tagline", tabindex: "-1" },
    make(
      "header",
      {},
      make("div", { class: "mark" }, icon(...LEAF)),
      make("div", { class: "who" }, title, make("p", { id: "tagline" }, TEXTS.tagline)),
      leaveButton(act.leave, "exit inside"),
      minimise,
    ),
    ...content,
    make(
      "footer",
      {},
      make("p", {}, TEXTS.history),
      make("p", {}, pageLink(links.helpHref, TEXTS.help), pageLink(links.protocolHref, TEXTS.protocol)),
    ),
  );
  panel.hidden = true;
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) act.minimise();
  });
  return { root: make("div", { class: "root", lang: "en", dir: "ltr" }, exit, launcher, panel), exit, launcher, panel };
}

/**
 * @param {() => void} leave
 * @param {string} name
 */
function leaveButton(leave, name) {
  return button({ class: name, title: TEXTS.leaveHint }, leave, TEXTS.leave);
}

/**
 * @param {string} href
 * @param {string} text
 */
function pageLink(href, text) {
  return make("a", { href, target: "_blank", rel: "noopener noreferrer" }, text, spoken(`, ${TEXTS.newTab}`));
}
