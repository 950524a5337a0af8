/** The owner's colours, made legible: `--guide-accent`, `--guide-background` and `--guide-text` on the element. */

/** @typedef {number[]} Colour red, green and blue, each from 0 to 1 */

/**
 * Takes over the owner's colours. One that could not be read on its ground is moved towards black or white until it can.
 * WCAG 2.2 asks for 4.5 to 1; more is asked for here, since the style sheet mixes the three into shades in between.
 *
 * @param {HTMLElement} host
 * @param {HTMLElement} root whose own colours are the widget's
 */
export function applyTheme(host, root) {
  const { style } = root;
  style.cssText = "";
  /**
   * @param {string} own
   * @param {string} name
   */
  const wanted = (own, name) => {
    // What is no colour is not taken by the browser, and the one before stays. The mix makes every notation three numbers.
    for (const value of [`var(--${name})`, getComputedStyle(host).getPropertyValue(`--guide-${own}`)]) {
      style.color = `color-mix(in srgb,${value},${value})`;
    }
    const parts = getComputedStyle(root).color.match(/[\d.]+(e-\d+)?/g) ?? [];
    return parts.slice(0, 3).map(Number);
  };
  const paper = wanted("background", "paper");
  const ground = legible(paper, luminance(paper) < 0.18 ? [1, 1, 1] : [0, 0, 0], 9);
  const colours = {
    paper: ground,
    ink: legible(wanted("text", "ink"), ground, 8),
    leaf: legible(wanted("accent", "leaf"), ground, 6),
  };
  style.cssText = "";
  for (const [name, colour] of Object.entries(colours)) style.setProperty(`--${name}`, `color(srgb ${colour.join(" ")})`);
}

/**
 * The colour, moved away from its ground as far as it takes.
 *
 * @param {Colour} colour
 * @param {Colour} ground
 * @param {number} least contrast
 */
function legible(colour, ground, least) {
  const under = luminance(ground);
  const away = under > 0.18 ? 0 : 1;
  for (let step = 0; step < 1; step += 0.04) {
    const moved = colour.map((value) => value + (away - value) * step);
    const over = luminance(moved);
    if ((Math.max(over, under) + 0.05) / (Math.min(over, under) + 0.05) >= least) return moved;
  }
  return [away, away, away];
}

/** @param {Colour} colour */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
