/** The widget's style sheet, built so that a content policy without inline styles lets it through. */
import css from "./styles/widget.css";

/** @param {string} [text] the widget's own when it is left out */
export function sheet(text = css) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
