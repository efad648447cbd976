/**
 * The clock rule, drawn anew: as the template tag draws it (`templates/parts/rule.html`).
 *
 * @module
 */

/** Pixels from a question's tick to its numeral, and to where the needle has passed it. */
const ASIDE = 6;
const NUMERAL = 22;

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function svg(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

/** @param {number} part @param {number} whole */
const share = (part, whole) => `${((part / whole) * 100).toFixed(2)}%`;

/**
 * Draw a rule without needle: a tick a minute, a tall numbered one a question.
 *
 * @param {Element} rule
 * @param {number} total minutes
 * @param {number} questions
 */
export function draw(rule, total, questions) {
  const sheet = rule.querySelector("svg");
  if (!sheet || total < 1) return;
  const begins = Array.from({ length: questions }, (_, n) => (n * total) / questions);
  const whole = new Set(begins.map(Math.round));
  const parts = [];
  for (let minute = 0; minute <= total; minute += total > 60 ? 5 : 1) {
    const x = share(minute, total);
    if (!whole.has(minute)) parts.push(svg("line", { class: "minor", x1: x, x2: x, y1: 17, y2: 22 }));
  }
  begins.forEach((begin, n) => {
    const x = share(begin, total);
    const number = svg("text", { x, dx: ASIDE, y: 11 });
    number.textContent = String(n + 1);
    parts.push(svg("line", { x1: x, x2: x, y1: 2, y2: 22 }), number);
  });
  sheet.replaceChildren(...parts);
}

/**
 * Put the needle where now is, and ink the questions up to it.
 *
 * @param {Element} rule
 * @param {number} minutes used
 * @param {number} total
 * @param {number} question number of the one under way
 */
export function point(rule, minutes, total, question) {
  const x = share(Math.min(Math.max(minutes, 0), total), total);
  const needle = rule.querySelector(".now");
  needle?.setAttribute("x1", x);
  needle?.setAttribute("x2", x);
  rule.querySelector(".past")?.setAttribute("x2", x);
  rule.querySelectorAll("text").forEach((number, n) => {
    const past = ((parseFloat(x) - parseFloat(number.getAttribute("x") ?? "0")) * rule.clientWidth) / 100;
    number.setAttribute("dx", String(past > 0 && past < NUMERAL ? past + ASIDE : ASIDE));
    number.setAttribute("class", n + 1 < question ? "done" : n + 1 === question ? "on" : "");
  });
}
