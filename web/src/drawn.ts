// What the engine has told of a text, drawn into it, and moved along with it until the engine answers again.
import { StateEffect, type StateEffectType, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

export function drawn(): { set: StateEffectType<DecorationSet>; field: StateField<DecorationSet> } {
  const set = StateEffect.define<DecorationSet>();
  const field = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(shown, transaction) {
      for (const effect of transaction.effects) if (effect.is(set)) return effect.value;
      return transaction.docChanged ? shown.map(transaction.changes) : shown;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
  return { set, field };
}
