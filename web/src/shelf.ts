// The shelf: the files of the project above the editor, and all the ways in and out of it.
import type { EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { button, classed, element } from "./dom";
import { earlier } from "./earlier";
import { firstShown, type Opened, pickFiles, readFiles, save, takeDrops } from "./files";
import type { Findings } from "./findings";
import { type Found, Keeper } from "./keeper";
import type { ProjectFile } from "./project";
import type { Session } from "./session";
import { linkOf, problemOf, type Shared } from "./share";
import { keepEarlier, keptProject } from "./store";
import { clearToasts, toast } from "./toast";

const NEW_DRAFT = "# The puzzle\n\nWrite here as you would anyway: what puzzles you, and who says what of it.\nWhat you claim is written down between the paragraphs, in blocks; “Findings” writes the first one for you.\n";

export class Shelf {
  private readonly keeper: Keeper;

  constructor(
    private readonly session: Session,
    private readonly findings: Findings,
    private readonly sample: Shared,
    private readonly shown: () => void,
  ) {
    this.keeper = new Keeper(session, sample);
    element("open").addEventListener("click", () => void this.openPicked());
    element("save").addEventListener("click", () => void this.save());
    element("share").addEventListener("click", () => void this.share());
    element("new").addEventListener("click", () => this.create());
    earlier(this);
    takeDrops((files) => void this.open(files, []));
    window.addEventListener("hashchange", () => void this.go(location.hash));
  }

  /** The link of the project that is shown; none where it is one's own. */
  get link(): string {
    return this.keeper.link;
  }

  /** Puts on the shelf what the link of the page holds, or what was there at the last visit, or else a sample. */
  async begin(createView: (state: EditorState) => EditorView): Promise<void> {
    const found = await this.keeper.find(location.hash);
    const { files, shown } = found.project;
    for (const [name, text] of Object.entries(files)) this.session.project.add(name, text);
    const file = this.session.project.files.get(shown) ?? [...this.session.project.files.values()][0];
    if (!file) return;
    this.session.project.current = file;
    createView(file.state);
    this.draw();
    this.tellOf(found);
  }

  /** Gives all of it to the engine. */
  give(): void {
    this.session.project.give();
    this.show(this.session.project.current);
  }

  /** Puts the project of a link on the shelf, or one's own for none; the one that was there is kept. */
  async go(link: string): Promise<void> {
    const problem = await problemOf(link);
    if (problem) return toast(problem);
    this.keeper.keepNow();
    const found = await this.keeper.find(link);
    history.replaceState(null, "", link || location.pathname + location.search);
    // What could be undone was of the other project.
    clearToasts();
    this.replaceAll(found.project);
    this.tellOf(found);
  }

  private replaceAll({ files, shown }: Shared): void {
    const { project } = this.session;
    for (const [name, text] of Object.entries(files)) {
      project.put(name, text);
      this.findings.forget(name);
    }
    const file = project.files.get(shown) ?? [...project.files.values()].find(({ name }) => name in files);
    if (file) this.show(file);
    for (const name of [...project.files.keys()].filter((name) => !Object.hasOwn(files, name))) this.takeOut(name);
    this.draw();
  }

  private tellOf({ problem, sent }: Found): void {
    if (problem) return toast(problem);
    if (this.link === "") return;
    const back = () => {
      if (!sent) return;
      keepEarlier(this.session.project.texts(), "changed by you");
      this.replaceAll(sent);
      this.changed();
    };
    if (sent) toast("This came with a link, and is as you left it.", { label: "As it was sent", does: back });
    else if (keptProject("")) toast("This came with the link. What you change in it is kept beside your own draft, which is under “Earlier”.");
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
    if (this.isUntouched() && !opened.some((one) => one.name in this.sample.files)) Object.keys(this.sample.files).forEach((one) => this.takeOut(one));
    this.draw();
    const names = old.map((file) => file.name).join(", ");
    if (old.length > 0) {
      keepEarlier(Object.fromEntries(old.map(({ name, text }) => [name, text])), "replaced");
      toast(`${names} was there already, and is now another text. What it was is under “Earlier”.`, { label: "Undo", does: () => this.take(old) });
    }
    this.changed();
  }

  /** Whether the sample is there as it came: it makes way for a draft of one's own, with which it would be read and shared. */
  private isUntouched(): boolean {
    const { files } = this.session.project;
    return Object.entries(this.sample.files).every(([name, text]) => files.get(name)?.state.doc.toString() === text);
  }

  /** Keeps the project when changes rest. */
  changed(): void {
    this.keeper.changed();
  }

  private show(file: ProjectFile): void {
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
    element("files").querySelector(".current")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  private remove(file: ProjectFile): void {
    const { project } = this.session;
    const text = file.state.doc.toString();
    this.takeOut(file.name);
    const next = project.current === file ? [...project.files.values()].at(-1) : project.current;
    if (next) this.show(next);
    this.changed();
    keepEarlier({ [file.name]: text }, "taken out");
    toast(`${file.name} is no longer in the project.`, { label: "Undo", does: () => this.take([{ name: file.name, text }]) });
  }

  private takeOut(name: string): void {
    this.session.project.remove(name);
    this.findings.forget(name);
  }

  private create(): void {
    const names = this.session.project.files;
    let name = "draft.md";
    for (let number = 2; names.has(name); number += 1) name = `draft-${number}.md`;
    this.take([{ name, text: NEW_DRAFT }]);
    const { view } = this.session;
    view.dispatch({ selection: { anchor: NEW_DRAFT.length } });
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
    if (refused.length > 0) toast([...refused.slice(0, 3), ...(refused.length > 3 ? [`${refused.length - 3} more were refused as well.`] : [])].join(" "));
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
    this.keeper.linked(location.hash);
    const names = [...project.files.keys()];
    const held = names.length === 1 ? "the text itself" : `the text of ${names.length} files, ${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}`;
    const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
    toast(copied ? `The link is copied. It holds ${held}: whoever has it can read that.` : `The link stands in the address bar. It holds ${held}.`);
  }
}
