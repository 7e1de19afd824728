// The draft that is shown, and what may be asked of it and done to it.
import { closeCompletion } from "@codemirror/autocomplete";
import { closeHoverTooltips, EditorView } from "@codemirror/view";
import type { Location, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { Restarted, type Engine } from "./engine";
import { spanOf } from "./places";
import { nameOf, uriOf, type Project, type ProjectFile } from "./project";

export class Session {
  view!: EditorView;

  constructor(
    readonly engine: Engine,
    readonly project: Project,
    /** A line that is shown for a while, and read aloud. */
    readonly tell: (line: string) => void,
  ) {}

  get uri(): string {
    return uriOf(this.project.current.name);
  }

  /** Asks about the draft as it is; none where it has become another before the answer is there. */
  async ask<Result>(method: string, params: object = {}): Promise<Result | undefined> {
    const { current } = this.project;
    const { version } = current;
    try {
      const answer = await this.engine.request<Result | null>(method, { textDocument: { uri: this.uri }, uri: this.uri, ...params });
      const isSame = this.project.current === current && current.version === version;
      return isSame ? (answer ?? undefined) : undefined;
    } catch (error) {
      if (error instanceof Restarted) return undefined;
      throw error;
    }
  }

  show(file: ProjectFile): void {
    // What hangs over the text would look for its place in the other one.
    closeCompletion(this.view);
    this.view.dispatch({ effects: closeHoverTooltips });
    this.project.current = file;
    this.view.setState(file.state);
    this.project.open(file);
  }

  /** Goes to a place; nothing is selected there, for the next key would overwrite it. */
  goTo({ uri, range }: Location): void {
    const name = nameOf(uri);
    const file = name === undefined ? undefined : this.project.files.get(name);
    if (!file) return this.tell("That is in the library that comes with lakatos, and not in your project.");
    if (file !== this.project.current) this.show(file);
    document.dispatchEvent(new CustomEvent("lakatos:draft"));
    const { from, to } = spanOf(this.view.state.doc, range);
    this.view.dispatch({
      selection: { anchor: from },
      effects: [EditorView.scrollIntoView(from, { y: "center" }), EditorView.announce.of(`line ${range.start.line + 1}`)],
    });
    this.view.focus();
    this.flash(from, to);
  }

  private flash(from: number, to: number): void {
    const line = this.view.domAtPos(from, 1).node;
    const shown = (line instanceof Element ? line : line.parentElement)?.closest(".cm-line");
    if (to >= from) shown?.animate([{ background: "var(--flash)" }, { background: "transparent" }], { duration: 900 });
  }

  /** Makes an edit, and puts the cursor where something is left to the author. */
  apply(edit: WorkspaceEdit): boolean {
    const byFile = Object.entries(edit.changes ?? {});
    for (const [uri, edits] of byFile) {
      const file = this.project.files.get(nameOf(uri) ?? "");
      if (!file) return false;
      if (file === this.project.current) this.applyHere(edits);
      else this.applyThere(file, edits);
    }
    return byFile.length > 0;
  }

  private applyHere(edits: TextEdit[]): void {
    const { doc } = this.view.state;
    const changes = this.view.state.changes(edits.map(({ range, newText }) => ({ ...spanOf(doc, range), insert: newText })));
    let [anchor, head] = [-1, -1];
    changes.iterChanges((_from, _to, start, _end, inserted) => {
      const hole = inserted.toString().indexOf("…");
      if (anchor < 0 && hole >= 0) [anchor, head] = [start + hole, start + hole + 1];
    });
    const selection = anchor >= 0 ? { anchor, head } : undefined;
    this.view.dispatch({ changes, ...(selection && { selection }), scrollIntoView: true, userEvent: "input.fix" });
  }

  private applyThere(file: ProjectFile, edits: TextEdit[]): void {
    this.project.open(file);
    const { doc } = file.state;
    const changes = edits.map(({ range, newText }) => ({ ...spanOf(doc, range), insert: newText }));
    const done = file.state.update({ changes });
    this.project.changed(file, doc, done.changes, done.state);
  }
}
