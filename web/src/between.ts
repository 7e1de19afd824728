// Between the lines: how each theory stands, above it, and what became of each prediction, behind it.
import { Decoration, WidgetType } from "@codemirror/view";
import type { CodeLens, InlayHint } from "vscode-languageserver-types";
import { button, classed } from "./dom";
import { drawn } from "./drawn";
import { offsetOf } from "./places";
import type { Session } from "./session";

export const notes = drawn();

/** What a lens asks of the page. */
export type Run = (command: string, name: string) => void;

class Lens extends WidgetType {
  constructor(
    private readonly titles: [title: string, command: string, name: string][],
    private readonly run: Run,
  ) {
    super();
  }

  override eq(other: Lens): boolean {
    return JSON.stringify(other.titles) === JSON.stringify(this.titles);
  }

  override toDOM(): HTMLElement {
    const buttons = this.titles.map(([title, command, name]) => {
      const made = button("lens", () => this.run(command, name), title);
      // They are for the pointer: with the keyboard, the same is in the tabs.
      made.tabIndex = -1;
      return made;
    });
    return classed("div", "lenses", ...buttons);
  }
}

class Hint extends WidgetType {
  constructor(private readonly text: string) {
    super();
  }

  override eq(other: Hint): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    return classed("span", "hint-behind", this.text);
  }
}

export async function readBetween(session: Session, run: Run): Promise<void> {
  const { doc } = session.view.state;
  const range = { start: { line: 0, character: 0 }, end: { line: doc.lines, character: 0 } };
  const [lenses, hints] = await Promise.all([
    session.ask<CodeLens[]>("textDocument/codeLens"),
    session.ask<InlayHint[]>("textDocument/inlayHint", { range }),
  ]);
  if (session.view.state.doc !== doc) return;
  const byLine = new Map<number, [string, string, string][]>();
  for (const { range, command } of lenses ?? []) {
    if (!command) continue;
    const row = byLine.get(range.start.line) ?? [];
    row.push([command.title, command.command, String(command.arguments?.[1] ?? "")]);
    byLine.set(range.start.line, row);
  }
  const above = [...byLine].map(([line, titles]) =>
    Decoration.widget({ widget: new Lens(titles, run), block: true, side: -1 }).range(offsetOf(doc, { line, character: 0 })));
  const behind = (hints ?? []).map(({ position, label }) =>
    Decoration.widget({ widget: new Hint(typeof label === "string" ? label : label.map(({ value }) => value).join("")), side: 1 })
      .range(offsetOf(doc, position)));
  session.view.dispatch({ effects: notes.set.of(Decoration.set([...above, ...behind], true)) });
}
