/**
 * Every sentence the widget itself says. `{}` stands for a number, a date or a name that is filled in.
 *
 * An owner overrides one with an attribute: `text-leave` for `leave`.
 */
export const TEXTS = {
  launcher: "Talk to the guide",
  steady: "Steady me now",
  name: "The guide",
  tagline: "Automated, not a person",
  leave: "Leave now",
  history: "Leaving does not erase your browser history.",
  minimise: "Minimise",
  conversation: "Conversation with the guide",
  field: "Your message",
  placeholder: "Write here",
  send: "Send",
  writing: "The guide is writing …",
  you: "You:",
  guide: "The guide:",
  chosen: "chosen",
  choices: "Possible answers",
  exercises: "Exercises",
  step: "Step {} of {}",
  controls: "In this exercise",
  back: "Back",
  skip: "Skip",
  pause: "Pause",
  stop: "Stop",
  timerStart: "Start timer",
  timerPause: "Pause timer",
  timerGoOn: "Resume timer",
  timerStop: "Stop timer",
  timerRuns: "The timer runs.",
  timerPaused: "The timer is paused.",
  timerHalf: "Half the time is over.",
  timerLast: "Ten seconds left.",
  timerOver: "The time is over.",
  ownWords: "Up to {} characters. Used for the next answer only, and kept nowhere.",
  printSummary: "Print this",
  summaryKept: "It is on this screen only. On paper or in a file, others could find it.",
  ground: "You are here, and it is now. Press both feet into the floor.\n\nBreathe out slowly, longer than you breathe in. Three times.\n\nName five things you see. Leave out what does not help. You can stop any time.",
  help: "Get help",
  protocol: "What happens in a crisis",
  retry: "Try again",
  more: "Show more",
  newTab: "opens in a new tab",
  unverified: "Without a date: not yet checked by us. If it does not work, call your local emergency number.",
  checked: "Checked by us on {}",
  reachable: "Ways to reach someone: {}.",
  phone: "Call",
  sms: "Text",
  chat: "Chat",
  web: "Website",
  country: "Which country are you in?",
  show: "Show",
  print: "Print these",
  unreachable: "The guide cannot be reached right now.",
  slow: "The guide is taking too long to answer.",
  busy: "Too many messages at once. Please wait a moment.",
  long: "That is too much at once. Please send it in parts.",
  broken: "Something went wrong on our side.",
  kept: "Your words are still in the box below.",
  reach: "If you need someone now, help is still here:",
  safety: "Privacy and safety",
  about: "This is an automated guide, not a person and not a therapist. It is for adults, and it can be wrong.",
  shift: "Leave now blanks this page at once. On a keyboard, pressing Shift three times does the same.",
  traces: "Someone with your device or your network may see that you were here.",
  safer: "Safer: a private window, or a device only you use. If that is safe, remove this page from the history.",
  stored: "Nothing you write is stored in this browser, nor kept on the server. It keeps what it was about, until you leave or fall silent.",
  erase: "Delete chat",
  eraseAsk: "It disappears here, and the server forgets it. This cannot be undone.",
  eraseYes: "Delete it now",
  eraseNo: "Keep it",
  erased: "Deleted. Nothing of it is left here or on the server.",
  eraseFailed: "Gone from this screen, but the server did not confirm. Try again, or it ends there after a time of silence.",
  startAgain: "Start again",
};

/** @typedef {keyof typeof TEXTS} TextName */

/**
 * @param {string} text
 * @param {string} value
 */
export function fill(text, value) {
  return text.replace("{}", value);
}

/**
 * Takes over the owner's wording.
 *
 * @param {Element} host
 */
export function readTexts(host) {
  for (const name of /** @type {TextName[]} */ (Object.keys(TEXTS))) {
    const own = host.getAttribute(`text-${name}`);
    if (own) TEXTS[name] = own;
  }
}
