// The engine in a worker: objects of JSON-RPC come in by `postMessage`, and go out in the same way.
import { Engine } from "./engine.js";

let timer;
let engine;
let waiting = [];

async function load(given) {
  const url = new URL("./lakatos.wasm", import.meta.url);
  const compiled = async () => {
    if (given) return WebAssembly.compile(given);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} could not be fetched: ${response.status}`);
    // Not every server knows what a module is.
    const isModule = response.headers.get("content-type") === "application/wasm";
    return isModule ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  };
  engine = new Engine(await compiled(), (message) => self.postMessage(message), (rest) => {
    clearTimeout(timer);
    if (rest !== undefined) timer = setTimeout(() => engine.tick(), rest);
  });
  for (const message of waiting) engine.take(message);
  waiting = [];
}

let loading;

self.addEventListener("message", ({ data }) => {
  if (engine) return engine.take(data);
  // Whoever has the bytes of the module already gives them first.
  const given = data?.method === "lakatos/module" ? data.params.bytes : undefined;
  if (!given) waiting.push(data);
  loading ??= load(given).catch((error) => {
    const message = `lakatos could not be loaded: ${error.message}`;
    self.postMessage({ jsonrpc: "2.0", method: "window/showMessage", params: { type: 1, message } });
    for (const { id, method } of waiting) {
      if (id !== undefined && method !== undefined) self.postMessage({ jsonrpc: "2.0", id, error: { code: -32603, message } });
    }
  });
});
