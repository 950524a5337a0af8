/** Plain text from the server as paragraphs and lists, long ones in pieces. */
import { make } from "./dom.js";

const MARKS = { ul: /^\s*[-*•]\s+/, ol: /^\s*\d+[.)]\s+/ };

/** @typedef {{tag: "p" | "ul" | "ol", lines: string[]}} Run lines that belong to one element */

/**
 * Blank lines separate blocks; lines that start with "- " or "1. " become lists; other line breaks stay.
 *
 * @param {string} text
 * @param {string} [language] code of the text's language when it is not the page's: read aloud and laid out in it
 * @returns {HTMLElement[]}
 */
export function prose(text, language = "") {
  const spoken = language ? { lang: language, dir: "auto" } : "";
  return text.trim().split(/\n\s*\n/).flatMap(runs).map(({ tag, lines }) =>
    tag === "p" ? make("p", spoken, lines.join("\n")) : make(tag, spoken, ...lines.map((line) => make("li", "", line))),
  );
}

/** About as much as is read in one go on a phone, in characters. */
const PIECE = 700;

/**
 * Cuts a long text between its paragraphs and lists.
 *
 * @param {HTMLElement[]} blocks
 * @returns {HTMLElement[][]} at least one piece
 */
export function inPieces(blocks) {
  let size = 0;
  const at = blocks.findIndex(({ textContent }, index) => (size += (textContent ?? "").length) > PIECE && index);
  return at > 0 ? [blocks.slice(0, at), ...inPieces(blocks.slice(at))] : [blocks];
}

/**
 * @param {string} block
 * @returns {Run[]}
 */
function runs(block) {
  /** @type {Run[]} */
  const found = [];
  for (const line of block.split("\n")) {
    const tag = MARKS.ul.test(line) ? "ul" : MARKS.ol.test(line) ? "ol" : "p";
    const words = (tag === "p" ? line : line.replace(MARKS[tag], "")).trim();
    const last = found.at(-1);
    if (last?.tag === tag) last.lines.push(words);
    else found.push({ tag, lines: [words] });
  }
  return found;
}
