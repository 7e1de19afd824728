// The editor: one view, and what every draft in it can do.
import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { notes } from "./between";
import { tokens } from "./highlight";
import { hostColours } from "./host";
import { isDraft } from "./project";

/** What the style elements of the editor are marked with, for the page's policy. */
export const NONCE = "lakatos";

/** The extensions of a file. `own` are those that need the engine. */
export function extensionsOf(name: string, own: Extension): Extension {
  return [
    EditorView.cspNonce.of(NONCE),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": `Draft: ${name}`, spellcheck: "true", tabindex: "0" }),
    EditorState.languageData.of(() => [{ wordChars: "-_", closeBrackets: { brackets: ["(", "[", '"', "“"] } }]),
    indentUnit.of("  "),
    lineNumbers(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    dropCursor(),
    bracketMatching(),
    highlightActiveLine(),
    highlightSelectionMatches({ minSelectionLength: 3 }),
    // The pairs of prose would close an apostrophe.
    isDraft(name) ? closeBrackets() : [],
    hostColours(name),
    tokens.field,
    notes.field,
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap]),
    own,
  ];
}
