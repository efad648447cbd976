/**
 * The new interview: the summary follows what is chosen. Without it the summary says what the form began with.
 *
 * @module
 */

import { fill, need, told } from "./elements.js";
import { draw } from "./ruler.js";

const ANSWERS_A_QUESTION = 2.5;
/** The limit of a kind is meant for so many (`interviews/ledger/plans.py`). */
const QUESTIONS = 5;
const form = /** @type {HTMLFormElement} */ (need("setup"));
const words = told("summary-words");

function summarise() {
  const kind = form.querySelector("input[name=type]:checked");
  const questions = Number(new FormData(form).get("questions"));
  const factor = Number(new FormData(form).get("timing"));
  const limit = Number(kind?.getAttribute("data-limit") ?? 0) * factor * Math.min(1, questions / QUESTIONS);
  const minutes = limit || Number(kind?.getAttribute("data-minutes") ?? 5) * questions;
  const values = { ...words.quota, questions, minutes: Math.round(minutes) };
  need("summary").textContent = fill(factor ? words.timed : words.untimed, values);
  need("uses").textContent = fill(words.uses, { ...values, answers: Math.round(questions * ANSWERS_A_QUESTION) });
  const rule = form.querySelector(".sum .rule");
  rule?.setAttribute("aria-label", fill(words.rule, values));
  if (rule) draw(rule, values.minutes, questions);
}

/* What is lacking is gone to; the server, which says more, is asked with the rest. Without this it is asked at once. */
form.addEventListener("submit", (event) => {
  if (event.submitter?.getAttribute("name") === "read") return;
  const lacking = /** @type {HTMLElement | null} */ (form.querySelector("#id_company:invalid, #id_position:invalid"));
  if (!lacking) return;
  event.preventDefault();
  lacking.focus();
});
form.addEventListener("change", summarise);
summarise();
