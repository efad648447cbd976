/**
 * Voice: what the other seat says is read aloud, and what the user says is written into the draft, where it can be
 * corrected before it is sent. The text is always there; nothing is recorded but while the user speaks.
 *
 * Who writes down: the site's model for it where there is one, else the browser's own recognition.
 *
 * @module
 */

import { fill, need } from "./elements.js";
import { keep, recall } from "./kept.js";

/** @typedef {import("./frames.js").Answer} Answer */
/** @typedef {{start: () => Promise<void>, stop: () => Promise<string>}} Writer */

const ALOUD = "aloud";
/** Milliseconds of holding from which letting go ends it; a shorter press is a click, and the next one ends it. */
const HELD = 400;
/** Bits a second: speech needs no more. */
const BITRATE = 32_000;
const SENTENCE = /[^.!?。！？\n]+[.!?。！？\n]+["”’)）]*\s*/g;

export class Voice {
  /** @type {Writer | null} */
  #writer;
  /** @type {"idle" | "opening" | "listening" | "writing"} */
  #state = "idle";
  /** It was ended before the microphone was there. */
  #letGo = false;
  #pressed = 0;
  /** How far the answer that comes was read aloud. */
  #read = { id: "", at: 0 };
  #timer = 0;

  /** @param {any} room @param {Record<string, string>} words @param {import("./room/composer.js").Composer} composer */
  constructor(room, words, composer) {
    this.room = room;
    this.words = words;
    this.composer = composer;
    this.button = need("speak");
    this.aloud = /** @type {HTMLInputElement} */ (need("aloud"));
    this.#writer = room.speech.address && window.MediaRecorder ? recorded(room.speech.address) : recognised(room);
    this.button.hidden = !this.#writer;
    need("spoken-where").hidden = !this.#writer;
    this.#aloud();
    this.#listen();
    this.#show();
  }

  /** Open or close the row of voice. */
  show(/** @type {boolean} */ open) {
    need("spoken").hidden = !open;
    if (!open) this.hush();
    if (!open) this.#stop();
  }

  /** Read aloud what is new in an answer, sentence by sentence. */
  heard(/** @type {Answer} */ answer) {
    if (!this.aloud.checked || need("spoken").hidden) return;
    const id = `${answer.originalId} ${answer.attempt}`;
    if (this.#read.id !== id) {
      if (!answer.waiting) return; // it was there before
      this.hush();
      this.#read = { id, at: 0 };
    }
    const rest = answer.text.slice(this.#read.at);
    for (const [sentence] of rest.matchAll(SENTENCE)) this.#say(sentence);
    if (!answer.waiting && this.#read.at < answer.text.length) this.#say(answer.text.slice(this.#read.at));
  }

  /** Be silent. */
  hush() {
    window.speechSynthesis?.cancel();
  }

  #say(/** @type {string} */ sentence) {
    this.#read.at += sentence.length;
    const said = new SpeechSynthesisUtterance(sentence.replace(/[*_`#]/g, ""));
    said.lang = this.room.request.language;
    window.speechSynthesis.speak(said);
  }

  #aloud() {
    const label = /** @type {HTMLElement} */ (this.aloud.closest("label"));
    label.hidden = !window.speechSynthesis;
    this.aloud.checked = !label.hidden && recall(ALOUD) !== false;
    this.aloud.addEventListener("change", () => {
      keep(ALOUD, this.aloud.checked);
      if (!this.aloud.checked) this.hush();
    });
    window.addEventListener("pagehide", () => this.hush());
  }

  #listen() {
    this.button.addEventListener("pointerdown", () => {
      this.#pressed = this.#state === "idle" ? performance.now() : 0;
      if (this.#pressed) this.#start();
    });
    for (const over of ["pointerup", "pointercancel", "pointerleave"])
      this.button.addEventListener(over, () => {
        if (this.#pressed && performance.now() - this.#pressed > HELD) {
          this.#pressed = 0;
          this.#stop();
        }
      });
    this.button.addEventListener("click", (event) => {
      if (event.detail && this.#pressed) {
        this.#pressed = 0; // the press that began it, let go at once
        return;
      }
      if (this.#state === "idle" && !event.detail) this.#start();
      else this.#stop();
    });
  }

  async #start() {
    if (!this.#writer || this.#state !== "idle") return;
    this.hush();
    this.#letGo = false;
    this.#state = "opening";
    this.#show();
    try {
      await this.#writer.start();
      this.#state = "listening";
      this.#show();
      this.#timer = window.setTimeout(() => this.#stop(), this.room.speech.seconds * 1000);
      if (this.#letGo) this.#stop();
    } catch (error) {
      this.#state = "idle";
      this.#show(
        error instanceof DOMException && error.name === "NotAllowedError"
          ? this.words.micRefused
          : this.words.micFailed,
      );
    }
  }

  async #stop() {
    if (this.#state === "opening") this.#letGo = true;
    if (!this.#writer || this.#state !== "listening") return;
    window.clearTimeout(this.#timer);
    this.#state = "writing";
    this.#show();
    let wrong = "";
    try {
      const text = await this.#writer.stop();
      if (text) this.composer.put(text);
      else wrong = this.words.micNothing ?? "";
    } catch (error) {
      wrong = (error instanceof Error && error.message) || (this.words.micFailed ?? "");
    }
    this.#state = "idle";
    this.#show(wrong);
  }

  #show(/** @type {string | undefined} */ wrong = "") {
    const { words, room } = this;
    const labels = { opening: words.speak, idle: words.speak, listening: words.speakStop, writing: words.speakWriting };
    need("speak-words").textContent = labels[this.#state] ?? "";
    this.button.setAttribute("aria-pressed", String(this.#state === "listening"));
    this.button.setAttribute("aria-disabled", String(this.#state === "writing"));
    const where = room.speech.address ? words.speakSent : words.speakBrowser;
    need("spoken-where").textContent = wrong || fill(where ?? "", { host: room.speech.goesTo });
    need("spoken").classList.toggle("wrong-said", Boolean(wrong));
  }
}

/** Records, and lets the site write it down. @param {string} address @returns {Writer} */
function recorded(address) {
  /** @type {MediaRecorder | null} */
  let recorder = null;
  /** @type {Blob[]} */
  let pieces = [];
  return {
    async start() {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      pieces = [];
      recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITRATE });
      recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
      recorder.start();
    },
    async stop() {
      const running = recorder;
      if (!running) return "";
      if (running.state !== "inactive") {
        const ended = new Promise((resolve) => running.addEventListener("stop", resolve, { once: true }));
        running.stop();
        await ended;
      }
      for (const track of running.stream.getTracks()) track.stop();
      recorder = null;
      return await written(address, new Blob(pieces, { type: running.mimeType }));
    },
  };
}

/** The words of a recording. @param {string} address @param {Blob} recording @returns {Promise<string>} */
async function written(address, recording) {
  const token = /** @type {HTMLInputElement | null} */ (document.querySelector("[name=csrfmiddlewaretoken]"));
  const response = await fetch(address, {
    method: "POST",
    body: recording,
    headers: { "X-CSRFToken": token?.value ?? "", "Content-Type": recording.type },
  });
  const told = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(told.error?.message ?? "");
  return told.text ?? "";
}

/** The browser's own recognition, where it has one. @param {any} room @returns {Writer | null} */
function recognised(room) {
  const Recognition =
    /** @type {any} */ (window).SpeechRecognition ?? /** @type {any} */ (window).webkitSpeechRecognition;
  if (!Recognition) return null;
  /** @type {any} */
  let listener = null;
  let text = "";
  return {
    async start() {
      text = "";
      listener = new Recognition();
      listener.lang = room.request.language;
      listener.continuous = true;
      listener.onresult = (/** @type {any} */ event) => {
        text = [...event.results].map((result) => result[0].transcript).join(" ");
      };
      await new Promise((resolve, reject) => {
        listener.onstart = resolve;
        listener.onerror = (/** @type {any} */ event) =>
          reject(new DOMException("", event.error === "not-allowed" ? "NotAllowedError" : "AbortError"));
        listener.start();
      });
    },
    async stop() {
      const ended = new Promise((resolve) => {
        listener.onend = resolve;
      });
      listener.stop();
      await ended;
      return text.trim();
    },
  };
}
