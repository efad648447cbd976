/**
 * The bench beside the talk: code that is kept on this device, can be run, and goes along with each line; the
 * problem above it. The plain field is there at once; the editor takes its place when it has come.
 *
 * @module
 */

import { el, maybe, need } from "../elements.js";
import { keep, recall } from "../kept.js";
import { element } from "../said.js";
import { BROWSER } from "./edge.js";
import { PlainField } from "./field.js";
import { link, mentions } from "./mentions.js";
import { Results } from "./results.js";
import { Runner } from "./runner.js";
import { output } from "./telling.js";

/** @typedef {import("../room/transcript.js").Turn} Turn */

export class Bench {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saving;
  /** @type {import("./runner.js").Run | null} */
  #run = null;
  /** Whether the user spoke of a line in the last turn: its mark stays through the answer. */
  #pointed = false;

  /**
   * @param {string} key under which code is kept
   * @param {Record<string, string>} words
   * @param {any} room what the page told
   * @param {import("./hints.js").Hints} hints
   */
  constructor(key, words, room, hints) {
    this.key = key;
    this.words = words;
    this.problem = room.problem;
    this.question = room.question;
    this.examples = room.examples;
    this.hints = hints;
    this.field = /** @type {HTMLTextAreaElement} */ (need("src"));
    this.language = /** @type {HTMLSelectElement} */ (need("code-language"));
    /** @type {import("./field.js").Writing} */
    this.writing = new PlainField(this.field, () => this.#written());
    this.results = new Results(words, (line) => this.#point(line));
    this.runner = new Runner(
      room.workers,
      {
        onLoading: (language, share) => this.results.load(this.#nameOf(language), share),
        onRunning: () => this.results.begin(),
        onEnd: (run) => this.#ran(run),
      },
      BROWSER,
    );
    this.button = need("run");
    const kept = recall(this.#name());
    if (!this.field.value && kept) this.#fill(kept);
    this.#listen();
    this.#spoken();
    this.#edit(room.editor, room.nonce);
    for (const said of document.querySelectorAll("#script .said")) link(said, (line) => this.#point(line));
  }

  /** What goes along with a line: nothing when nothing was written. */
  get code() {
    const source = this.field.value;
    if (!source.trim()) return {};
    const said = this.#run ? output(this.#run, source) : "";
    return { code: { language: this.language.value, source, ...(said ? { output: said } : {}) } };
  }

  /** How far the interview is with the interviewer's last turn. @param {import("../frames.js").Frame["progress"]} progress */
  reached(progress) {
    if (progress?.question) this.#goTo(progress.question);
    if (progress?.move?.kind === "hint") this.hints.given(Number(progress.move.part));
  }

  /** Another question is under discussion: its problem, and a clean field (the old code stays kept). */
  async #goTo(/** @type {number} */ question) {
    if (question === this.question) return;
    this.#save();
    this.question = question;
    this.runner.stop();
    this.#run = null;
    this.results.clear();
    this.examples = [];
    this.#fill(recall(this.#name()) ?? { source: "", language: this.language.value });
    const answer = await fetch(this.problem).catch(() => null);
    if (answer?.ok && question === this.question) this.#show(await answer.json());
  }

  /** A turn stands: lines of code that it speaks of can be pressed, and the last one is marked. */
  heard(/** @type {Turn} */ turn, /** @type {boolean} */ mine) {
    link(turn.place, (line) => this.#point(line));
    const line = mentions(turn.content).at(-1)?.line ?? null;
    if (line || (!mine && !this.#pointed)) this.writing.mark(line);
    this.#pointed = mine && line !== null;
    if (!mine) this.#peek(turn.content);
  }

  /** The latest words of the interviewer stay in sight above the code. @param {string} text */
  #peek(text) {
    need("peek").hidden = false;
    const said = need("peek-said");
    said.textContent = text;
    link(said, null);
    const talk = /** @type {HTMLInputElement} */ (need("tab-talk"));
    need("talk-new").hidden = talk.checked;
  }

  /** @param {{statement: string[], examples: {input: string, output: string}[], hints: number}} problem */
  #show({ statement, examples, hints }) {
    need("task").hidden = false;
    need("task-statement").replaceChildren(...statement.map(element));
    const list = need("task-examples");
    const label = (/** @type {string} */ name) => el("dt", {}, list.getAttribute(name) ?? "");
    const value = (/** @type {string} */ text) => el("dd", {}, el("code", {}, text));
    list.replaceChildren(
      ...examples.flatMap(({ input, output }) => [label("data-in"), value(input), label("data-out"), value(output)]),
    );
    this.examples = examples;
    this.hints.anew(hints);
  }

  // -- writing -------------------------------------------------------------------------------

  /** The editor takes the field's place, when it comes. @param {string} address @param {string} nonce */
  async #edit(address, nonce) {
    if (!address) return;
    /** @type {typeof import("../editor.js") | null} */
    const editor = await import(address).catch(() => null);
    if (!editor) return; // the plain field stays
    this.writing = editor.edit(this.field, { nonce, language: this.language.value, written: () => this.#written() });
    need("pad").dataset.editor = "";
  }

  #listen() {
    this.language.addEventListener("change", () => {
      this.#spoken();
      this.#written();
    });
    this.button.addEventListener("click", () => this.#toggle());
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.shiftKey || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      if (!this.runner.busy) this.#toggle();
    });
    need("tab-talk").addEventListener("change", () => {
      need("talk-new").hidden = true;
    });
    window.addEventListener("pagehide", () => this.#save());
  }

  #name() {
    return `${this.key}.${this.question}`;
  }

  /** @param {{source: string, language: string}} kept */
  #fill(kept) {
    this.language.value = kept.language;
    this.writing.fill(kept.source);
    this.#spoken();
  }

  /** The language was chosen. */
  #spoken() {
    this.writing.speak(this.language.value);
    this.button.hidden = !this.runner.can(this.language.value);
  }

  #written() {
    this.#age();
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#save(), 300);
  }

  #save() {
    const source = this.field.value;
    const kept = keep(this.#name(), source ? { source, language: this.language.value } : null);
    need("code-kept").textContent = kept && source ? (this.words.codeKept ?? "") : "";
  }

  /** Show a line of the code. @param {number} line */
  #point(line) {
    const code = /** @type {HTMLInputElement | null} */ (maybe("tab-code"));
    if (code) code.checked = true;
    this.writing.mark(line);
  }

  // -- running -------------------------------------------------------------------------------

  #toggle() {
    if (this.runner.busy) this.runner.stop();
    else if (this.field.value.trim() && this.runner.can(this.language.value)) {
      this.results.clear();
      this.runner.run(this.language.value, this.field.value, this.examples);
      this.#busy();
    }
  }

  /** @param {import("./runner.js").Run} run */
  #ran(run) {
    this.#run = run;
    this.results.end(run);
    this.#age();
    this.#busy();
    if (run.fault?.line) this.writing.mark(run.fault.line);
  }

  /** What is shown may be of code that has changed since. */
  #age() {
    const run = this.#run;
    if (run) this.results.age(run, run.source !== this.field.value || run.language !== this.language.value);
  }

  #busy() {
    for (const look of this.button.children) {
      /** @type {HTMLElement} */ (look).hidden = (look.className === "stops") !== this.runner.busy;
    }
  }

  /** @param {string} language */
  #nameOf(language) {
    return this.language.querySelector(`[value="${language}"]`)?.textContent ?? language;
  }
}
