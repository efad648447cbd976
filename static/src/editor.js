/**
 * The editor of the coding room, CodeMirror: comes after the page, and takes the place of the plain field. The field
 * stays what is kept and sent; the editor writes into it.
 *
 * @module
 */

import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  insertNewlineAndIndent,
} from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { languageOf } from "./editor/languages.js";
import { LOOKS } from "./editor/looks.js";
import { marking, markOf } from "./editor/marking.js";

/** Keywords by weight, strings and numbers in the accent, what is defined in ochre, comments aside. */
const HIGHLIGHT = HighlightStyle.define([
  { tag: [tags.keyword, tags.self, tags.bool, tags.null], fontWeight: "700" },
  { tag: [tags.string, tags.number, tags.regexp, tags.special(tags.string)], color: "var(--accent)" },
  { tag: tags.definition(tags.variableName), color: "var(--coach)" },
  { tag: tags.comment, color: "var(--ink-3)", fontStyle: "italic" },
]);

/**
 * Put the editor in the place of a field.
 *
 * @param {HTMLTextAreaElement} field
 * @param {{nonce: string, language: string, written: () => void}} how
 * @returns {import("./bench/field.js").Writing}
 */
export function edit(field, { nonce, language, written }) {
  const spoken = new Compartment();
  const longest = field.maxLength;
  const focused = document.activeElement === field;
  let filling = false;
  const view = new EditorView({
    parent: /** @type {HTMLElement} */ (field.parentElement),
    doc: field.value,
    selection: { anchor: Math.min(field.selectionStart, field.value.length) },
    extensions: [
      EditorView.cspNonce.of(nonce),
      lineNumbers(),
      history(),
      bracketMatching(),
      marking,
      placeholder(field.placeholder),
      indentUnit.of("    "),
      EditorState.tabSize.of(4),
      spoken.of(languageOf(language)),
      syntaxHighlighting(HIGHLIGHT),
      LOOKS,
      EditorView.domEventHandlers({ beforeinput: replaced }),
      keymap.of([...leaving(), ...historyKeymap, ...defaultKeymap]),
      EditorState.changeFilter.of(
        ({ newDoc, startState }) => newDoc.length <= Math.max(longest, startState.doc.length),
      ),
      EditorView.contentAttributes.of({
        "aria-label": field.labels?.[0]?.textContent ?? "",
        "aria-describedby": "code-keys",
        autocapitalize: "off",
        spellcheck: "false",
        tabindex: "0",
      }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        field.value = update.state.doc.toString();
        if (!filling) written();
      }),
    ],
  });
  field.hidden = true;
  if (focused) view.focus();
  return {
    fill(source) {
      filling = true;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: source },
        effects: markOf(view.state, null),
      });
      filling = false;
    },
    speak: (name) => view.dispatch({ effects: spoken.reconfigure(languageOf(name)) }),
    mark(line) {
      const effects = markOf(view.state, line);
      const at = line && line <= view.state.doc.lines ? view.state.doc.line(line).from : null;
      view.dispatch({ effects: at === null ? effects : [effects, EditorView.scrollIntoView(at, { y: "center" })] });
    },
    focus: () => view.focus(),
  };
}

/** Tab indents by four; Escape, then Tab, leaves. @returns {import("@codemirror/view").KeyBinding[]} */
function leaving() {
  let leaves = false;
  /** @param {import("@codemirror/state").StateCommand} command */
  const unless = (command) => (/** @type {EditorView} */ view) => !leaves && command(view);
  return [
    {
      key: "Escape",
      run: () => {
        leaves = true;
        return false;
      },
    },
    { key: "Tab", run: unless(indent), shift: unless(indentLess) },
    { key: "Enter", run: insertNewlineAndIndent },
    {
      any: (_, event) => {
        if (!["Escape", "Tab", "Shift"].includes(event.key)) leaves = false;
        return false;
      },
    },
  ];
}

/**
 * What is typed over a selection goes in as text. Left to the browser, it would bring the look of what it replaces as an
 * inline style, which the page's policy refuses.
 *
 * @param {InputEvent} event
 * @param {EditorView} view
 */
function replaced(event, view) {
  if (event.inputType !== "insertText" || !event.data || event.isComposing || view.state.selection.main.empty)
    return false;
  event.preventDefault();
  view.dispatch(view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type" }));
  return true;
}

/** Four spaces where the cursor is; several lines move as a whole. @type {import("@codemirror/state").StateCommand} */
const indent = ({ state, dispatch }) => {
  if (state.selection.ranges.some((range) => !range.empty)) return indentMore({ state, dispatch });
  dispatch(state.update(state.replaceSelection("    "), { scrollIntoView: true, userEvent: "input" }));
  return true;
};
