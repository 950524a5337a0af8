/** The parts that are always there: the way out, the launcher, and the panel they open. */
import { button, icon, make, spoken } from "./dom.js";
import { keepKeysInside, unrecorded } from "./shield.js";
import { TEXTS } from "./texts.js";

const LEAF = "M5 20c0-9 5-15 15-16 0 10-5 15-12 15M5 20c2-5 5-8 9-10";

/**
 * @param {{open: () => void, steady: () => void, minimise: () => void, leave: () => void}} act
 * @param {Node[]} content
 * @param {{alone: boolean, framed: boolean, steadies: boolean}} mode alone: the panel is the whole page; framed: and a
 *   frame's, in a panel; steadies: help with a trigger is one tap away
 */
export function buildPanel(act, content, { alone, framed, steadies }) {
  const exit = leaveButton(act.leave, "");
  const launcher = button("button full launcher", act.open, icon(LEAF), TEXTS.launcher);
  launcher.setAttribute("aria-expanded", "false");
  const steady = button("button slim", act.steady, TEXTS.steady);
  const outside = steadies ? [exit, steady, launcher] : [exit, launcher];
  const minimise = button("bare", act.minimise, icon("M6 10l6 6 6-6"), spoken(TEXTS.minimise));
  minimise.hidden = alone;
  const header = make(
    "header",
    "",
    icon(LEAF),
    make("div", "who", make("h2", "", TEXTS.name), make("p", { id: "tagline" }, TEXTS.tagline)),
    leaveButton(act.leave, "inside"),
    minimise,
  );
  header.hidden = framed;
  const panel = make(
    "section",
    { class: "panel", "aria-label": TEXTS.name, "aria-describedby": "tagline", tabindex: "-1" },
    header,
    ...content,
  );
  if (!alone) panel.setAttribute("role", "dialog");
  panel.hidden = !alone;
  for (const each of outside) each.hidden = alone;
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) act.minimise();
  });
  const root = unrecorded(make(alone ? "div" : "section", alone ? "root alone" : { class: "root", "aria-label": TEXTS.name }, ...outside, panel));
  keepKeysInside(root);
  return { root, outside, launcher, panel };
}

/**
 * @param {() => void} leave
 * @param {string} name
 */
export function leaveButton(leave, name) {
  const exit = button(`button slim plain ${name}`, leave, TEXTS.leave);
  exit.title = TEXTS.history;
  return exit;
}
