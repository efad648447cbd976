/**
 * The time: counted on between two answers as the server counts it, and the needle on the rule. Can be hidden.
 *
 * @module
 */

import { fill, maybe } from "../elements.js";
import { keep, recall } from "../kept.js";
import { point } from "../ruler.js";

/** Seconds of silence after which the clock stands still, as the server's does. */
const LONGEST_PAUSE = 300;

export class Clock {
  /**
   * @param {{used: number, limit: number | null, total: number}} clock seconds, seconds, minutes
   * @param {{question: number, of: number}} at
   * @param {Record<string, string>} words
   */
  constructor(clock, at, words) {
    this.clock = clock;
    this.at = at;
    this.words = words;
    this.since = performance.now();
    this.time = maybe("time");
    this.rule = document.querySelector("#clock .rule");
    this.#hider();
    if (this.time) setInterval(() => this.#show(), 1000);
  }

  /** The server said how far it is. */
  set(/** @type {import("../frames.js").Progress} */ progress) {
    if (progress.timeUsed !== undefined) this.clock.used = progress.timeUsed;
    this.since = performance.now();
    if (progress.question) this.at = { question: progress.question, of: progress.of ?? this.at.of };
    this.#title();
    this.#show();
  }

  #title() {
    const [question, of] = ["b", "span"].map((tag) => document.querySelector(`#question ${tag}`));
    if (question && this.at.question) question.textContent = String(this.at.question);
    if (of) of.textContent = String(this.at.of);
  }

  #show() {
    if (document.hidden) return;
    const passed = Math.min((performance.now() - this.since) / 1000, LONGEST_PAUSE);
    const used = Math.floor(this.clock.used + passed);
    const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
    if (this.time) this.time.textContent = `${two(Math.floor(used / 60))}:${two(used % 60)}`;
    if (!this.rule) return;
    const minute = Math.round(used / 60);
    point(this.rule, used / 60, this.clock.total, this.at.question);
    const label = fill(this.words.clock ?? "", { ...this.at, minute, total: this.clock.total });
    if (this.rule.getAttribute("aria-label") !== label) this.rule.setAttribute("aria-label", label);
  }

  #hider() {
    const button = maybe("hide-timer");
    if (!button) return;
    const show = (/** @type {boolean} */ hidden) => {
      document.body.classList.toggle("timeless", hidden);
      button.setAttribute("aria-label", (hidden ? this.words.showTimer : this.words.hideTimer) ?? "");
      button.setAttribute("aria-pressed", String(hidden));
    };
    button.hidden = false;
    show(recall("timer") === "hidden");
    button.addEventListener("click", () => {
      const hidden = !document.body.classList.contains("timeless");
      keep("timer", hidden ? "hidden" : null);
      show(hidden);
    });
  }
}
