/**
 * The line that is spoken of: on wash, with a bar and a number in the accent. It moves with the text.
 *
 * @module
 */

import { MapMode, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutterLineClass } from "@codemirror/view";

/** @type {import("@codemirror/state").StateEffectType<number | null>} */
const marks = StateEffect.define();
const LINE = Decoration.line({ class: "cm-at" });
const NUMBER = new (class extends GutterMarker {
  elementClass = "cm-at";
})();

/** @type {StateField<number | null>} */
const place = StateField.define({
  create: () => /** @type {number | null} */ (null),
  update(/** @type {number | null} */ at, change) {
    for (const effect of change.effects) if (effect.is(marks)) return effect.value;
    return at === null ? null : change.changes.mapPos(at, 1, MapMode.TrackDel);
  },
  provide: (field) => [
    EditorView.decorations.compute([field], (state) => {
      const at = state.field(field);
      return at === null ? Decoration.none : Decoration.set(LINE.range(state.doc.lineAt(at).from));
    }),
    gutterLineClass.compute([field], (state) => {
      const at = state.field(field);
      return at === null ? RangeSet.empty : RangeSet.of(NUMBER.range(state.doc.lineAt(at).from));
    }),
  ],
});

export const marking = place;

/**
 * The effect that marks a line, or none.
 *
 * @param {import("@codemirror/state").EditorState} state
 * @param {number | null} line
 */
export const markOf = (state, line) => marks.of(line && line <= state.doc.lines ? state.doc.line(line).from : null);
