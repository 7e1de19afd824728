// Files of the reader's own: opened, dropped, saved. They go into memory and nowhere else.
import { element } from "./dom";
import { isDraft, languageOf, type ProjectFile } from "./project";

/** More than any draft, bibliography or table that is read while one types. */
export const MOST_BYTES = 4_000_000;
const MOST_FILES = 200;
const TEXTS = /\.(?:lak|md|markdown|qmd|rmd|tex|bib|toml|csv|tsv|json|txt|ya?ml)$/i;

export interface Opened {
  name: string;
  text: string;
  handle?: FileSystemFileHandle;
}

/** Reads what is text, and says in a line what is not. */
export async function readFiles(files: readonly File[], handles: readonly (FileSystemFileHandle | undefined)[] = []) {
  const opened: Opened[] = [];
  const refused: string[] = [];
  for (const [index, file] of files.entries()) {
    const name = (file.webkitRelativePath.split("/").slice(1).join("/") || file.name).replace(/^\/+/, "");
    const refusal = opened.length >= MOST_FILES ? "there are too many files" : await unreadable(file);
    const handle = handles[index];
    if (refusal) refused.push(`${file.name}: ${refusal}.`);
    else opened.push({ name, text: decoded(await file.arrayBuffer()), ...(handle && { handle }) });
  }
  return { opened, refused };
}

async function unreadable(file: File): Promise<string | undefined> {
  if (!TEXTS.test(file.name)) return "this is no draft (.md, .qmd, .Rmd, .tex, .lak), bibliography (.bib), lakatos.toml or table";
  if (file.size > MOST_BYTES) return `it has ${Math.round(file.size / 1_000_000)} MB, and the page reads ${MOST_BYTES / 1_000_000} at most; the command takes more`;
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (!bytes) return "it cannot be read: it is a folder, or has changed or gone since";
  try {
    return decoded(bytes).includes("\0") ? "this is no text" : undefined;
  } catch {
    return "this is no text in UTF-8; save it as UTF-8 in the program that it comes from";
  }
}

function decoded(bytes: ArrayBuffer): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** Which of the files that came is shown: a draft before others. */
export function firstShown(names: readonly string[]): string | undefined {
  return names.find(isDraft) ?? names.find((name) => languageOf(name) !== "plaintext") ?? names[0];
}

interface Pickers {
  showOpenFilePicker?(options: object): Promise<FileSystemFileHandle[]>;
  showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>;
}

/** Asks for files; with the browser's own access to them, where there is one, so that they can be saved again. */
export async function pickFiles(): Promise<{ files: File[]; handles: (FileSystemFileHandle | undefined)[] }> {
  const { showOpenFilePicker } = window as Pickers;
  if (showOpenFilePicker) {
    try {
      const handles = await showOpenFilePicker({ multiple: true });
      return { files: await Promise.all(handles.map((handle) => handle.getFile())), handles };
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return { files: [], handles: [] };
    }
  }
  const input = element<HTMLInputElement>("file-input");
  input.value = "";
  return new Promise((done) => {
    input.onchange = () => done({ files: [...(input.files ?? [])], handles: [] });
    input.oncancel = () => done({ files: [], handles: [] });
    input.click();
  });
}

/** Saves a file where it came from, or where the reader says; else it is downloaded. Whether that was done. */
export async function save(file: ProjectFile): Promise<boolean> {
  const text = file.state.doc.toString().replaceAll("\n", file.lineEnd);
  const { showSaveFilePicker } = window as Pickers;
  try {
    file.handle ??= await showSaveFilePicker?.({ suggestedName: file.name });
    if (file.handle) {
      const stream = await file.handle.createWritable();
      await stream.write(text);
      await stream.close();
      return true;
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return false;
    delete file.handle;
  }
  download(file.name.split("/").pop() ?? file.name, text, "text/plain");
  return true;
}

export function download(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** What is dropped anywhere on the page. */
export function takeDrops(take: (files: File[]) => void): void {
  const over = (isOver: boolean) => document.body.classList.toggle("dropping", isOver);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  window.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    over(true);
  });
  window.addEventListener("dragleave", (event) => event.relatedTarget === null && over(false));
  // Before the editor, which would write the name of the file into the draft.
  window.addEventListener("drop", (event) => {
    over(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    take([...(event.dataTransfer?.files ?? [])]);
  }, { capture: true });
}
