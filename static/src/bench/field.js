/**
 * The plain field for code: numbered, Tab indents. It stays what is kept and sent when the editor takes its place.
 *
 * @module
 */

import { el, need } from "../elements.js";

/**
 * What code is written in: the plain field, or the editor in its place.
 *
 * @typedef {object} Writing
 * @property {(source: string) => void} fill
 * @property {(language: string) => void} speak
 * @property {(line: number | null) => void} mark a line that is spoken of
 * @property {() => void} focus
 */

/** @implements {Writing} */
export class PlainField {
  #leaving = false;
  /** @type {number | null} */
  #marked = null;

  /** @param {HTMLTextAreaElement} field @param {() => void} written */
  constructor(field, written) {
    this.field = field;
    this.gutter = need("gutter");
    field.addEventListener("input", () => {
      this.#number();
      written();
    });
    field.addEventListener("keydown", (event) => this.#indent(event));
    field.addEventListener("scroll", () => this.#number(), { passive: true });
    this.#number();
  }

  /** @param {string} source */
  fill(source) {
    this.field.value = source;
    this.mark(null);
  }

  speak() {}

  /** @param {number | null} line */
  mark(line) {
    this.#marked = line;
    this.gutter.replaceChildren();
    this.#number();
    if (line) this.field.scrollTop = (line - 5) * parseFloat(getComputedStyle(this.field).lineHeight);
  }

  focus() {
    this.field.focus();
  }

  /** Tab indents by four; Escape, then Tab, leaves the field. */
  #indent(/** @type {KeyboardEvent} */ event) {
    if (event.key === "Escape") this.#leaving = true;
    else if (event.key === "Tab" && !event.shiftKey && !this.#leaving) {
      event.preventDefault();
      this.field.setRangeText("    ", this.field.selectionStart, this.field.selectionEnd, "end");
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (event.key !== "Tab" && event.key !== "Shift") this.#leaving = false;
  }

  #number() {
    const lines = this.field.value.split("\n").length;
    if (this.gutter.childElementCount !== lines) {
      const at = (/** @type {number} */ line) => (line === this.#marked ? { class: "at" } : undefined);
      const numbers = Array.from({ length: lines }, (_, n) => el("span", at(n + 1), String(n + 1)));
      this.gutter.replaceChildren(...numbers);
    }
    this.gutter.scrollTop = this.field.scrollTop;
  }
}
