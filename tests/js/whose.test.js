/** Whose turn it is when no answer is on its way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, settled } from "../../static/src/room/whose.js";

const opened = { withdrawn: false, over: false };
const stopped = (transcriptId, kept = null) => ({
  text: transcriptId ? "Half" : "",
  kept,
  ending: { type: "done", finishReason: "cancelled", transcriptId },
});

test("stopped in the middle, the half sentence is kept; before the first word, nothing was said", () => {
  assert.equal(settled(stopped("t1"), false, opened), "stopped");
  assert.equal(settled(stopped(""), true, opened), "unsaid");
});

test("another attempt stopped before its first word leaves what was said before", () => {
  assert.equal(settled(stopped("", { text: "Before" }), false, opened), "yours");
});

test("an answer that was stopped is not owed again when the page is opened anew", () => {
  assert.equal(settled(null, true, { withdrawn: true, over: false }), "unsaid");
  assert.equal(settled(null, false, { withdrawn: true, over: false }), "yours");
});

test("after goodbye it is over, and one may still write", () => {
  assert.equal(settled(null, false, { withdrawn: false, over: true }), "over");
  assert.ok(open("over"));
  assert.ok(!open("thinking"));
});

test("a line without an answer failed", () => {
  assert.equal(settled({ text: "", kept: null, ending: { type: "error" } }, true, opened), "failed");
});
