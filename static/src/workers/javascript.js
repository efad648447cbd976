/**
 * The worker in which JavaScript runs: an interpreter of its own, QuickJS, that shares nothing with the worker's.
 *
 * @module
 */

import sync from "@jitl/quickjs-wasmfile-release-sync";
import { newQuickJSWASMModuleFromVariant, newVariant } from "quickjs-emscripten-core";
import { serve } from "./stage.js";

/** @typedef {import("quickjs-emscripten-core").QuickJSContext} Context */
/** @typedef {import("quickjs-emscripten-core").QuickJSHandle} Handle */

const variant = /** @type {import("quickjs-emscripten-core").QuickJSSyncVariant} */ (/** @type {any} */ (sync));
const FILE = "your code";
const MOST_MEMORY = 256 * 1024 * 1024;
const MOST_STACK = 512 * 1024;

/**
 * The interpreter's own part: how a value is written and compared. Gives back `judge(value, wanted)` and `write`.
 * `True`, `False` and `None` are how examples of another language write what JavaScript calls otherwise.
 */
const PRELUDE = String.raw`(() => {
  const { stringify, parse } = JSON, { isArray } = Array, { is, keys, defineProperty } = Object;
  for (const [name, value] of [["True", true], ["False", false], ["None", null]])
    defineProperty(globalThis, name, { value, configurable: true, writable: true });
  const write = (value) => {
    if (isArray(value)) return "[" + value.map(write).join(", ") + "]";
    if (value instanceof Map || value instanceof Set)
      return (value instanceof Map ? "Map" : "Set") + " " + write([...value]);
    if (value === null || typeof value !== "object")
      return typeof value === "string" ? stringify(value) : String(value);
    return "{" + keys(value).map((key) => stringify(key) + ": " + write(value[key])).join(", ") + "}";
  };
  const same = (one, other) => {
    if (is(one, other) || one === other) return true;
    if (isArray(one) !== isArray(other) || !one || !other) return false;
    if (typeof one !== "object" || typeof other !== "object") return false;
    const names = keys(one);
    return names.length === keys(other).length && names.every((name) => same(one[name], other[name]));
  };
  const read = (wanted) => { try { return parse(wanted); } catch { return (0, eval)("(" + wanted + ")"); } };
  return {
    judge: (value, wanted) => stringify({ passed: same(value, read(wanted)), got: write(value), fault: null }),
    write: (...values) => values.map((value) => (typeof value === "string" ? value : write(value))).join(" ") + "\n",
  };
})()`;

serve(async (files, say) => {
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmBinary: files["quickjs.wasm"] }));
  /** @type {Realm | null} */
  let realm = null;
  return {
    begin(source) {
      realm?.end();
      realm = new Realm(quickjs, say);
      return realm.begin(source);
    },
    judge: (example) => /** @type {Realm} */ (realm).judge(example),
  };
});

/** One run's world. */
class Realm {
  /** @param {import("quickjs-emscripten-core").QuickJSWASMModule} quickjs @param {(text: string) => void} say */
  constructor(quickjs, say) {
    const context = quickjs.newContext();
    context.runtime.setMemoryLimit(MOST_MEMORY);
    context.runtime.setMaxStackSize(MOST_STACK);
    this.context = context;
    const own = context.unwrapResult(context.evalCode(PRELUDE, "examples"));
    this.judging = context.getProp(own, "judge");
    const write = context.getProp(own, "write");
    const console = context.newObject();
    for (const name of ["log", "info", "warn", "error", "debug"]) {
      const print = context.newFunction(name, (...values) => {
        const text = context.callFunction(write, context.undefined, ...values);
        if (text.error) return { error: text.error };
        say(context.getString(text.value));
        text.value.dispose();
        return undefined;
      });
      context.setProp(console, name, print);
      print.dispose();
    }
    context.setProp(context.global, "console", console);
    console.dispose();
    own.dispose();
    this.write = write;
  }

  /** @param {string} source */
  begin(source) {
    const { context } = this;
    const ran = context.evalCode(source, FILE, { type: "global" });
    if (ran.error) return this.#fault(ran.error);
    ran.value.dispose();
    const later = context.runtime.executePendingJobs();
    return later.error ? this.#fault(later.error) : null;
  }

  /** @param {import("./stage.js").Example} example @returns {import("./stage.js").Outcome} */
  judge({ input, output }) {
    const { context } = this;
    const given = context.evalCode(`(${input}\n)`, "example", { type: "global" });
    if (given.error) return { passed: false, got: "", fault: this.#fault(given.error) };
    const wanted = context.newString(output);
    const judged = context.callFunction(this.judging, context.undefined, given.value, wanted);
    given.value.dispose();
    wanted.dispose();
    if (judged.error) return { passed: false, got: "", fault: this.#fault(judged.error) };
    const outcome = context.getString(judged.value);
    judged.value.dispose();
    return JSON.parse(outcome);
  }

  end() {
    this.judging.dispose();
    this.write.dispose();
    this.context.dispose();
  }

  /** What was thrown, and in which line of the candidate's. @param {Handle} thrown */
  #fault(thrown) {
    const { context } = this;
    const text = context.dump(thrown);
    thrown.dispose();
    const isError = text !== null && typeof text === "object" && "message" in text;
    const line = isError ? new RegExp(`${FILE}:(\\d+)`).exec(String(text.stack ?? ""))?.[1] : undefined;
    const message = isError ? `${text.name}: ${text.message}` : String(text);
    return { message, line: line ? Number(line) : null };
  }
}
