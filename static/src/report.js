/**
 * A report that is being made builds up by itself: the page is fetched again, and what is new in it takes its place.
 *
 * @module
 */

const LOOK_AGAIN = 2000;
const PARTS = ["opening", "changing", "criteria", "answers", "made"];

/** @returns {Promise<Document | null>} The page as it is now; null when it cannot be had. */
function page() {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname);
    request.responseType = "document";
    request.timeout = 10000;
    request.onloadend = () => resolve(request.status === 200 ? request.responseXML : null);
    request.send();
  });
}

/** @param {Element} old @param {Element} fresh */
function keepOpen(old, fresh) {
  for (const one of old.querySelectorAll("details[id]"))
    fresh
      .querySelector(`#${CSS.escape(one.id)}`)
      ?.toggleAttribute("open", /** @type {HTMLDetailsElement} */ (one).open);
}

/** @param {Document} now */
function take(now) {
  for (const id of PARTS) {
    const old = document.getElementById(id);
    const fresh = now.getElementById(id);
    if (!old || !fresh || old.contains(document.activeElement)) continue;
    keepOpen(old, fresh);
    if (old.textContent !== fresh.textContent) old.replaceWith(document.importNode(fresh, true));
  }
}

async function look() {
  const now = document.hidden ? null : await page();
  if (now) take(now);
  if (!now || now.querySelector("#making[data-open]")) setTimeout(look, LOOK_AGAIN);
}

setTimeout(look, LOOK_AGAIN);
