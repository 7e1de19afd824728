// The `lakatos` command in this process: the same program as the binary, over the same files.
import { parse } from "node:path";
import process from "node:process";
import { module } from "./module.js";

class Exit {
  constructor(code) {
    this.code = code;
  }
}

let wasiOfNode;

/** Node's WASI, without what it says of it at every start: that it is experimental. */
async function load() {
  const { emitWarning } = process;
  process.emitWarning = (warning, ...rest) => rest[0] === "ExperimentalWarning" || emitWarning(warning, ...rest);
  const { WASI } = await import("node:wasi");
  process.emitWarning = emitWarning;
  return WASI;
}

/** Runs a command; its exit code. What it reads and writes are the streams of this process, unless others are given. */
export async function command(args, { folder = process.cwd(), env = process.env, ...streams } = {}) {
  const WASI = await (wasiOfNode ??= load());
  const { root } = parse(folder);
  const wasi = new WASI({
    version: "preview1",
    args: ["lakatos", ...args],
    // There are no drives in WASI: the one of the folder is all there is.
    env: { ...env, PWD: `/${folder.slice(root.length).replaceAll("\\", "/")}` },
    preopens: { "/": root },
    ...streams,
  });
  const exit = (code) => {
    throw new Exit(code);
  };
  try {
    const instance = new WebAssembly.Instance(module(), { wasi_snapshot_preview1: { ...wasi.wasiImport, proc_exit: exit } });
    wasi.initialize(instance);
    return instance.exports.command();
  } catch (error) {
    if (error instanceof Exit) return error.code;
    throw error;
  }
}
