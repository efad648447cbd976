/**
 * A run in words: for the page, in its language, and for the interviewer, who gets it with the next line. Pure.
 *
 * @module
 */

import { fill } from "../elements.js";
import { LIMIT } from "./runner.js";

/** @typedef {import("./runner.js").Run} Run */

/** Characters that go to the interviewer. */
export const MOST_TOLD = 4_000;

/** How many examples pass. */
export const passed = (/** @type {Run} */ run) => run.outcomes.filter((outcome) => outcome.passed).length;

/**
 * The sentence over the results.
 *
 * @param {Run} run
 * @param {Record<string, string>} words
 */
export function headline(run, words) {
  const values = { n: passed(run), of: run.examples.length, limit: LIMIT / 1000 };
  return fill(words[kind(run)] ?? "", values);
}

/** @param {Run} run */
function kind(run) {
  if (run.ending !== "done")
    return { stopped: "runStopped", time: "runTime", broke: "runBroke", unreachable: "runAway" }[run.ending];
  if (run.fault) return "runFault";
  const [n, of] = [passed(run), run.examples.length];
  if (!of) return "runWhole";
  if (of === 1) return n ? "runOne" : "runNone";
  return n === of ? "runAll" : "runSome";
}

/**
 * What the interviewer is told, in plain English as prompts are.
 *
 * @param {Run} run
 * @param {string} source the code as it is now
 */
export function output(run, source) {
  if (run.ending === "unreachable" || run.ending === "broke") return "";
  const lines = [ENDINGS[run.ending] ?? `Ran to its end: ${passed(run)} of ${run.examples.length} examples pass.`];
  if (source !== run.source) lines.unshift("(This is of an earlier version of the code.)");
  if (run.fault) lines.push(fault(run.fault));
  run.outcomes.forEach((outcome, n) => {
    const { input, output: wanted } = run.examples[n] ?? { input: "", output: "" };
    if (outcome.passed) lines.push(`pass: ${input}`);
    else if (outcome.fault) lines.push(`fail: ${input}: ${fault(outcome.fault)}`);
    else lines.push(`fail: ${input}: wanted ${wanted}, got ${outcome.got}`);
  });
  if (run.said.trim()) lines.push("Printed:", run.said.trimEnd());
  const text = lines.join("\n");
  return text.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD)}…` : text;
}

/** @type {Partial<Record<import("./runner.js").Ending, string>>} */
const ENDINGS = { time: `Ended after ${LIMIT / 1000} s without an end of its own.`, stopped: "Stopped by hand." };

/** @param {import("./runner.js").Fault} fault */
const fault = ({ message, line }) => (line ? `${message} (line ${line})` : message);
