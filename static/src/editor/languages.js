/**
 * The languages that the editor colours and indents: the small tokenizers, a third of the weight of whole parsers.
 *
 * @module
 */

import { StreamLanguage } from "@codemirror/language";
import { javascript } from "@codemirror/legacy-modes/mode/javascript";
import { python } from "@codemirror/legacy-modes/mode/python";

/** In JavaScript every new name is a definition; only those of functions and classes shall stand out. */
const calmer = {
  ...javascript,
  /** @type {typeof javascript.token} */
  token(stream, state) {
    const token = javascript.token(stream, state);
    return token === "def" && !/\b(?:function|class)\b[\s*]*$/.test(stream.string.slice(0, stream.start))
      ? "variable"
      : token;
  },
};

/** @type {Record<string, import("@codemirror/state").Extension>} */
const LANGUAGES = {
  python: StreamLanguage.define(python),
  javascript: StreamLanguage.define(calmer),
};

/** What the editor needs for a language; nothing for those that it does not know. @param {string} name */
export const languageOf = (name) => LANGUAGES[name] ?? [];
