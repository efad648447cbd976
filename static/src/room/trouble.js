/**
 * What the server refused or could not do, in words over the composer, with what can be done about it.
 *
 * @module
 */

import { fill, local } from "../elements.js";

/** @typedef {import("../frames.js").Answer} Answer */
/** @typedef {import("../frames.js").Frame} Frame */

export class Trouble {
  /**
   * @param {import("./notices.js").Notices} notices
   * @param {Record<string, string>} words
   */
  constructor(notices, words) {
    this.notices = notices;
    this.words = words;
  }

  /** Whatever it was, it is over. */
  over() {
    this.notices.clear("answer", "page");
  }

  /** An attempt came to nothing, or broke off. */
  failed(/** @type {Answer} */ answer, /** @type {() => void} */ retry) {
    const { code = "", error, retryable } = /** @type {Frame} */ (answer.ending);
    const uncounted = code.startsWith("MODEL_") && !answer.text ? ` ${this.words.uncounted}` : "";
    this.#bad(`${error}${uncounted}`, retryable ? retry : null);
  }

  /** Nothing was begun. */
  refused(/** @type {Frame} */ refusal, /** @type {() => void} */ again) {
    const { used, limit, resetsAt } = refusal.details ?? {};
    if (refusal.code === "INTERVIEW_ENDED") {
      const look = { button: this.words.look ?? "", href: location.pathname };
      this.notices.show("answer", this.words.finished ?? "", look);
    } else if (refusal.code === "QUOTA_EXCEEDED" && limit !== undefined && resetsAt) {
      const words = fill(this.words.quota ?? "", { used: used ?? limit, limit, when: local(resetsAt, true) });
      this.notices.show("answer", words);
    } else this.#bad(refusal.error || this.words.refused || "", refusal.retryable ? again : null);
  }

  /** An error that belongs to nothing that was asked here. */
  stray(/** @type {Frame} */ frame) {
    this.#bad(frame.error || this.words.refused || "", null);
  }

  /** @param {string} text @param {(() => void) | null} act */
  #bad(text, act) {
    this.notices.show("answer", text, {
      bad: true,
      first: true,
      ...(act ? { button: this.words.retry ?? "", act } : {}),
    });
  }
}
