/**
 * Every page: its keys, its copy for reading without a connection (offline.js); and signing out (or leaving for good)
 * takes what this device keeps with it.
 *
 * @module
 */

import "./fields.js";
import "./keys.js";
import { forgetAll, recall } from "./kept.js";

const ADDRESS = "/sw.js";
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("viva-offline", {
  createScriptURL: () => ADDRESS,
});

const LEAVING = ["/accounts/logout/", "/settings/delete"];

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
