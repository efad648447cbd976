/**
 * “Line 7” in what is said: found, and made something to press.
 *
 * @module
 */

import { el } from "../elements.js";

const MENTION = /\bline (\d{1,4})\b|第\s*(\d{1,4})\s*行/gi;

/**
 * The mentions of lines in a text, in their order.
 *
 * @param {string} text
 * @returns {{at: number, words: string, line: number}[]}
 */
export function mentions(text) {
  return [...text.matchAll(MENTION)].map((found) => ({
    at: found.index,
    words: found[0],
    line: Number(found[1] ?? found[2]),
  }));
}

/**
 * Make the mentions within an element things to press; where nothing can be pressed they are only set apart.
 *
 * @param {Element} place
 * @param {((line: number) => void) | null} act
 */
export function link(place, act) {
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    if (!text.parentElement?.closest("pre, .atline") && mentions(text.data).length) found.push(text);
  }
  for (const text of found) text.replaceWith(...pieces(text.data, act));
}

/** @param {string} text @param {((line: number) => void) | null} act */
function pieces(text, act) {
  /** @type {(Node | string)[]} */
  const made = [];
  let from = 0;
  for (const { at, words, line } of mentions(text)) {
    const piece = act
      ? el("button", { type: "button", class: "atline" }, words)
      : el("span", { class: "atline" }, words);
    if (act) piece.addEventListener("click", () => act(line));
    made.push(text.slice(from, at), piece);
    from = at + words.length;
  }
  return [...made, text.slice(from)];
}
