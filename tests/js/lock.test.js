/** What is left in a worker that was locked, tried in a process of its own: there is no way back. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

const LOCK = new URL("../../static/src/workers/lock.js", import.meta.url);
const GONE = ["fetch", "setTimeout", "setInterval", "structuredClone", "MessageChannel", "Blob", "URL", "process"];
const LEFT = ["Object", "Map", "Promise", "WebAssembly", "TextDecoder", "crypto", "performance"];

const within = (script) =>
  JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", `import { lock, guarded } from "${LOCK}";${script}`], {
      encoding: "utf8",
    }),
  );

test("what reaches beyond the worker is gone, what computes is left", () => {
  const found = within(`
    const { log } = console;
    const names = ${JSON.stringify([...GONE, ...LEFT])};
    const before = names.filter((name) => name in globalThis);
    lock();
    log(JSON.stringify([before, names.filter((name) => name in globalThis)]));`);
  assert.deepEqual(found, [[...GONE, ...LEFT], LEFT]);
});

test("what a worker inherits is taken as well, and what stays is told", () => {
  const left = within(`
    const kind = { inherited() {} };
    Object.defineProperty(kind, "nailed", { value: () => {}, configurable: false });
    Object.defineProperty(kind, "number", { value: 1, configurable: false });
    Object.setPrototypeOf(globalThis, kind);
    const { log } = console;
    const left = lock();
    log(JSON.stringify([left.includes("nailed"), left.includes("number"), "inherited" in globalThis]));`);
  assert.deepEqual(left, [true, false, false]);
});

test("a worker knows whether eval is forbidden", () => {
  assert.equal(within("console.log(guarded())"), false);
});
