// The `lakatos` command in this process: the same program as the binary, over the same files.
import { parse } from "node:path";
import process from "node:process";
import { module } from "./module.js";
import { streams } from "./streams.js";

class Exit {
  constructor(code) {
    this.code = code;
  }
}

/** Node's WASI, without what it says of itself at every start: that it is experimental. */
async function wasiOfNode() {
  const { emitWarning } = process;
  process.emitWarning = (warning, ...rest) => rest[0] === "ExperimentalWarning" || emitWarning(warning, ...rest);
  const { WASI } = await import("node:wasi");
  process.emitWarning = emitWarning;
  return WASI;
}

/** What the module offers, with the disk, the arguments and the streams of this process. */
export async function start(args) {
  const WASI = await wasiOfNode();
  const folder = process.cwd();
  const { root } = parse(folder);
  const wasi = new WASI({
    version: "preview1",
    args: ["lakatos", ...args],
    // There are no drives in WASI: the one of the folder is all there is.
    env: { ...process.env, PWD: `/${folder.slice(root.length).replaceAll("\\", "/")}` },
    preopens: { "/": root },
  });
  const exit = (code) => {
    throw new Exit(code);
  };
  const memory = () => instance.exports.memory.buffer;
  const given = { ...wasi.wasiImport, ...streams(wasi.wasiImport, memory), proc_exit: exit };
  const instance = new WebAssembly.Instance(module(), { wasi_snapshot_preview1: given });
  wasi.initialize(instance);
  return instance.exports;
}

/** Runs a command, once in a process; its exit code. */
export async function command(args) {
  try {
    return (await start(args)).command();
  } catch (error) {
    if (error instanceof Exit) return error.code;
    throw error;
  }
}
