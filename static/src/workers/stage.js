/**
 * What both workers do: wait for their files, start a runtime, lock themselves, then run code and its examples.
 * The page decides how long: a worker that takes too long is ended, so everything is told as soon as it is known.
 *
 * @module
 */

import { guarded, lock } from "./lock.js";

/**
 * @typedef {{input: string, output: string}} Example
 * @typedef {{message: string, line: number | null}} Fault what went wrong, and in which line of the code
 * @typedef {{passed: boolean, got: string, fault: Fault | null}} Outcome of one example
 *
 * @typedef {object} Runtime
 * @property {(source: string) => Fault | null} begin a clean start, and the code itself
 * @property {(example: Example) => Outcome} judge
 *
 * @typedef {{type: "start", files: Record<string, ArrayBuffer>} | {type: "run", source: string, examples: Example[]}} Order
 * @typedef {{type: "ready"} | {type: "begun"} | {type: "said", text: string} | {type: "cut"}
 *   | {type: "outcome", outcome: Outcome} | {type: "end", fault: Fault | null, seconds: number}
 *   | {type: "broke", message: string}} News
 */

/** Characters of output that a run may make; what comes after is dropped. */
export const MOST_SAID = 65_536;
/** Characters of a value or a message that are told. */
const MOST_SHOWN = 2_000;

/** @type {{postMessage: (news: News) => void, addEventListener: Function}} */
const scope = /** @type {any} */ (globalThis);
const tell = scope.postMessage.bind(scope);

/**
 * Be a worker.
 *
 * @param {(files: Record<string, ArrayBuffer>, say: (text: string) => void) => Promise<Runtime>} load
 */
export function serve(load) {
  /** @type {Runtime | null} */
  let runtime = null;
  const mouth = new Mouth();
  scope.addEventListener("message", async (/** @type {MessageEvent<Order>} */ { data }) => {
    try {
      if (data.type === "start") {
        if (!guarded()) throw new Error("the worker came without its policy");
        runtime = await load(data.files, (text) => mouth.say(text));
        const left = lock();
        if (left.length) throw new Error(`the worker is not locked: ${left.join(", ")}`);
        tell({ type: "ready" });
      } else if (runtime) run(runtime, mouth, data);
    } catch (error) {
      tell({ type: "broke", message: short(String(error)) });
    }
  });
}

/** @param {Runtime} runtime @param {Mouth} mouth @param {{source: string, examples: Example[]}} order */
function run(runtime, mouth, { source, examples }) {
  const began = performance.now();
  mouth.anew();
  tell({ type: "begun" });
  const fault = runtime.begin(source);
  for (const example of fault ? [] : examples) {
    const { passed, got, fault: its } = runtime.judge(example);
    tell({ type: "outcome", outcome: { passed, got: short(got), fault: its && shorter(its) } });
  }
  tell({ type: "end", fault: fault && shorter(fault), seconds: (performance.now() - began) / 1000 });
}

/** What code prints, up to a bound. */
class Mouth {
  #said = 0;

  anew() {
    this.#said = 0;
  }

  /** @param {string} text */
  say(text) {
    const left = MOST_SAID - this.#said;
    if (left < 0) return;
    this.#said += text.length;
    if (left) tell({ type: "said", text: text.slice(0, left) });
    if (this.#said > MOST_SAID) {
      this.#said = MOST_SAID + 1;
      tell({ type: "cut" });
    }
  }
}

/** @param {Fault} fault */
const shorter = ({ message, line }) => ({ message: short(message), line });

/** @param {string} text */
function short(text) {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
