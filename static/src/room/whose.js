/**
 * Whose turn it is: always said over the composer, with what can be done about it.
 *
 * @module
 */

import { fill, need } from "../elements.js";

/** @typedef {"yours" | "thinking" | "speaking" | "stopped" | "failed" | "sending" | "unsaid" | "over"} Turn */

/** @type {Record<Turn, string>} */
const LOOKS = {
  yours: "yours",
  over: "yours",
  thinking: "",
  speaking: "",
  stopped: "yours off",
  unsaid: "off",
  failed: "lost",
  sending: "off",
};

/** @type {Turn[]} */
const OPEN = ["yours", "over", "stopped", "unsaid", "failed"];

/** Whether the user may send a line. */
export const open = (/** @type {Turn} */ turn) => OPEN.includes(turn);

/**
 * Whose turn it is when no answer is on its way.
 *
 * @param {import("../frames.js").Answer | null} current the answer that was the last
 * @param {boolean} owed whether the user spoke last, or nobody did and the other seat begins
 * @param {{withdrawn: boolean, over: boolean}} room what was so when the page was opened, and whether it is over now
 * @returns {Turn}
 */
export function settled(current, owed, { withdrawn, over }) {
  const { ending = null, text = "", kept = null } = current ?? {};
  if (ending?.type === "done" && ending.finishReason === "cancelled") {
    if (ending.transcriptId) return "stopped";
    if (owed) return "unsaid";
  } else if (owed && current) return "failed";
  else if (ending?.type === "error" && text && !kept) return "stopped";
  if (owed && withdrawn) return "unsaid";
  return over ? "over" : "yours";
}

export class Whose {
  /** @type {Turn} */
  turn = "yours";
  #status = need("status");
  #draft = /** @type {HTMLTextAreaElement} */ (need("draft"));
  #invites = this.#draft.placeholder;

  /** @param {Record<string, string>} words */
  constructor(words) {
    this.words = words;
  }

  /**
   * @param {Turn} turn
   * @param {boolean} differ whether the last answer can be asked for differently
   * @param {number} place of the answer in the queue of a busy model; 0: it is not in one
   */
  show(turn, differ, place) {
    this.turn = turn;
    need("whose").className = `whose ${LOOKS[turn]}`.trim();
    const queued = turn === "thinking" && place > 0;
    need("says").textContent = queued ? fill(this.words.queued ?? "", { place }) : (this.words[turn] ?? "");
    this.#draft.placeholder = turn === "failed" ? (this.words.writeOn ?? "") : this.#invites;
    const runs = turn === "thinking" || turn === "speaking";
    this.#hide("stop", !runs);
    this.#hide("finish-here", turn !== "over");
    const label = (turn === "unsaid" ? this.words.again : this.words.differ) ?? "";
    const button = need("differ");
    button.setAttribute("aria-label", label);
    button.querySelector("span")?.replaceChildren(label);
    this.#hide("differ", runs || turn === "sending" || !(differ || turn === "unsaid"));
  }

  /** Say one sentence to who listens instead of looking. */
  tell(/** @type {string} */ text) {
    this.#status.textContent = text;
  }

  /** Hide a button; the focus goes to the composer, not nowhere. */
  #hide(/** @type {string} */ id, /** @type {boolean} */ hidden) {
    const button = need(id);
    if (hidden && button === document.activeElement) this.#draft.focus();
    button.hidden = hidden;
  }
}
