/**
 * How what a model said is shown: as data, with the little formatting that reads well and nothing else.
 * The same rules as the page's (`interviews/templatetags/said.py`); links and pictures stay text.
 *
 * @module
 */

import { el } from "./elements.js";

const SPAN = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\*([^*\s](?:[^*\n]*[^*\s])?)\*/g;
const FENCE = /^```[^\n]*\n?/;

/**
 * Cut a text into blocks: paragraphs, and fenced code as a whole.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function blocks(text) {
  /** @type {string[]} */
  const found = [];
  /** @type {string[]} */
  let block = [];
  let fenced = false;
  const close = () => {
    if (block.join("").trim()) found.push(block.join("\n"));
    block = [];
  };
  for (const line of text.split("\n")) {
    if (line.startsWith("```") && !fenced) close();
    const ends = fenced && /^```[ \t]*$/.test(line);
    if (!line.trim() && !fenced) close();
    else block.push(line);
    if (line.startsWith("```") && !fenced) fenced = true;
    else if (ends) {
      fenced = false;
      close();
    }
  }
  close();
  return found;
}

/** The element of one block. */
export function element(/** @type {string} */ block) {
  if (FENCE.test(block)) return el("pre", {}, block.replace(FENCE, "").replace(/\n```[ \t]*$/, ""));
  const paragraph = el("p");
  block
    .trim()
    .split("\n")
    .forEach((line, number) => {
      if (number) paragraph.append(el("br"));
      paragraph.append(...spans(line));
    });
  return paragraph;
}

/** @param {string} line @returns {(Node | string)[]} */
function spans(line) {
  const parts = [];
  let at = 0;
  for (const span of line.matchAll(SPAN)) {
    parts.push(line.slice(at, span.index));
    const [whole, code, strong, em] = span;
    if (code) parts.push(el("code", {}, code));
    else if (strong) parts.push(el("strong", {}, strong));
    else parts.push(el("em", {}, em ?? ""));
    at = span.index + whole.length;
  }
  return [...parts, line.slice(at)];
}

/** Shows a growing text: blocks that did not change stay the elements they are. */
export class Said {
  /** @type {{source: string, shown: HTMLElement}[]} */
  #blocks = [];

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
  }

  /** @param {string} text */
  show(text) {
    const sources = blocks(text);
    for (let n = 0; n < sources.length; n += 1) {
      const source = sources[n] ?? "";
      const old = this.#blocks[n];
      if (old?.source === source) continue;
      const shown = element(source);
      if (old) old.shown.replaceWith(shown);
      else this.place.append(shown);
      this.#blocks[n] = { source, shown };
    }
    for (const gone of this.#blocks.splice(sources.length)) gone.shown.remove();
  }

  /** The element in which the text ends. */
  get end() {
    return this.#blocks.at(-1)?.shown ?? this.place;
  }
}
