/**
 * Whose turn it is: always said over the composer, with what can be done about it.
 *
 * @module
 */

import { need } from "../elements.js";

/** @typedef {"yours" | "thinking" | "speaking" | "stopped" | "failed" | "sending"} Turn */

/** @type {Record<Turn, string>} */
const LOOKS = { yours: "yours", thinking: "", speaking: "", stopped: "off", failed: "lost", sending: "off" };

export class Whose {
  /** @type {Turn} */
  turn = "yours";
  #status = need("status");

  /** @param {Record<string, string>} words */
  constructor(words) {
    this.words = words;
  }

  /** @param {Turn} turn @param {boolean} differ whether the last answer can be asked for differently */
  show(turn, differ) {
    this.turn = turn;
    need("whose").className = `whose ${LOOKS[turn]}`.trim();
    need("says").textContent = this.words[turn] ?? "";
    const runs = turn === "thinking" || turn === "speaking";
    this.#hide("stop", !runs);
    this.#hide("differ", runs || turn === "sending" || !differ);
  }

  /** Say one sentence to who listens instead of looking. */
  tell(/** @type {string} */ text) {
    this.#status.textContent = text;
  }

  /** Hide a button; the focus goes to the composer, not nowhere. */
  #hide(/** @type {string} */ id, /** @type {boolean} */ hidden) {
    const button = need(id);
    if (hidden && button === document.activeElement) need("draft").focus();
    button.hidden = hidden;
  }
}
