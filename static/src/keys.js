/**
 * The keys of the pages. Which there are, and what each presses, is said by the page (`templates/parts/keys.html`);
 * which are off, by its body.
 *
 * @module
 */

import { maybe } from "./elements.js";

const WRITING =
  "input:not([type=radio], [type=checkbox], [type=submit], [type=button]), textarea, select, [contenteditable]";

/** Whether the shortcut of this name is on. */
export function on(/** @type {string} */ name) {
  return !(document.body.dataset.keysOff ?? "").split(" ").includes(name);
}

/** The first of these that can be seen and pressed. */
function within(/** @type {string} */ selector) {
  const found = selector ? [...document.querySelectorAll(selector)] : [];
  return /** @type {HTMLElement | undefined} */ (
    found.find((one) => one.checkVisibility() && one.getAttribute("aria-disabled") !== "true")
  );
}

/** Show the list, with the keys that this page has. */
function show(/** @type {HTMLDialogElement} */ list, /** @type {HTMLElement[]} */ rows) {
  for (const row of rows) row.hidden = !on(row.dataset.key ?? "") || !document.querySelector(row.dataset.at || "*");
  list.showModal();
}

/** @param {HTMLDialogElement} list */
function listen(list) {
  const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-key]")]);
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-opens=keys]"))) {
    button.hidden = false;
    button.addEventListener("click", () => show(list, rows));
  }
  document.addEventListener("keydown", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    if (list.open || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || at?.closest(WRITING))
      return;
    const row = rows.find((one) => one.dataset.letter?.toLowerCase() === event.key.toLowerCase());
    if (!row || !on(row.dataset.key ?? "")) return;
    const thing = within(row.dataset.press ?? "");
    if (row.dataset.press && !thing) return;
    event.preventDefault();
    if (!thing) show(list, rows);
    else if (thing.matches(WRITING)) thing.focus();
    else thing.click();
  });
}

const list = maybe("keys");
if (list instanceof HTMLDialogElement) listen(list);
