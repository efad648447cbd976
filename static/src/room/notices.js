/**
 * What went wrong and what to do, over the composer: one notice a subject, newest words win.
 *
 * @module
 */

import { el, need } from "../elements.js";

export class Notices {
  /** @type {Map<string, HTMLElement>} */
  #shown = new Map();
  #place = need("notices");

  constructor() {
    for (const old of this.#place.querySelectorAll(".notice"))
      this.#shown.set("page", /** @type {HTMLElement} */ (old));
  }

  /**
   * Show a notice, or change the words of the one that is there. `first`: its button is what one would press now.
   *
   * @param {string} subject
   * @param {string} text
   * @param {{bad?: boolean, first?: boolean, button?: string, act?: () => void, href?: string}} [more]
   */
  show(subject, text, { bad = false, first = false, button = "", act = () => {}, href = "" } = {}) {
    const old = this.#shown.get(subject);
    const words = old?.querySelector("span");
    if (old && words && old.dataset.button === button) {
      if (words.textContent !== text) words.textContent = text;
      return;
    }
    const notice = el("p", { class: bad ? "notice bad" : "notice", "data-button": button }, el("span", {}, text));
    if (bad) notice.setAttribute("role", "alert");
    if (button && href) notice.append(el("a", { class: "btn btn-s", href }, button));
    else if (button) {
      const press = el("button", { class: first ? "btn btn-s btn-1" : "btn btn-s", type: "button" }, button);
      press.addEventListener("click", act);
      notice.append(press);
    }
    if (old) old.replaceWith(notice);
    else this.#place.append(notice);
    this.#shown.set(subject, notice);
  }

  /** @param {string[]} subjects */
  clear(...subjects) {
    for (const subject of subjects) {
      this.#shown.get(subject)?.remove();
      this.#shown.delete(subject);
    }
  }
}
