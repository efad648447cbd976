/**
 * The composer: the next line of the script. What is written is kept on this device until the server has it.
 *
 * @module
 */

import { fill, need } from "../elements.js";
import { keep, onOtherWindow, recall } from "../kept.js";
import { on } from "../keys.js";

const LONGEST = 20_000;

/** @typedef {{id: string, speaker: string, content: string}} Entry */

export class Composer {
  /** The line that is on its way. @type {Entry | null} */
  #pending = null;
  /** The last line that arrived. */
  #arrived = "";

  /**
   * @param {string} place whose and which interview's, as part of the keys under which is kept what is written
   * @param {Record<string, string>} words
   * @param {() => void} send
   */
  constructor(place, words, send) {
    this.draft = `draft.${place}`;
    this.line = `line.${place}`;
    this.words = words;
    this.field = /** @type {HTMLTextAreaElement} */ (need("draft"));
    this.button = /** @type {HTMLButtonElement} */ (need("send"));
    this.form = /** @type {HTMLFormElement} */ (need("turn"));
    this.ready = true;
    this.form.noValidate = true;
    this.form.addEventListener("submit", (event) => {
      const by = /** @type {HTMLButtonElement | null} */ (event.submitter);
      if (by && by !== this.button) return;
      event.preventDefault();
      if (this.able) send();
    });
    this.field.addEventListener("input", () => this.#save());
    this.field.addEventListener("keydown", (event) => {
      if (
        on("send") &&
        event.key === "Enter" &&
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.isComposing
      ) {
        event.preventDefault();
        if (this.able) send();
      }
    });
    if (!this.field.value) this.field.value = recall(this.draft) ?? "";
    onOtherWindow(this.draft, () => this.#elsewhere());
    this.#show();
  }

  /** The line that is on its way; kept until `arrived`. */
  get pending() {
    return this.#pending;
  }

  set pending(entry) {
    this.#pending = entry;
    this.safe = keep(this.line, entry);
  }

  get text() {
    return this.field.value.replace(/^\n+|\s+$/g, "");
  }

  /** Whether there is something to send, and it is the user's turn. */
  get able() {
    return this.ready && this.text !== "" && this.text.length <= LONGEST;
  }

  /** It is (not) the user's turn. */
  turn(/** @type {boolean} */ ready) {
    this.ready = ready;
    this.#show();
  }

  /** The line that was sent before this page was opened, and of which nobody knows whether it arrived. */
  unsent() {
    /** @type {Entry | null} */
    const entry = recall(this.line);
    return entry;
  }

  /** Take the text out as a line that is on its way; it stays kept until `arrived`. */
  take(/** @type {string} */ id, /** @type {string} */ speaker) {
    const entry = { id, speaker, content: this.text };
    this.field.value = "";
    this.pending = entry;
    this.#save();
    this.#show();
    return entry;
  }

  /** The server has the line. */
  arrived(/** @type {string} */ id) {
    if (this.#arrived === id) return;
    this.#arrived = id;
    if (this.#pending?.id === id) this.#pending = null;
    if (recall(this.line)?.id === id) keep(this.line, null); // it may be another window's
  }

  /** The line was not taken: it is a draft again, before whatever was written since. */
  back() {
    if (!this.pending) return;
    this.field.value = [this.pending.content, this.field.value].filter(Boolean).join("\n");
    this.pending = null;
    this.#save();
    this.#show();
  }

  /** Put words at the end of the draft. */
  put(/** @type {string} */ text) {
    this.field.value = [this.field.value.trimEnd(), text].filter(Boolean).join("\n");
    this.#save();
    this.field.focus();
  }

  /** At every key: a page that crashes has no last moment in which to do it. */
  #save() {
    this.safe = keep(this.draft, this.field.value || null);
    this.#show();
  }

  /** Another window of this browser changed the draft: it is one draft. */
  #elsewhere() {
    this.field.value = recall(this.draft) ?? "";
    this.#show();
  }

  #show() {
    this.button.setAttribute("aria-disabled", String(!this.able));
    const count = countWords(this.text);
    const over = this.text.length - LONGEST;
    let said = "";
    if (over > 0) said = fill(this.words.tooLong ?? "", { count: over });
    else if (count && this.safe !== false)
      said = fill((count === 1 ? this.words.oneWord : this.words.manyWords) ?? "", { count });
    need("kept").textContent = said;
  }
}

/** Words, and Chinese characters one by one. */
export function countWords(/** @type {string} */ text) {
  return (text.match(/[\u3400-\u9fff]|[^\s\u3000-\u9fff\uff00-\uffef]+/g) ?? []).length;
}
