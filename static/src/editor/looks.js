/**
 * How the editor looks: the bench's hand, in the site's tokens, so that light and dark follow by themselves.
 * Here and not in the stylesheet, because the editor's own rules stand outside of its layers and would win.
 *
 * @module
 */

import { EditorView } from "@codemirror/view";

export const LOOKS = EditorView.theme({
  "&": { blockSize: "100%", minBlockSize: "0", fontSize: "0.90625rem", color: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { margin: "2px", fontFamily: "var(--mono)", lineHeight: "1.75", overflow: "auto" },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--now)", outline: "0 !important" },
  ".cm-line": { padding: "0 1.5rem 0 1.25rem" },
  ".cm-gutters": { background: "var(--raised)", color: "var(--ink-3)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { minInlineSize: "3rem", padding: "0", textAlign: "end" },
  ".cm-placeholder": { color: "var(--ink-3)" },
  ".cm-at": { background: "var(--wash)" },
  ".cm-gutterElement.cm-at": {
    color: "var(--accent)",
    fontWeight: "700",
    boxShadow: "inset 3px 0 0 var(--accent)",
  },
  "&.cm-focused .cm-matchingBracket": { background: "var(--wash)", boxShadow: "0 1px 0 var(--accent)" },
  "&.cm-focused .cm-nonmatchingBracket": { background: "none", boxShadow: "0 1px 0 var(--bad)" },
  "@media (width < 60rem)": {
    "&": { fontSize: "0.875rem" },
    ".cm-line": { padding: "0 1rem 0 0.8rem" },
    ".cm-lineNumbers .cm-gutterElement": { minInlineSize: "2.1rem" },
  },
  "@media (forced-colors: active)": {
    ".cm-line.cm-at": { outline: "1px solid Highlight" },
    "&.cm-focused .cm-matchingBracket": { outline: "1px solid" },
  },
});
