// Colours: the words of the language as the engine sees them, and a few signs of the host around the blocks.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration } from "@codemirror/view";
import type { Range, SemanticTokens } from "vscode-languageserver-types";
import { drawn } from "./drawn";
import { offsetOf, positionOf } from "./places";
import type { Session } from "./session";

/** In the order in which the engine numbers them; `initialize` may say otherwise. */
let legend: string[] = [];

export function useLegend(types: string[]): void {
  legend = types;
}

/** What the engine coloured. */
export const tokens = drawn();

const marks = new Map<string, Decoration>();

function mark(type: string, isDeclared: boolean): Decoration {
  const name = `tok-${type}${isDeclared ? " tok-declared" : ""}`;
  const known = marks.get(name) ?? Decoration.mark({ class: name });
  marks.set(name, known);
  return known;
}

/** Colours what is to be seen, and a screen above and below it. */
export async function colour(session: Session): Promise<void> {
  const { view } = session;
  const { doc } = view.state;
  const { from, to } = view.viewport;
  const range: Range = { start: positionOf(doc, Math.max(0, from - 4000)), end: positionOf(doc, Math.min(doc.length, to + 4000)) };
  const found = await session.ask<SemanticTokens>("textDocument/semanticTokens/range", { range });
  if (!found) return;
  const builder = new RangeSetBuilder<Decoration>();
  let [line, character] = [0, 0];
  for (let at = 0; at + 4 < found.data.length; at += 5) {
    const [lines, characters, length, type, modifiers] = found.data.slice(at, at + 5) as [number, number, number, number, number];
    character = lines > 0 ? characters : character + characters;
    line += lines;
    const start = offsetOf(doc, { line, character });
    const name = legend[type];
    if (name && length > 0 && start + length <= doc.length) builder.add(start, start + length, mark(name, modifiers > 0));
  }
  view.dispatch({ effects: tokens.set.of(builder.finish()) });
}
