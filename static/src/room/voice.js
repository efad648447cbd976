/**
 * Voice, for who wants it: the button that opens it. What it does is fetched then (../voice.js), and at once where
 * this device had it open before.
 *
 * @module
 */

import { maybe } from "../elements.js";
import { keep, recall } from "../kept.js";

/** @typedef {import("../frames.js").Answer} Answer */
/** @typedef {import("../voice.js").Voice} Opened */

const KEY = "voice";

/** Whether this browser, or this site, can do anything with voice. */
function possible(/** @type {any} */ room) {
  const records = room.speech.address && window.MediaRecorder && navigator.mediaDevices;
  return Boolean(records || "webkitSpeechRecognition" in window || window.speechSynthesis);
}

export class VoiceDoor {
  /** @type {Opened | null} */
  #opened = null;

  /** @param {any} room @param {Record<string, string>} words @param {import("./composer.js").Composer} composer */
  constructor(room, words, composer) {
    const button = maybe("voice");
    if (!button || !possible(room)) return;
    button.hidden = false;
    const show = async (/** @type {boolean} */ open) => {
      if (open && !this.#opened) {
        const module = await import(room.speech.script).catch(() => null);
        if (!module) return;
        this.#opened = new module.Voice(room, words, composer);
      }
      this.#opened?.show(open);
      button.setAttribute("aria-expanded", String(open));
      keep(KEY, open || null);
    };
    button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
    if (recall(KEY)) show(true);
  }

  /** The other seat says something. */
  heard(/** @type {Answer} */ answer) {
    if (answer.voice === "mock") this.#opened?.heard(answer);
  }

  /** Nothing more is read aloud. */
  hush() {
    this.#opened?.hush();
  }
}
