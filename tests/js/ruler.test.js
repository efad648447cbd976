/** The clock rule: the needle never strikes a numeral through. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { point } from "../../static/src/ruler.js";

const STEP = 6;
const WIDTH = 1000;

/** A rule of ten questions over a hundred minutes, and where its first numerals stand after the needle is put. */
function numerals(minutes) {
  const texts = Array.from({ length: 10 }, (_, n) => {
    const attributes = { x: `${n * 10}.00%`, dx: String(STEP) };
    return {
      getAttribute: (name) => attributes[name],
      setAttribute: (name, value) => {
        attributes[name] = String(value);
      },
    };
  });
  const rule = { clientWidth: WIDTH, querySelector: () => null, querySelectorAll: () => texts };
  point(rule, minutes, 100, 1);
  return texts.map((text) => Number(text.getAttribute("dx")));
}

test("a numeral steps aside while the needle passes where it stands", () => {
  assert.equal(numerals(0)[0], STEP);
  assert.equal(numerals(1)[0], 10 + STEP);
  assert.equal(numerals(1)[1], STEP);
  assert.equal(numerals(4)[0], STEP);
});
