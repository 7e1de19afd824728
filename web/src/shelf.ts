// The shelf: the files of the project above the editor, and all the ways in and out of it.
import type { EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { button, classed, element } from "./dom";
import { firstShown, type Opened, pickFiles, readFiles, save, takeDrops } from "./files";
import type { Findings } from "./findings";
import type { ProjectFile } from "./project";
import type { Session } from "./session";
import { linkOf, type Shared, sharedIn } from "./share";
import { keepProject, keptProject, onOtherTab, projectBehind } from "./store";
import { toast } from "./toast";

const NEW_DRAFT = "# The puzzle\n\nWrite here as you would anyway, and between the paragraphs what you claim:\n\n```lakatos\n\n```\n";
/** So long after a change the project is kept. */
const KEPT_MS = 400;

export class Shelf {
  private timer = 0;
  private isKept = true;
  /** Whether there is something that is not kept yet. */
  private isChanged = false;
  /** The link that the project came from; none where it is one's own. */
  private link = "";
  /** The link that was last made of it. */
  private shared = "";
  /** Nothing is given to an engine that has not answered yet. */
  private isGiven = false;
  /** What is to be shown once it has. */
  private awaited: ProjectFile | undefined;

  constructor(
    private readonly session: Session,
    private readonly findings: Findings,
    private readonly shown: () => void,
  ) {
    element("open").addEventListener("click", () => void this.openPicked());
    element("save").addEventListener("click", () => void this.save());
    element("share").addEventListener("click", () => void this.share());
    element("new").addEventListener("click", () => this.create());
    takeDrops((files) => void this.open(files, []));
    window.addEventListener("hashchange", () => void this.openLink());
    // A tab in which nothing was written has nothing to keep, and another may have.
    window.addEventListener("pagehide", () => this.isChanged && this.keep());
    window.addEventListener("beforeunload", (event) => this.isKept || event.preventDefault());
    onOtherTab(() => toast("The project was changed in another tab. What is kept for the next visit is what was written last."));
  }

  /** Puts on the shelf what the link of the page holds, or what was there at the last visit, or else a sample. */
  async begin(sample: Shared, createView: (state: EditorState) => EditorView): Promise<void> {
    const linked = await sharedIn(location.hash);
    if (typeof linked === "string") toast(linked);
    const own = projectBehind(location.hash);
    const begun = own ?? (typeof linked === "object" ? keptProject(location.hash) ?? linked : keptProject("") ?? sample);
    if (own) this.shared = location.hash;
    else if (typeof linked === "object") this.link = location.hash;
    for (const [name, text] of Object.entries(begun.files)) this.session.project.add(name, text);
    const file = this.session.project.files.get(begun.shown) ?? [...this.session.project.files.values()][0];
    if (!file) return;
    this.session.project.current = file;
    createView(file.state);
    this.draw();
  }

  /** Gives all of it to the engine. */
  give(): void {
    this.isGiven = true;
    this.session.project.give();
    this.show(this.awaited ?? this.session.project.current);
  }

  /** Takes files in, and shows the first of them; what they took the place of can be had back. */
  take(opened: readonly Opened[]): void {
    const { project } = this.session;
    const old = opened.flatMap(({ name, text }) => {
      const before = project.files.get(name)?.state.doc.toString();
      return before !== undefined && before !== text ? [{ name, text: before }] : [];
    });
    for (const { name, text, handle } of opened) {
      project.put(name, text, handle);
      this.findings.forget(name);
    }
    const name = firstShown(opened.map((file) => file.name));
    const file = name === undefined ? undefined : project.files.get(name);
    if (file) this.show(file);
    const names = old.map((file) => file.name).join(", ");
    if (old.length > 0) toast(`${names} was there already, and is now another text.`, { label: "Undo", does: () => this.take(old) });
    this.changed();
  }

  /** Keeps the project when changes rest. */
  changed(): void {
    this.isChanged = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), KEPT_MS);
  }

  private keep(): void {
    const { project } = this.session;
    if (!project.current) return;
    this.isChanged = false;
    const isKept = keepProject({ files: project.texts(), shown: project.current.name }, this.link, this.shared);
    if (!isKept && this.isKept) toast("This browser has no room to keep the project until the next visit. Save what you write.");
    this.isKept = isKept;
  }

  private show(file: ProjectFile): void {
    if (!this.isGiven) {
      this.awaited = file;
      return;
    }
    this.session.show(file);
    this.findings.refresh();
    this.draw();
    this.shown();
  }

  private draw(): void {
    const { project } = this.session;
    document.title = `${project.current.name} · lakatos`;
    const many = project.files.size > 1;
    const shelf = [...project.files.values()].map((file) => {
      const isCurrent = file === project.current;
      const chosen = button("file", () => this.show(file), file.name);
      if (isCurrent) chosen.ariaCurrent = "true";
      const remove = button("remove", () => this.remove(file), "×");
      remove.ariaLabel = `Remove ${file.name} from the project`;
      return classed("span", isCurrent ? "spine current" : "spine", chosen, ...(many ? [remove] : []));
    });
    element("files").replaceChildren(...shelf);
  }

  private remove(file: ProjectFile): void {
    const { project } = this.session;
    project.remove(file.name);
    this.findings.forget(file.name);
    const next = project.current === file ? [...project.files.values()].at(-1) : project.current;
    if (next) this.show(next);
    this.changed();
    toast(`${file.name} is no longer in the project.`, { label: "Undo", does: () => this.take([{ name: file.name, text: file.state.doc.toString() }]) });
  }

  private create(): void {
    const names = this.session.project.files;
    let name = "draft.md";
    for (let number = 2; names.has(name); number += 1) name = `draft-${number}.md`;
    this.take([{ name, text: NEW_DRAFT }]);
    const { view } = this.session;
    view.dispatch({ selection: { anchor: NEW_DRAFT.indexOf("lakatos\n") + "lakatos\n".length } });
    document.dispatchEvent(new CustomEvent("lakatos:draft"));
    view.focus();
  }

  private async openPicked(): Promise<void> {
    const { files, handles } = await pickFiles();
    await this.open(files, handles);
  }

  private async open(files: File[], handles: (FileSystemFileHandle | undefined)[]): Promise<void> {
    const { opened, refused } = await readFiles(files, handles);
    if (opened.length > 0) this.take(opened);
    if (refused.length > 0) toast(refused.slice(0, 3).join(" "));
  }

  private async openLink(): Promise<void> {
    const linked = await sharedIn(location.hash);
    if (typeof linked === "string") toast(linked);
    if (typeof linked !== "object") return;
    this.link = location.hash;
    this.take(Object.entries(linked.files).map(([name, text]) => ({ name, text })));
    const file = this.session.project.files.get(linked.shown);
    if (file) this.show(file);
  }

  private async save(): Promise<void> {
    const { current } = this.session.project;
    if (!(await save(current))) return;
    this.session.engine.notify("textDocument/didSave", { textDocument: { uri: this.session.uri } });
    toast(`Saved ${current.name}.`);
  }

  private async share(): Promise<void> {
    const { project } = this.session;
    const link = await linkOf({ files: project.texts(), shown: project.current.name }, location.href);
    if (!link) return toast("This is too long for a link. Save the file, and send that.");
    history.replaceState(null, "", link);
    // What came from a link, and was changed and shared anew, is of that link from now on.
    if (this.link) this.link = location.hash;
    else this.shared = location.hash;
    const names = [...project.files.keys()];
    const held = names.length === 1 ? "the text itself" : `the text of ${names.length} files, ${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}`;
    const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
    toast(copied ? `The link is copied. It holds ${held}: whoever has it can read that.` : `The link stands in the address bar. It holds ${held}.`);
    this.keep();
  }
}
