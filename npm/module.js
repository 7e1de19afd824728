// The module, compiled once.
import { readFileSync } from "node:fs";

let compiled;

/** lakatos as a module of WebAssembly. */
export function module() {
  compiled ??= new WebAssembly.Module(readFileSync(new URL("./dist/lakatos.wasm", import.meta.url)));
  return compiled;
}
