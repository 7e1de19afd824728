// One run of the module: what WASI gives it, and what it answers.
import { Fd, Inode, OpenFile, File, WASI, WASIProcExit, wasi } from "@bjorn3/browser_wasi_shim";

const encoder = new TextEncoder();

/** Bytes that a program writes, as a pipe takes them. */
class Sink extends Fd {
  ino = Inode.issue_ino();
  chunks = [];

  fd_fdstat_get() {
    const fdstat = new wasi.Fdstat(wasi.FILETYPE_UNKNOWN, 0);
    fdstat.fs_rights_base = BigInt(wasi.RIGHTS_FD_WRITE);
    return { ret: 0, fdstat };
  }

  fd_filestat_get() {
    return { ret: 0, filestat: new wasi.Filestat(this.ino, wasi.FILETYPE_UNKNOWN, 0n) };
  }

  fd_write(data) {
    this.chunks.push(data);
    return { ret: 0, nwritten: data.byteLength };
  }

  /** All that was written, once. */
  take() {
    const decoder = new TextDecoder();
    const text = this.chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
    this.chunks = [];
    return text;
  }
}

/** An argument as the shim wants it, which takes the length of a text for that of its bytes. */
function argument(text) {
  return { length: encoder.encode(text).length, toString: () => text };
}

/** One run of a compiled module over some files. */
export class Instance {
  stdout = new Sink();
  stderr = new Sink();

  constructor(module, files, { args = [], stdin = "", env = {} } = {}) {
    const input = new OpenFile(new File(encoder.encode(stdin)));
    const shim = new WASI(
      ["lakatos", ...args].map(argument),
      Object.entries(env).map(([name, value]) => argument(`${name}=${value}`)),
      [input, this.stdout, this.stderr, files.disk()],
      { debug: false },
    );
    this.instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: shim.wasiImport });
    this.exports = this.instance.exports;
    shim.initialize(this.instance);
  }

  /** Gives the server a message; the messages that it answers. */
  message(message) {
    const bytes = encoder.encode(JSON.stringify(message));
    const at = this.exports.alloc(bytes.length);
    new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
    return this.answers(this.exports.message(at, bytes.length));
  }

  /** Has the server do what was to be done by now. */
  tick() {
    return this.answers(this.exports.tick());
  }

  /** In how many milliseconds it wants to be called again; undefined for never. */
  rest() {
    const rest = this.exports.rest();
    return rest < 0 ? undefined : rest;
  }

  /** Runs a command; its exit code. */
  command() {
    try {
      return this.exports.command();
    } catch (error) {
      if (error instanceof WASIProcExit) return error.code;
      throw error;
    }
  }

  answers(length) {
    if (length === 0) return [];
    const bytes = new Uint8Array(this.exports.memory.buffer, this.exports.answer(), length);
    return new TextDecoder().decode(bytes).trimEnd().split("\n").map((line) => JSON.parse(line));
  }
}
