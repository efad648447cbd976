/**
 * What this device keeps for somebody: drafts, a line that was sent but not acknowledged, code, small choices.
 * Every key begins with `viva.`; signing out removes them all (page.js).
 *
 * @module
 */

export const PREFIX = "viva.";

/** @returns {Storage | null} null where the browser keeps nothing */
function store() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** @param {string} key @returns {any} */
export function recall(key) {
  try {
    return JSON.parse(store()?.getItem(PREFIX + key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Keep a value, or nothing any more.
 *
 * @param {string} key
 * @param {any} value null forgets it
 * @returns {boolean} whether it is kept
 */
export function keep(key, value) {
  try {
    if (value === null) store()?.removeItem(PREFIX + key);
    else store()?.setItem(PREFIX + key, JSON.stringify(value));
    return store() !== null;
  } catch {
    return false;
  }
}

/** Forget everything. */
export function forgetAll() {
  forget(() => true);
  globalThis.caches?.delete("viva.pages").catch(() => undefined);
}

/** Forget what was written by anybody but `owner`: whoever signs in next on this device is none of them. */
export function forgetOthers(/** @type {string} */ owner) {
  forget((key) => /^(draft|line|code)\./.test(key) && key.split(".")[1] !== owner);
}

/**
 * Be told when another window of this browser keeps something else under a key.
 *
 * @param {string} key
 * @param {() => void} act
 */
export function onOtherWindow(key, act) {
  window.addEventListener("storage", (event) => {
    if (event.key === PREFIX + key) act();
  });
}

/** @param {(key: string) => boolean} which */
function forget(which) {
  const kept = store();
  for (const key of kept ? Object.keys(kept) : [])
    if (key.startsWith(PREFIX) && which(key.slice(PREFIX.length))) kept?.removeItem(key);
}
