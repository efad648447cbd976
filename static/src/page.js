/**
 * Every page: its keys, times as the clock on the wall says them, its copy for reading without a connection (offline.js); and signing out (or leaving for good)
 * takes what this device keeps with it.
 *
 * @module
 */

import { local } from "./elements.js";
import "./fields.js";
import "./keys.js";
import { forgetAll, recall } from "./kept.js";

const ADDRESS = "/sw.js";
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("viva-offline", {
  createScriptURL: () => ADDRESS,
});

const LEAVING = ["/accounts/logout/", "/settings/delete"];

for (const time of document.querySelectorAll("time")) {
  const { local: shown } = time.dataset;
  if (shown && time.dateTime) time.textContent = local(time.dateTime, shown === "day");
}

/* A draft is named only where this device holds one. */
for (const words of document.querySelectorAll("[data-draft]"))
  if (words instanceof HTMLElement) words.hidden = !recall(`draft.${words.dataset.draft}`);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (
    form instanceof HTMLFormElement &&
    LEAVING.includes(new URL(form.getAttribute("action") ?? "", location.href).pathname)
  )
    forgetAll();
});

if ("serviceWorker" in navigator)
  window.addEventListener("load", () => {
    navigator.serviceWorker.register(policy?.createScriptURL(ADDRESS) ?? ADDRESS).catch(() => undefined);
  });
