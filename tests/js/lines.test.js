/** What a window of the room knows of what was said. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Lines } from "../../static/src/room/lines.js";

const QUESTION = { id: "q1", speaker: "interviewer", content: "Why?" };
const MINE = { id: "a1", speaker: "candidate", content: "Because." };
const NEXT = { id: "q2", speaker: "interviewer", content: "And then?" };

function begun() {
  return new Lines({ last: QUESTION, answered: { entry: null, attempt: 1, id: "q1" } });
}

test("an answer is the last word until something is said after it", () => {
  const lines = begun();
  assert.equal(lines.whole.id, "q1");
  lines.add(MINE);
  assert.equal(lines.whole, null);
  lines.answer(NEXT, "a1", 2);
  assert.deepEqual(lines.whole, { entry: MINE, attempt: 2, id: "q2" });
  assert.equal(lines.last, NEXT);
});

test("a line that is taken back is unknown, and what was said before it is the last again", () => {
  const lines = begun();
  lines.add(MINE);
  lines.takeBack("a1");
  assert.equal(lines.get("a1"), undefined);
  assert.equal(lines.last, QUESTION);
  assert.equal(lines.whole.id, "q1");
});

test("where nothing was said, a line that is taken back leaves nothing", () => {
  const lines = new Lines({ last: null, answered: null });
  lines.add(MINE);
  lines.takeBack("a1");
  assert.equal(lines.last, null);
});
