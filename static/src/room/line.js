/**
 * The line to the server and to the model behind it, as the page shows it: a dot, what it means, how soon the last reply
 * began; a notice when the line is gone for long.
 *
 * @module
 */

import { el, fill, need } from "../elements.js";

/** @typedef {import("../connection.js").Status} Status */
/** @typedef {import("../frames.js").Answer} Answer */

/** Shorter breaks are nobody's business. */
const NOTICE_AFTER = 2_000;

export class Line {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;
  /** Whether the model gave no answer to what was asked last. */
  #mute = false;
  #open = false;
  onTry = () => {};

  /**
   * @param {import("./notices.js").Notices} notices
   * @param {Record<string, string>} words
   * @param {string} signIn
   */
  constructor(notices, words, signIn) {
    this.notices = notices;
    this.words = words;
    this.signIn = signIn;
    need("link").hidden = false;
  }

  /** @param {Status} status */
  show(status) {
    const open = status.state === "open";
    this.#open = open;
    need("link").classList.toggle("open", open);
    need("link").classList.toggle("lost", !open && (status.state !== "connecting" || status.code !== 0));
    this.#say();
    clearInterval(this.#ticking);
    if (open) this.notices.clear("line");
    else if (status.state === "ended") this.#ended(status.code);
    else {
      this.#ticking = setInterval(() => this.#lost(status), 1000);
      this.#lost(status);
    }
  }

  /** Something became of an answer: there is a model at the end of the line, or none that speaks. @param {Answer} answer */
  heard(answer) {
    if (answer.voice === "assistant") return;
    const failed = answer.ending?.type === "error" && answer.ending.code?.startsWith("MODEL_");
    const mute = answer.text ? false : failed || this.#mute;
    if (mute === this.#mute) return;
    this.#mute = mute;
    this.#say();
  }

  #say() {
    const mute = this.#open && this.#mute;
    need("link").classList.toggle("mute", mute);
    const words = (this.#open ? this.words.connected : this.words.disconnected) ?? "";
    const long = el("span", { class: "long" }, this.words.mute ?? "");
    const short = el("span", { class: "short" }, this.words.muteShort ?? "");
    need("link-state").replaceChildren(...(mute ? [long, short] : [words]));
  }

  /** @param {Status} status */
  #lost(status) {
    const gone = performance.now() - status.lostAt;
    if (gone < NOTICE_AFTER) return;
    const act = { button: this.words.tryNow ?? "", act: () => this.onTry() };
    if (status.code === 4429) this.notices.show("line", this.words.tooMany ?? "");
    else if (status.code === 4503) this.notices.show("line", this.words.busy ?? "");
    else {
      const words = navigator.onLine ? this.words.away : this.words.offline;
      this.notices.show("line", fill(words ?? "", { seconds: Math.round(gone / 1000) }), act);
    }
  }

  /** @param {number} code */
  #ended(code) {
    if (code === 4401) {
      this.notices.show("line", this.words.signedOut ?? "", {
        bad: true,
        button: this.words.signIn ?? "",
        href: this.signIn,
      });
    } else if (code) this.notices.show("line", this.words.forbidden ?? "", { bad: true });
  }

  /** @param {number} milliseconds */
  firstWord(milliseconds) {
    need("first").hidden = false;
    need("first").textContent = fill(this.words.began ?? "", {
      seconds: Math.max(0.1, milliseconds / 1000).toFixed(1),
    });
  }
}
