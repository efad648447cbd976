/**
 * Making and finding elements. Text is only ever set as text.
 *
 * @module
 */

/**
 * An element with attributes and children; text children are text.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The element of that id, which the page must have. */
export function need(/** @type {string} */ id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** The element of that id, where the page has it. */
export function maybe(/** @type {string} */ id) {
  return document.getElementById(id);
}

/**
 * What the page says to its script.
 *
 * @param {string} id of the JSON block
 * @returns {any}
 */
export function told(id) {
  return JSON.parse(need(id).textContent ?? "null");
}

/**
 * A sentence with its `{names}` filled in.
 *
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * A time as the clock on the user's wall says it, in the language of the page.
 *
 * @param {string} when ISO 8601
 * @param {boolean} dated with its day
 */
export function local(when, dated) {
  const { lang } = document.documentElement;
  const time = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = /** @type {const} */ ({ day: "numeric", month: "long" });
  return new Date(when).toLocaleString(lang === "en" ? "en-GB" : lang, dated ? { ...day, ...time } : time);
}

/** An id that nobody else has. `crypto.randomUUID` is for secure origins only. */
export function identifier() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
