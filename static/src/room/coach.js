/**
 * The coach beside the talk (in a strip over the composer where there is no room beside): whispers and stories.
 *
 * @module
 */

import { el, fill, maybe } from "../elements.js";
import { keep, recall } from "../kept.js";
import { Said } from "../said.js";

/** @typedef {import("../frames.js").Answer} Answer */

/** Shared words that are named (`interviews/showing/fits.py`). */
const NAMED = 3;

export class Coach {
  /** @type {Map<string, {section: HTMLElement, said: Said}[]>} */
  #whispers = new Map();
  #headline = "";

  /**
   * @param {Record<string, string>} words
   * @param {string} language
   * @param {() => void} ask
   */
  constructor(words, language, ask) {
    this.words = words;
    this.language = language;
    this.buttons = [...document.querySelectorAll("[data-coach=ask]")];
    for (const button of this.buttons) {
      button.addEventListener("click", (event) => {
        event.preventDefault();
        if (button.getAttribute("aria-disabled") !== "true") ask();
      });
    }
    this.#closer();
    this.#fitHeadline();
  }

  /** The coach may (not) be asked. */
  may(/** @type {boolean} */ able) {
    for (const button of this.buttons) button.setAttribute("aria-disabled", String(!able));
  }

  /** @param {Answer} answer @param {string} number of the line that it is about */
  show(answer, number) {
    const key = answer.originalId;
    const places = this.#whispers.get(key) ?? this.#place(key, number);
    for (const { said } of places) {
      said.show(answer.text || `${this.words.coachThinking} …`);
      if (answer.waiting && answer.text) {
        said.place.querySelector(".caret")?.remove();
        said.end.append(el("span", { class: "caret" }));
      } else said.place.querySelector(".caret")?.remove();
    }
    if (!answer.waiting && answer.text)
      this.headline(answer.text.replaceAll(/[*`#]/g, "").trim() || (this.words.advice ?? ""));
  }

  /** Nothing came: say so where the whisper would be. */
  failed(/** @type {Answer} */ answer, /** @type {string} */ why) {
    for (const { said } of this.#whispers.get(answer.originalId) ?? [])
      said.show(answer.text ? `${answer.text}\n\n${why}` : why);
  }

  headline(/** @type {string} */ text) {
    this.#headline = text;
    for (const place of document.querySelectorAll("[data-coach=headline]")) shorten(place, text);
  }

  /** What the strip says is as long as there is room for. */
  #fitHeadline() {
    const place = document.querySelector("[data-coach=headline]");
    if (!place) return;
    this.#headline = place.textContent ?? "";
    new ResizeObserver(() => shorten(place, this.#headline)).observe(place);
  }

  /** @param {string} key @param {string} number */
  #place(key, number) {
    const about = {
      class: "ln",
      href: `#l${number.replace(".", "-")}`,
      "aria-label": fill(this.words.about ?? "", { number }),
    };
    const places = [...document.querySelectorAll("[data-coach=whispers]")].map((list) => {
      list.querySelector(".untouched")?.remove();
      const text = el("div", { class: "whispered", lang: this.language });
      const section = el(
        "section",
        { class: "missing" },
        el("h3", {}, `${this.words.adviceTitle} `, el("a", about, number)),
        text,
      );
      list.prepend(section);
      return { section, said: new Said(text) };
    });
    this.#whispers.set(key, places);
    return places;
  }

  /** Bring the stories that share words with the question to the top, and say which words. */
  fit(/** @type {string} */ question) {
    const asked = question.toLowerCase();
    for (const list of document.querySelectorAll("[data-coach=fits]")) {
      const items = [...list.children].map((item) => {
        const words = (item.getAttribute("data-words") ?? "").split(" ").filter(Boolean);
        const spelled = (item.getAttribute("data-spelled") ?? "").split(" ");
        const found = spelled.filter((_, at) => words[at] && asked.includes(words[at]));
        item.classList.toggle("other", found.length === 0);
        item.querySelector(".tagged")?.remove();
        const why = /** @type {HTMLElement | null} */ (item.querySelector(".shares"));
        if (why) {
          const quoted = found.slice(0, NAMED).map((word) => fill(this.words.quoted ?? "", { word }));
          why.hidden = found.length === 0;
          why.textContent = fill(this.words.shares ?? "", { words: quoted.join(this.words.comma ?? "") });
        }
        return { item, shared: found.length };
      });
      list.append(...items.sort((a, b) => b.shared - a.shared).map(({ item }) => item));
    }
  }

  #closer() {
    const close = maybe("coach-close");
    const open = maybe("coach-open");
    if (!close || !open) return;
    const set = (/** @type {boolean} */ closed) => {
      document.body.classList.toggle("uncoached", closed);
      open.hidden = !closed;
    };
    close.hidden = false;
    set(recall("coach") === "closed");
    close.addEventListener("click", () => {
      keep("coach", "closed");
      set(true);
      open.focus();
    });
    open.addEventListener("click", () => {
      keep("coach", null);
      set(false);
      maybe("coach")?.focus();
    });
  }
}

/** As many whole words as there is room for in one line. @param {Element} place @param {string} text */
function shorten(place, text) {
  const words = text.split(" ");
  place.textContent = text;
  while (place.scrollWidth > place.clientWidth && words.length > 1) {
    words.pop();
    place.textContent = `${words.join(" ").replace(/[,;:.]$/, "")} …`;
  }
}
