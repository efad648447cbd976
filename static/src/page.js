/**
 * Every page: its keys; and signing out (or leaving for good) takes what this device keeps with it.
 *
 * @module
 */

import "./fields.js";
import "./keys.js";
import { forgetAll } from "./kept.js";

const LEAVING = ["/accounts/logout/", "/settings/delete"];

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (
    form instanceof HTMLFormElement &&
    LEAVING.includes(new URL(form.getAttribute("action") ?? "", location.href).pathname)
  )
    forgetAll();
});
