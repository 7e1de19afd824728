// The draft that is shown, and what may be asked of it and done to it.
import { closeCompletion } from "@codemirror/autocomplete";
import { closeHoverTooltips, EditorView } from "@codemirror/view";
import type { Location, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { Restarted, type Engine } from "./engine";
import { spanOf } from "./places";
import { nameOf, uriOf, type Project, type ProjectFile } from "./project";

/** Tells that an edit was refused. */
export function refused(session: Session): false {
  session.tell("This cannot be done any more: the text has changed.");
  return false;
}

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

  /** Asks about the file that is shown, as it is; none where it has become another before the answer is there. */
  ask<Result>(method: string, params: object = {}): Promise<Result | undefined> {
    return this.askOf(this.project.current, method, params);
  }

  /** The same of the draft that what stands beside the editor is about. */
  askDraft<Result>(method: string, params: object = {}): Promise<Result | undefined> {
    return this.askOf(this.project.subject, method, params);
  }

  private async askOf<Result>(file: ProjectFile, method: string, params: object): Promise<Result | undefined> {
    const { current } = this.project;
    const [uri, { version }] = [uriOf(file.name), file];
    try {
      const answer = await this.engine.request<Result | null>(method, { textDocument: { uri }, uri, ...params });
      const isSame = this.project.current === current && this.project.files.get(file.name) === file && file.version === version;
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
    this.project.write();
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

  /**
   * Makes an edit of the texts of a revision, and puts the cursor where something is left to the author: at `…`, or at `over`.
   * False where it cannot be made, or the texts are others by now: what was pressed twice is done once.
   */
  apply(edit: WorkspaceEdit, revision: number, over = "…"): boolean {
    const byFile = Object.entries(edit.changes ?? {}).map(([uri, edits]) => [this.project.files.get(nameOf(uri) ?? ""), edits] as const);
    if (revision !== this.project.revision || byFile.length === 0 || byFile.some(([file]) => !file)) return false;
    for (const [file, edits] of byFile) {
      if (file === this.project.current) this.applyHere(edits, over);
      else if (file) this.applyThere(file, edits);
    }
    return true;
  }

  private applyHere(edits: TextEdit[], over: string): void {
    const { doc } = this.view.state;
    const changes = this.view.state.changes(edits.map(({ range, newText }) => ({ ...spanOf(doc, range), insert: newText })));
    let [anchor, head] = [-1, -1];
    changes.iterChanges((_from, _to, start, _end, inserted) => {
      const hole = inserted.toString().indexOf(over);
      if (anchor < 0 && hole >= 0) [anchor, head] = [start + hole, start + hole + over.length];
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
