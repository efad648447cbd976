/**
 * The transcript: turns, their numbers, the stream in the last one, and following its end.
 *
 * @module
 */

import { el, fill, need } from "../elements.js";
import { Said } from "../said.js";

/** Closer to the end than this, the view goes along with the stream. */
export const NEAR = 80;

/** @typedef {{question: number, line: number}} Number_ */

/** A turn on the page. */
export class Turn {
  /** @type {Said | null} */
  #said = null;
  /** What was said when somebody stopped it. */
  #stopped = "";

  /** @param {HTMLElement} element @param {string} speaker @param {string} content */
  constructor(element, speaker, content) {
    this.element = element;
    this.speaker = speaker;
    this.content = content;
    this.place = /** @type {HTMLElement} */ (element.querySelector(".said"));
    this.shownNumber = element.querySelector(".ln")?.textContent ?? "";
    if (element.classList.contains("cut")) this.#stopped = content;
  }

  get id() {
    return this.element.dataset.id ?? "";
  }

  set id(value) {
    this.element.dataset.id = value;
  }

  /** Three ticks that move: somebody thinks. */
  think(/** @type {string} */ label) {
    this.#said = null;
    this.content = "";
    this.place.replaceChildren(
      el("span", { class: "think", role: "img", "aria-label": label }, el("i"), el("i"), el("i")),
    );
  }

  /** @param {string} text @param {boolean} growing whether a caret stands at its end */
  say(text, growing) {
    if (!this.#said) this.place.replaceChildren();
    this.#said ??= new Said(this.place);
    this.content = text;
    this.#mark(!growing && text !== "" && text === this.#stopped);
    this.place.querySelector(".caret")?.remove();
    this.#said.show(text);
    if (growing) this.#said.end.append(el("span", { class: "caret" }));
  }

  /** Somebody stopped it here. @param {string} label what is said of it to those who do not see the mark */
  cut(label) {
    this.#stopped = this.content;
    this.#mark(true, label);
  }

  /** @param {boolean} stopped @param {string} [label] */
  #mark(stopped, label = "") {
    this.element.classList.toggle("cut", stopped);
    if (!stopped) this.element.querySelector(":scope > .vh")?.remove();
    else if (label && !this.element.querySelector(":scope > .vh")) this.element.append(el("p", { class: "vh" }, label));
  }

  /** Words of the user's own: paragraphs and line breaks, nothing else. */
  own(/** @type {string} */ text) {
    this.content = text;
    this.place.replaceChildren(
      ...text
        .split(/\n\s*\n/)
        .filter((part) => part.trim())
        .map((part) => {
          const lines = part.trim().split("\n");
          return el("p", {}, ...lines.flatMap((line, n) => (n ? [el("br"), line] : [line])));
        }),
    );
  }

  /** @param {Number_} number */
  number({ question, line }) {
    const shown = question ? `${question}.${line}` : String(line);
    this.element.id = question ? `l${question}-${line}` : `l${line}`;
    const link = this.element.querySelector(".ln");
    link?.setAttribute("href", `#${this.element.id}`);
    if (link) link.textContent = shown;
    this.shownNumber = shown;
  }
}

export class Transcript {
  /** @type {Turn[]} */
  turns = [];

  /**
   * @param {{seat: string, next: Number_, language: string}} room
   * @param {Record<string, string>} words
   */
  constructor(room, words) {
    this.words = words;
    this.room = room;
    this.next = room.next;
    this.script = need("script");
    this.scroll = need("scroll");
    for (const element of this.script.querySelectorAll("article.turn")) {
      const mine = element.classList.contains("me-turn");
      this.turns.push(new Turn(/** @type {HTMLElement} */ (element), mine ? room.seat : this.#other(), ""));
    }
    this.scroll.addEventListener("scroll", () => this.#mark(), { passive: true });
    window.addEventListener("scroll", () => this.#mark(), { passive: true });
    need("jump").addEventListener("click", () => this.toEnd());
  }

  #other() {
    return this.room.seat === "candidate" ? "interviewer" : "candidate";
  }

  /** @param {string} id */
  find(id) {
    return this.turns.find((turn) => turn.id === id);
  }

  /**
   * Add a turn at the end.
   *
   * @param {string} speaker
   * @param {string} id empty while it is not known
   */
  add(speaker, id) {
    const mine = speaker === this.room.seat;
    const who = mine ? this.words.you : this.words.other;
    const element = el(
      "article",
      { class: `turn ${mine ? "me-turn" : "ai"}`, "data-id": id },
      el("p", { class: "who" }, `${who} `, el("a", { class: "ln" })),
      el("div", { class: "said", lang: this.room.language }),
    );
    const turn = new Turn(element, speaker, "");
    this.turns.push(turn);
    this.keeping(() => {
      document.getElementById("begin")?.remove();
      this.script.append(element);
    });
    this.#number(turn, this.next);
    return turn;
  }

  /** The turn begins (or belongs to) this question; a question that is left out keeps the present one. */
  place(/** @type {Turn} */ turn, /** @type {number | undefined} */ question) {
    if (turn !== this.turns.at(-1) || !question || question <= this.next.question || !this.next.question) return;
    this.#number(turn, { question, line: 1 });
  }

  /** @param {Turn} turn @param {Number_} number */
  #number(turn, number) {
    turn.number(number);
    this.next = { question: number.question, line: number.line + 1 };
    const { question, line } = this.next;
    need("next").textContent = question ? `${question}.${line}` : String(line);
  }

  /** Take the last turn away again: nothing came of it. */
  remove(/** @type {Turn} */ turn) {
    const last = turn === this.turns.at(-1);
    this.turns = this.turns.filter((other) => other !== turn);
    turn.element.remove();
    if (!last) return;
    this.next = { question: this.next.question, line: Math.max(1, this.next.line - 1) };
    const { question, line } = this.next;
    need("next").textContent = question ? `${question}.${line}` : String(line);
  }

  /** How far the end is below what is seen, in pixels. */
  away() {
    if (this.#inner) return -this.scroll.scrollTop;
    const page = document.documentElement;
    return page.scrollHeight - window.innerHeight - window.scrollY;
  }

  /** Whether the transcript scrolls by itself; in low windows the page does. */
  get #inner() {
    return getComputedStyle(this.scroll).overflowY !== "visible";
  }

  /** Change something, and stay where the reader is: at the end when near it, else on the same line. */
  keeping(/** @type {() => void} */ change) {
    const near = this.away() <= NEAR;
    const height = this.scroll.scrollHeight;
    const top = this.scroll.scrollTop;
    change();
    if (near) this.toEnd();
    else if (this.#inner) this.scroll.scrollTop = top - (this.scroll.scrollHeight - height);
    this.#mark();
  }

  toEnd() {
    if (this.#inner) this.scroll.scrollTop = 0;
    else window.scrollTo({ top: document.documentElement.scrollHeight });
    this.#mark();
  }

  #mark() {
    need("jumper").hidden = this.away() <= NEAR;
  }

  /** What a screen reader hears when a turn is whole. */
  spoken(/** @type {Turn} */ turn) {
    return fill("{who} {number}: {text}", {
      who: this.words.other ?? "",
      number: turn.shownNumber ?? "",
      text: turn.content,
    });
  }
}
