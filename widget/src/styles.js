/** The widget's style sheets, built so that a content policy without inline styles lets them through. */
import composer from "./styles/composer.css";
import foundation from "./styles/foundation.css";
import launcher from "./styles/launcher.css";
import panel from "./styles/panel.css";
import replies from "./styles/replies.css";
import transcript from "./styles/transcript.css";

/** @returns {CSSStyleSheet[]} */
export function styleSheets() {
  return [foundation, launcher, panel, transcript, replies, composer].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
}
