// The project in memory: drafts, bibliographies, settings and data, and what the engine knows of them.
import { type ChangeSet, EditorState, type Extension, type Text } from "@codemirror/state";
import type { Engine } from "./engine";
import { positionOf } from "./places";

/** Where the files of a project are, for the engine. */
export const ROOT = "file:///project";

const LANGUAGES: Record<string, string> = {
  lak: "lakatos",
  md: "markdown",
  markdown: "markdown",
  qmd: "quarto",
  rmd: "rmd",
  tex: "latex",
  bib: "bibtex",
  toml: "toml",
};
const DRAFTS = new Set(["lakatos", "markdown", "quarto", "rmd", "latex"]);
/** So long after a change of a file that is no draft, the engine reads it again. */
const WRITTEN_MS = 400;

export interface ProjectFile {
  name: string;
  state: EditorState;
  version: number;
  /** Whether the engine was given it as a buffer. */
  isOpen: boolean;
  /** How lines ended where it came from. */
  lineEnd: "\n" | "\r\n";
  /** Where the browser lets it be saved again. */
  handle?: FileSystemFileHandle;
}

export class Project {
  readonly files = new Map<string, ProjectFile>();
  current!: ProjectFile;
  /** Another number for every other state of its files. */
  revision = 0;
  /** The draft that was shown last. */
  private draft: ProjectFile | undefined;
  /** Nothing is given to an engine that has not answered yet. */
  private isGiven = false;
  /** What has changed, and is read by the engine as from a disk. */
  private readonly unwritten = new Set<ProjectFile>();
  private timer = 0;

  constructor(
    private readonly engine: Engine,
    private readonly extensions: (name: string) => Extension,
  ) {}

  /** Puts a file into the project, in the place of one of the same name, and tells the engine. */
  put(name: string, text: string, handle?: FileSystemFileHandle): ProjectFile {
    const old = this.files.get(name);
    if (old) this.close(old);
    const file = this.add(name, text, handle);
    this.tell([file]);
    return file;
  }

  /** Tells the engine of all files, once it is there. */
  give(): void {
    this.isGiven = true;
    this.tell([...this.files.values()]);
  }

  /** What stands beside the editor is about this draft; the file that is shown, where there is none. */
  get subject(): ProjectFile {
    if (isDraft(this.current.name)) this.draft = this.current;
    if (this.draft && this.files.get(this.draft.name) === this.draft) return this.draft;
    this.draft = [...this.files.values()].find(({ name }) => isDraft(name));
    return this.draft ?? this.current;
  }

  private tell(files: ProjectFile[]): void {
    if (!this.isGiven || files.length === 0) return;
    this.engine.notify("lakatos/files", { put: files.map(({ name, state }) => ({ uri: uriOf(name), text: state.doc.toString() })) });
  }

  /** Puts a file into the project. */
  add(name: string, text: string, handle?: FileSystemFileHandle): ProjectFile {
    const old = this.files.get(name);
    const state = EditorState.create({ doc: text, extensions: this.extensions(name) });
    const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
    const file: ProjectFile = { name, state, version: (old?.version ?? 0) + 1, isOpen: false, lineEnd, ...(handle && { handle }) };
    this.files.set(name, file);
    this.revision += 1;
    return file;
  }

  remove(name: string): void {
    const file = this.files.get(name);
    if (!file) return;
    this.close(file);
    this.files.delete(name);
    this.revision += 1;
    if (this.isGiven) this.engine.notify("lakatos/files", { delete: [uriOf(name)] });
  }

  /** Gives a file to the engine as a buffer, if it has it not yet. */
  open(file: ProjectFile): void {
    if (file.isOpen || !this.isGiven) return;
    file.isOpen = true;
    const { name, version, state } = file;
    const textDocument = { uri: uriOf(name), languageId: languageOf(name), version, text: state.doc.toString() };
    this.engine.notify("textDocument/didOpen", { textDocument });
  }

  private close(file: ProjectFile): void {
    if (file.isOpen) this.engine.notify("textDocument/didClose", { textDocument: { uri: uriOf(file.name) } });
    file.isOpen = false;
  }

  /** Tells the engine of an edit. */
  changed(file: ProjectFile, before: Text, changes: ChangeSet, after: EditorState): void {
    file.state = after;
    file.version += 1;
    this.revision += 1;
    // An argument is read as it is written; all else, as it lies on the disk: for the page, that is the same place.
    if (!isDraft(file.name)) this.writeLater(file);
    // Who has not been given it yet will be given it as it is then.
    if (!file.isOpen) return;
    const contentChanges: object[] = [];
    changes.iterChanges((from, to, _start, _end, inserted) => {
      const range = { start: positionOf(before, from), end: positionOf(before, to) };
      // The last one first, so that none moves another.
      contentChanges.unshift({ range, text: inserted.toString() });
    });
    this.engine.notify("textDocument/didChange", { textDocument: { uri: uriOf(file.name), version: file.version }, contentChanges });
  }

  private writeLater(file: ProjectFile): void {
    this.unwritten.add(file);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), WRITTEN_MS);
  }

  /** Has the engine read what has changed; what was taken out meanwhile, or is another text, does not come back. */
  write(): void {
    clearTimeout(this.timer);
    const changed = [...this.unwritten].filter((file) => this.files.get(file.name) === file);
    this.unwritten.clear();
    this.tell(changed);
  }

  /** All texts, as they are. */
  texts(): Record<string, string> {
    return Object.fromEntries([...this.files.values()].map(({ name, state }) => [name, state.doc.toString()]));
  }
}

export function uriOf(name: string): string {
  return `${ROOT}/${name.split("/").map(encodeURIComponent).join("/")}`;
}

/** The name of a file of the project; none for what is elsewhere, as in the library. */
export function nameOf(uri: string): string | undefined {
  return uri.startsWith(`${ROOT}/`) ? decodeURIComponent(uri.slice(ROOT.length + 1)) : undefined;
}

export function languageOf(name: string): string {
  return LANGUAGES[name.split(".").pop()?.toLowerCase() ?? ""] ?? "plaintext";
}

/** Whether an argument may stand in it. */
export function isDraft(name: string): boolean {
  return DRAFTS.has(languageOf(name));
}
