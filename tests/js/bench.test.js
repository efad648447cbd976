/** The bench: which lines are spoken of, what a run is called, what the interviewer is told of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mentions } from "../../static/src/bench/mentions.js";
import { headline, MOST_TOLD, output } from "../../static/src/bench/telling.js";

const WORDS = {
  runAll: "All {of} pass",
  runSome: "{n} of {of} pass",
  runOne: "It passes",
  runNone: "It does not",
  runWhole: "It ran",
  runFault: "It does not run",
  runTime: "Ended after {limit} s",
  runStopped: "Stopped",
};
const EXAMPLES = ["f(1)", "f(2)"].map((input) => ({ input, output: "1" }));
const GOOD = { passed: true, got: "1", fault: null };
const BAD = { passed: false, got: "[2]", fault: null };
const run = (more) => ({
  ...{ language: "python", source: "f = 1", examples: EXAMPLES, outcomes: [], said: "", cut: false, fault: null },
  ...{ seconds: 0.1, ending: "done", ...more },
});

test("lines are spoken of in English and in Chinese", () => {
  const found = mentions("Look at line 7. Line 12 as well; 第 3 行 and 第4行, not outline 5 or line x.");
  assert.deepEqual(
    found.map(({ line }) => line),
    [7, 12, 3, 4],
  );
  assert.deepEqual(found[0], { at: 8, words: "line 7", line: 7 });
});

test("a run is called by how it ended", () => {
  assert.equal(headline(run({ outcomes: [GOOD, BAD] }), WORDS), "1 of 2 pass");
  assert.equal(headline(run({ outcomes: [GOOD, GOOD] }), WORDS), "All 2 pass");
  assert.equal(headline(run({ examples: EXAMPLES.slice(1), outcomes: [GOOD] }), WORDS), "It passes");
  assert.equal(headline(run({ examples: EXAMPLES.slice(1), outcomes: [BAD] }), WORDS), "It does not");
  assert.equal(headline(run({ examples: [] }), WORDS), "It ran");
  assert.equal(headline(run({ fault: { message: "no", line: 1 } }), WORDS), "It does not run");
  assert.equal(headline(run({ outcomes: [GOOD], ending: "time" }), WORDS), "Ended after 5 s");
});

test("the interviewer is told what passed, what did not, and what was printed", () => {
  const fault = { message: "NameError: name 'x' is not defined", line: 3 };
  const told = output(run({ outcomes: [BAD, { passed: false, got: "", fault }], said: "seen 2\n" }), "f = 1");
  assert.deepEqual(told.split("\n"), [
    "Ran to its end: 0 of 2 examples pass.",
    "fail: f(1): wanted 1, got [2]",
    "fail: f(2): NameError: name 'x' is not defined (line 3)",
    "Printed:",
    "seen 2",
  ]);
});

test("the interviewer is told when the code has changed since, and of nothing that never ran", () => {
  assert.match(output(run({ outcomes: [GOOD, GOOD] }), "f = 2"), /earlier version/);
  assert.match(output(run({ ending: "time" }), "f = 1"), /^Ended after 5 s/);
  assert.equal(output(run({ ending: "unreachable" }), "f = 1"), "");
});

test("the interviewer is not told more than can be read", () => {
  assert.equal(output(run({ said: "x".repeat(60_000) }), "f = 1").length, MOST_TOLD + 1);
});
