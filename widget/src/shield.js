/** Keeping what is typed and shown away from the page around: from session recorders, and from its key handlers. */

/**
 * What recorders of visits take for "not this": rrweb and those built on it, PostHog, Sentry, New Relic, FullStory,
 * Hotjar, LogRocket, OpenReplay, Clarity, Datadog.
 */
const CLASSES = ["rr-block", "ph-no-capture", "sentry-block", "nr-block", "fs-exclude"];
const MARKS = {
  "data-hj-suppress": "",
  "data-private": "",
  "data-openreplay-hidden": "",
  "data-clarity-mask": "true",
  "data-dd-privacy": "hidden",
};

/**
 * Marks an element and what is in it as not to be recorded.
 *
 * @template {Element} E
 * @param {E} element
 */
export function unrecorded(element) {
  element.classList.add(...CLASSES);
  for (const [name, value] of Object.entries(MARKS)) element.setAttribute(name, value);
  return element;
}

/** The same for a field, and for helpers in the browser that send what is typed elsewhere to check it. */
export const FIELD_MARKS = {
  class: "rr-ignore sentry-ignore",
  autocomplete: "off",
  autocorrect: "off",
  spellcheck: "false",
  writingsuggestions: "false",
  "data-gramm": "false",
};

const TELLING = "keydown keyup keypress beforeinput input change compositionupdate copy cut paste";

/**
 * Ends the way of events that tell what is typed before they reach the page, whose shortcuts must not fire either.
 *
 * @param {Element} root
 */
export function keepKeysInside(root) {
  for (const type of TELLING.split(" ")) root.addEventListener(type, (event) => event.stopPropagation());
}
