/**
 * Fields of forms: how long a text is while it is written, and a password that can be looked at.
 *
 * @module
 */

import { el } from "./elements.js";

const WORDS = /[\u3400-\u9fff]|[^\s\u3400-\u9fff]+/g;

/** Keep the number under a counted field current. The page has drawn it once. */
function count(/** @type {HTMLTextAreaElement} */ field) {
  const shown = document.querySelector(`#${CSS.escape(field.id)}_count b`);
  if (!shown) return;
  const write = () => {
    shown.textContent = String(field.value.match(WORDS)?.length ?? 0);
  };
  field.addEventListener("input", write);
  write();
}

/** Put a button into a password field that shows what is typed. */
function reveal(/** @type {HTMLInputElement} */ field) {
  const { show = "", hide = "" } = field.dataset;
  const button = el("button", { type: "button", class: "btn btn-0 btn-s" }, show);
  button.addEventListener("click", () => {
    const open = field.type === "password";
    field.type = open ? "text" : "password";
    button.textContent = open ? hide : show;
  });
  const frame = el("div", { class: "shown" });
  field.replaceWith(frame);
  frame.append(field, button);
}

for (const field of document.querySelectorAll("textarea[data-count]"))
  count(/** @type {HTMLTextAreaElement} */ (field));
for (const field of document.querySelectorAll("input[type=password][data-show]"))
  reveal(/** @type {HTMLInputElement} */ (field));
