// What may be written at the cursor, as the engine offers it.
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertCompletionText,
  snippet,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { CompletionItem, CompletionList } from "vscode-languageserver-types";
import { markdown } from "./markdown";
import { positionOf, spanOf } from "./places";
import type { Session } from "./session";
import { classed } from "./dom";

const TRIGGERS = "@=. <>";
const WORD = /^[\p{L}\p{M}\p{N}_.@-]*$/u;
const TYPES: Record<number, string> = {
  2: "method", 5: "property", 6: "variable", 7: "class", 8: "interface", 9: "namespace", 10: "property", 12: "constant", 13: "enum",
  14: "keyword", 15: "text", 18: "reference", 20: "constant", 21: "constant", 23: "event", 24: "operator",
};

export function completion(session: Session): Extension {
  return autocompletion({ override: [(context) => offers(session, context)], icons: false, maxRenderedOptions: 60 });
}

async function offers(session: Session, context: CompletionContext): Promise<CompletionResult | null> {
  const typed = context.state.sliceDoc(Math.max(0, context.pos - 1), context.pos);
  const isTrigger = typed !== "" && TRIGGERS.includes(typed);
  if (!context.explicit && !isTrigger && !WORD.test(typed)) return null;
  const found = await session.ask<CompletionList>("textDocument/completion", {
    position: positionOf(context.state.doc, context.pos),
    context: isTrigger && !context.explicit ? { triggerKind: 2, triggerCharacter: typed } : { triggerKind: 1 },
  });
  const first = found?.items[0];
  if (!found || !first) return null;
  const { from, to } = first.textEdit && "range" in first.textEdit
    ? spanOf(context.state.doc, first.textEdit.range)
    : { from: context.pos, to: context.pos };
  const options = found.items.map((item) => option(session, item));
  return { from, to, options, ...(!found.isIncomplete && { validFor: WORD }) };
}

function option(session: Session, item: CompletionItem): Completion {
  const text = item.textEdit?.newText ?? item.insertText ?? item.label;
  return {
    label: item.filterText ?? item.label,
    displayLabel: item.label,
    type: TYPES[item.kind ?? 1] ?? "text",
    sortText: item.sortText ?? item.label,
    ...(item.detail && { detail: item.detail }),
    info: () => about(session, item),
    apply: (view, chosen, from, to) => {
      if (item.insertTextFormat === 2) return snippet(ofCodeMirror(text))(view, chosen, from, to);
      view.dispatch(insertCompletionText(view.state, text, from, to));
    },
  };
}

async function about(session: Session, item: CompletionItem): Promise<HTMLElement | null> {
  const resolved = item.documentation || !item.data ? item : await session.engine.request<CompletionItem>("completionItem/resolve", item).catch(() => item);
  const { documentation } = resolved;
  if (!documentation) return null;
  return classed("div", "tip", markdown(typeof documentation === "string" ? documentation : documentation.value));
}

/** `$1` and `${1:word}` of the protocol, as the editor writes them. */
function ofCodeMirror(text: string): string {
  return text.replace(/\\([$}\\])|\$(\d+)/g, (_whole, escaped: string | undefined, field: string) => escaped ?? `\${${field}}`);
}
