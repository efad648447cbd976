/**
 * Takes from a worker all that reaches beyond it: what is left is the language, and what its runtime computes with.
 * The second wall. The first is the policy that the worker's own response brings (`interviews/views/workers.py`): no
 * connection, no script, no `eval`. The candidate's code stands behind a third, its runtime.
 *
 * @module
 */

const LANGUAGE = [
  ...["Object", "Function", "Array", "Number", "Boolean", "String", "Symbol", "BigInt", "Math", "JSON", "Reflect"],
  ...["parseFloat", "parseInt", "isFinite", "isNaN", "Infinity", "NaN", "undefined", "globalThis", "Date", "RegExp"],
  ...["Promise", "Proxy", "Map", "Set", "WeakMap", "WeakSet", "WeakRef", "FinalizationRegistry", "Iterator", "Intl"],
  ...["Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"],
  ...["ArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array"],
  ...["Int32Array", "Uint32Array", "BigInt64Array", "BigUint64Array", "Float16Array", "Float32Array", "Float64Array"],
  ...["decodeURI", "decodeURIComponent", "encodeURI", "encodeURIComponent", "escape", "unescape"],
];
/** What runtimes ask for while they compute: their own instructions, text, clocks and chance. */
const COMPUTING = ["WebAssembly", "TextDecoder", "TextEncoder", "crypto", "performance", "queueMicrotask"];
const nothing = () => {};
/** They also warn; nobody hears it. */
const MUTE = Object.freeze({
  debug: nothing,
  log: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  trace: nothing,
});

const KEPT = new Set([...LANGUAGE, ...COMPUTING]);

/**
 * Lock this worker for good.
 *
 * @returns {string[]} what could not be taken away: nothing, or the worker must not be used
 */
export function lock() {
  /** @type {string[]} */
  const left = [];
  for (let at = globalThis; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) {
      if (name === "constructor" || KEPT.has(name) || Reflect.deleteProperty(at, name)) continue;
      if (Object(/** @type {any} */ (at)[name]) === /** @type {any} */ (at)[name]) left.push(name);
    }
  }
  /** @type {any} */ (globalThis).console = MUTE;
  return left;
}

/** Whether the policy that the worker must have come with is in force: it forbids `eval`. */
export function guarded() {
  try {
    // biome-ignore lint/security/noGlobalEval: that it fails is what is asked
    globalThis.eval("0");
    return false;
  } catch {
    return true;
  }
}
