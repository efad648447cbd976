/**
 * What came of a run, below the code: a sentence, the examples one by one, what was printed.
 *
 * @module
 */

import { el, fill, need } from "../elements.js";
import { LIMIT } from "./runner.js";
import { headline } from "./telling.js";

/** @typedef {import("./runner.js").Run} Run */

export class Results {
  /**
   * @param {Record<string, string>} words
   * @param {(line: number) => void} point at a line of the code
   */
  constructor(words, point) {
    this.words = words;
    this.point = point;
    this.place = need("out");
    this.sum = need("out-sum");
    this.time = need("out-time");
    this.old = need("out-old");
    this.fault = need("out-fault");
    this.table = need("out-table");
    this.rows = need("out-rows");
    this.printed = need("out-printed");
    this.said = need("out-said");
    this.loading = need("loading");
    this.bar = /** @type {HTMLProgressElement} */ (need("loading-bar"));
    this.status = need("run-status");
  }

  /** Nothing has been run. */
  clear() {
    this.place.hidden = true;
    this.#waits("");
  }

  /** What runs the language is on its way: a share of it has arrived. @param {string} name @param {number} share */
  load(name, share) {
    if (this.loading.hidden) this.status.textContent = fill(this.words.runFetching ?? "", { language: name });
    if (share < 1) this.#waits(fill(this.words.runFetching ?? "", { language: name }), share);
    else this.#waits(fill(this.words.runStarting ?? "", { language: name }), null);
  }

  /** It runs. */
  begin() {
    this.#waits(this.words.running ?? "", null);
    this.status.textContent = this.words.running ?? "";
  }

  /** It is over. @param {Run} run */
  end(run) {
    this.#waits("");
    this.place.hidden = false;
    this.#show(run, false);
    this.place.scrollTop = 0;
    const fault = run.fault ? ` ${this.fault.textContent}` : "";
    this.status.textContent = `${this.sum.textContent}.${fault}`;
  }

  /** Whether the code is another by now: a result of code that is gone leads to no line of it. @param {Run} run @param {boolean} old */
  age(run, old) {
    if (old === this.place.classList.contains("old")) return;
    this.#show(run, old);
    if (old) this.status.textContent = this.old.textContent;
  }

  /** @param {Run} run @param {boolean} old */
  #show(run, old) {
    const sentence = headline(run, this.words);
    this.place.classList.toggle("old", old);
    this.old.hidden = !old;
    this.sum.textContent = sentence;
    this.time.textContent = run.ending === "done" && !run.fault ? this.#seconds(run) : "";
    this.fault.replaceChildren(...(run.fault ? this.#faulty(run.fault) : []));
    this.fault.hidden = !run.fault;
    this.rows.replaceChildren(...run.examples.map((example, n) => this.#row(example, run.outcomes[n])));
    this.table.hidden = !run.examples.length || !run.outcomes.length;
    this.said.textContent = run.said + (run.cut ? `\n${this.words.outCut ?? ""}` : "");
    this.printed.hidden = !run.said.trim();
  }

  /** @param {string} words @param {number | null} [share] null: nobody knows how much */
  #waits(words, share = 0) {
    this.loading.hidden = !words;
    need("loading-words").textContent = words;
    if (share === null) this.bar.removeAttribute("value");
    else this.bar.value = share;
  }

  /** @param {Run} run */
  #seconds(run) {
    const seconds = run.seconds < 0.005 ? "0.01" : run.seconds.toFixed(2);
    return fill(this.words.outTime ?? "", { seconds, limit: LIMIT / 1000 });
  }

  /** @param {import("./runner.js").Example} example @param {import("./runner.js").Outcome | undefined} outcome */
  #row({ input, output }, outcome) {
    const kind = outcome ? (outcome.passed ? "pass" : "fail") : "open";
    const row = /** @type {DocumentFragment} */ (
      /** @type {HTMLTemplateElement} */ (need(`row-${kind}`)).content.cloneNode(true)
    );
    const put = (/** @type {string} */ name, /** @type {(Node | string)[]} */ ...what) =>
      row.querySelector(`[data-${name}]`)?.replaceChildren(...what);
    put("input", input);
    put("wanted", output);
    if (outcome?.fault) put("got", ...this.#faulty(outcome.fault));
    else if (outcome) put("got", `${this.words.got ?? ""} `, el("code", {}, outcome.got));
    return row;
  }

  /** @param {import("./runner.js").Fault} fault @returns {(Node | string)[]} */
  #faulty({ message, line }) {
    if (!line) return [el("code", {}, message)];
    const at = fill(this.words.line ?? "", { number: line });
    if (this.place.classList.contains("old")) return [el("code", {}, message), `, ${at}`];
    const button = el("button", { type: "button", class: "atline" }, at);
    button.addEventListener("click", () => this.point(line));
    return [el("code", {}, message), ", ", button];
  }
}
