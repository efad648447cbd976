/**
 * The ladder of hints: how many were given, and the button that asks for the next.
 *
 * @module
 */

import { fill, maybe } from "../elements.js";

export class Hints {
  /**
   * @param {{given: number, of: number}} hints
   * @param {Record<string, string>} words
   * @param {(wish: string) => void} ask
   */
  constructor(hints, words, ask) {
    this.hints = hints;
    this.words = words;
    this.button = maybe("hint");
    this.told = maybe("hints");
    if (this.button) this.button.hidden = false;
    this.button?.addEventListener("click", () => {
      if (this.hints.given < this.hints.of) ask(this.button?.dataset.wish ?? "");
    });
    this.#show();
  }

  /** The interviewer gave the hint of this level. */
  given(/** @type {number} */ level) {
    this.hints.given = Math.max(this.hints.given, level);
    this.#show();
  }

  /** Another question, with so many hints. */
  anew(/** @type {number} */ of) {
    this.hints = { given: 0, of };
    this.#show();
  }

  #show() {
    if (!this.button || !this.told) return;
    const { given, of } = this.hints;
    const over = given >= of;
    this.button.textContent = (given ? this.words.nextHint : this.words.askHint) ?? "";
    this.button.setAttribute("aria-disabled", String(over));
    this.told.textContent = given
      ? fill((over ? this.words.hintsOver : this.words.hintsGiven) ?? "", { given, of })
      : "";
  }
}
