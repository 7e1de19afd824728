#!/usr/bin/env node
// The `lakatos` command, in Node: the same program as the binary, over the same files.
import { parse } from "node:path";
import process from "node:process";
import { module } from "../module.js";

// Node says of WASI that it is experimental, at every start.
const { emitWarning } = process;
process.emitWarning = (warning, ...rest) => rest[0] === "ExperimentalWarning" || emitWarning(warning, ...rest);
const { WASI } = await import("node:wasi");

class Exit {
  constructor(code) {
    this.code = code;
  }
}

const folder = process.cwd();
const { root } = parse(folder);
const wasi = new WASI({
  version: "preview1",
  args: ["lakatos", ...process.argv.slice(2)],
  env: { ...process.env, PWD: folder.slice(root.length - 1).replaceAll("\\", "/") },
  preopens: { "/": root },
});
const imports = { ...wasi.wasiImport, proc_exit: (code) => { throw new Exit(code); } };
try {
  const instance = new WebAssembly.Instance(module(), { wasi_snapshot_preview1: imports });
  wasi.initialize(instance);
  process.exitCode = instance.exports.command();
} catch (error) {
  if (!(error instanceof Exit)) throw error;
  process.exitCode = error.code;
}
