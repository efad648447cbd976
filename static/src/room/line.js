/**
 * The line to the server, as the page shows it: a dot and the time to the first word; a notice when it is gone for long.
 *
 * @module
 */

import { fill, need } from "../elements.js";

/** @typedef {import("../connection.js").Status} Status */

/** Shorter breaks are nobody's business. */
const NOTICE_AFTER = 2_000;

export class Line {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;
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
    need("link").classList.toggle("open", open);
    need("link").classList.toggle("lost", !open && (status.state !== "connecting" || status.code !== 0));
    need("link-state").textContent = (open ? this.words.connected : this.words.disconnected) ?? "";
    clearInterval(this.#ticking);
    if (open) this.notices.clear("line");
    else if (status.state === "ended") this.#ended(status.code);
    else {
      this.#ticking = setInterval(() => this.#lost(status), 1000);
      this.#lost(status);
    }
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
    need("link-state").classList.add("vh"); // its place is taken; who listens still hears it
    need("first-word").textContent = fill(this.words.seconds ?? "", {
      seconds: Math.max(0.1, milliseconds / 1000).toFixed(1),
    });
  }
}
