// The files of a project, in memory: texts by path, and the folders that they lie in.
import { Directory, File, PreopenDirectory } from "@bjorn3/browser_wasi_shim";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Names of a path, without what leads nowhere; undefined for one that leads out. */
function steps(path) {
  const names = [];
  for (const name of path.split("/")) {
    if (name === "..") {
      if (names.pop() === undefined) return undefined;
    } else if (name !== "" && name !== ".") {
      names.push(name);
    }
  }
  return names;
}

/** A file of which it is known when it was written: whoever looks for changes looks there. */
class Dated extends File {
  written = BigInt(Date.now()) * 1_000_000n;

  stat() {
    const stat = super.stat();
    stat.mtim = this.written;
    return stat;
  }
}

export class Files {
  root = new Directory(new Map());

  /** Puts a file in its place, with the folders above it. False where a file stands in the way. */
  put(path, content) {
    const names = steps(path);
    const name = names?.pop();
    if (name === undefined) return false;
    let folder = this.root;
    for (const step of names) {
      const next = folder.contents.get(step) ?? new Directory(new Map());
      if (!(next instanceof Directory)) return false;
      folder.contents.set(step, next);
      folder = next;
    }
    if (folder.contents.get(name) instanceof Directory) return false;
    folder.contents.set(name, new Dated(typeof content === "string" ? encoder.encode(content) : content));
    return true;
  }

  /** Takes a file or a folder away, and the folders that are empty then. */
  delete(path) {
    const names = steps(path);
    if (!names?.length) return;
    const folders = [this.root];
    for (const step of names.slice(0, -1)) {
      const next = folders.at(-1).contents.get(step);
      if (!(next instanceof Directory)) return;
      folders.push(next);
    }
    while (folders.length > 0) {
      folders.pop().contents.delete(names.pop());
      if (folders.at(-1)?.contents.get(names.at(-1))?.contents.size !== 0) return;
    }
  }

  /** The bytes of a file; undefined where there is none. */
  get(path) {
    let entry = this.root;
    for (const step of steps(path) ?? ["\0"]) entry = entry instanceof Directory ? entry.contents.get(step) : undefined;
    return entry instanceof File ? entry.data : undefined;
  }

  /** The text of a file; undefined where there is none. */
  text(path) {
    const bytes = this.get(path);
    return bytes && decoder.decode(bytes);
  }

  /** Every file, by path. */
  *entries(folder = this.root, above = "") {
    for (const [name, entry] of folder.contents) {
      if (entry instanceof Directory) yield* this.entries(entry, `${above}/${name}`);
      else yield [`${above}/${name}`, entry.data];
    }
  }

  /** Another set of the same files: what is written there is not written here. */
  copy() {
    const copy = new Files();
    for (const [path, data] of this.entries()) copy.put(path, data);
    return copy;
  }

  /** As the disk of a module. */
  disk() {
    const disk = new PreopenDirectory("/", []);
    disk.dir = this.root;
    return disk;
  }
}
