/**
 * The code field beside the talk: kept on this device, numbered, sent along with each line. The problem above it.
 *
 * @module
 */

import { el, maybe, need } from "../elements.js";
import { keep, recall } from "../kept.js";
import { element } from "../said.js";

export class Bench {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saving;

  /**
   * @param {string} key under which code is kept
   * @param {Record<string, string>} words
   * @param {string} problem address of the question under discussion
   * @param {number} question its number
   */
  constructor(key, words, problem, question) {
    this.key = key;
    this.words = words;
    this.problem = problem;
    this.question = question;
    this.field = /** @type {HTMLTextAreaElement} */ (need("src"));
    this.language = /** @type {HTMLSelectElement} */ (need("code-language"));
    this.gutter = need("gutter");
    const kept = recall(this.#name());
    if (!this.field.value && kept) this.#fill(kept);
    this.field.addEventListener("input", () => this.#written());
    this.field.addEventListener("keydown", (event) => this.#indent(event));
    this.field.addEventListener("scroll", () => this.#number(), { passive: true });
    this.language.addEventListener("change", () => this.#written());
    window.addEventListener("pagehide", () => this.#save());
    this.#number();
  }

  /** What goes along with a line: nothing when nothing was written. */
  get code() {
    const source = this.field.value;
    return source.trim() ? { code: { language: this.language.value, source } } : {};
  }

  /** Another question is under discussion: its problem, and a clean field (the old code stays kept). */
  async goTo(/** @type {number} */ question) {
    if (question === this.question) return;
    this.#save();
    this.question = question;
    this.#fill(recall(this.#name()) ?? { source: "", language: this.language.value });
    const answer = await fetch(this.problem).catch(() => null);
    if (answer?.ok) this.#show(await answer.json());
  }

  /** The latest words of the interviewer stay in sight above the code. */
  peek(/** @type {string} */ text) {
    const peek = maybe("peek");
    if (!peek) return;
    peek.hidden = false;
    need("peek-said").textContent = text;
  }

  /** @param {{statement: string[], examples: {input: string, output: string}[]}} problem */
  #show({ statement, examples }) {
    need("task").hidden = false;
    need("task-statement").replaceChildren(...statement.map(element));
    const list = need("task-examples");
    const label = (/** @type {string} */ name) => el("dt", {}, list.getAttribute(name) ?? "");
    const value = (/** @type {string} */ text) => el("dd", {}, el("code", {}, text));
    list.replaceChildren(
      ...examples.flatMap(({ input, output }) => [label("data-in"), value(input), label("data-out"), value(output)]),
    );
  }

  #name() {
    return `${this.key}.${this.question}`;
  }

  /** @param {{source: string, language: string}} kept */
  #fill(kept) {
    this.field.value = kept.source;
    this.language.value = kept.language;
    this.#number();
  }

  #written() {
    this.#number();
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#save(), 300);
  }

  #save() {
    const source = this.field.value;
    const kept = keep(this.#name(), source ? { source, language: this.language.value } : null);
    need("code-kept").textContent = kept && source ? (this.words.codeKept ?? "") : "";
  }

  /** Tab indents by four; Escape, then Tab, leaves the field. */
  #indent(/** @type {KeyboardEvent} */ event) {
    if (event.key === "Escape") this.leaving = true;
    else if (event.key === "Tab" && !event.shiftKey && !this.leaving) {
      event.preventDefault();
      this.field.setRangeText("    ", this.field.selectionStart, this.field.selectionEnd, "end");
      this.#written();
    } else if (event.key !== "Tab" && event.key !== "Shift") this.leaving = false;
  }

  #number() {
    const lines = this.field.value.split("\n").length;
    if (this.gutter.childElementCount !== lines) {
      this.gutter.replaceChildren(...Array.from({ length: lines }, (_, n) => el("span", {}, String(n + 1))));
    }
    this.gutter.scrollTop = this.field.scrollTop;
  }
}
