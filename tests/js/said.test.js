/** How a text is cut into blocks while it grows (how blocks are shown is tried in a browser). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { blocks } from "../../static/src/said.js";

test("paragraphs are parted by empty lines", () => {
  assert.deepEqual(blocks("One.\n\n\nTwo\nlines.\n"), ["One.", "Two\nlines."]);
  assert.deepEqual(blocks(""), []);
});

test("fenced code is one block, empty lines and all", () => {
  assert.deepEqual(blocks("Look:\n```python\na\n\nb\n```\nSo?"), ["Look:", "```python\na\n\nb\n```", "So?"]);
});

test("a fence that is still open holds what follows", () => {
  assert.deepEqual(blocks("```\na\n\nb"), ["```\na\n\nb"]);
});

test("as a text grows, the blocks before the last stay what they were", () => {
  const text = "One.\n\nTwo **bold**.\n\n```\ncode\n\nmore\n```\n\nThree.";
  let before = [];
  for (let end = 1; end <= text.length; end += 1) {
    const now = blocks(text.slice(0, end));
    assert.deepEqual(now.slice(0, before.length - 1), before.slice(0, -1));
    before = now;
  }
});
