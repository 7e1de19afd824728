// The engine in a worker: objects of JSON-RPC come in by `postMessage`, and go out in the same way.
import { Engine } from "./engine.js";

const GZIP = [0x1f, 0x8b];

let engine;
let loading;
let timer;
let waiting = [];

/** A module from an address, packed or not: not every host packs what it sends. */
async function fetched(name) {
  const url = new URL(name, import.meta.url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be fetched (${response.status})`);
  if (response.headers.get("content-type") === "application/wasm") return WebAssembly.compileStreaming(response);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isPacked = GZIP.every((byte, index) => bytes[index] === byte);
  const unpacked = () => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  return WebAssembly.compile(isPacked ? await unpacked() : bytes);
}

async function load({ bytes, commands = "lakatos.wasm" }) {
  const module = await (bytes ? WebAssembly.compile(bytes) : fetched("engine.wasm"));
  const wake = (rest) => {
    clearTimeout(timer);
    if (rest !== undefined) timer = setTimeout(() => engine.tick(), rest);
  };
  // By a name of the worker's, for tests, which have it stop.
  self.engine = engine = new Engine(module, (message) => self.postMessage(message), { wake, more: () => fetched(commands) });
  for (const message of waiting) engine.take(message);
  waiting = [];
}

function cannotLoad(error) {
  const message = `lakatos could not be loaded: ${error.message}`;
  self.postMessage({ jsonrpc: "2.0", method: "window/showMessage", params: { type: 1, message } });
  for (const { id, method } of waiting) {
    if (id !== undefined && method !== undefined) self.postMessage({ jsonrpc: "2.0", id, error: { code: -32603, message } });
  }
}

self.addEventListener("message", ({ data }) => {
  if (engine) return engine.take(data);
  // Whoever has the bytes of the module already gives them first.
  const isModule = data?.method === "lakatos/module";
  if (!isModule) waiting.push(data);
  loading ??= load(isModule ? data.params : {}).catch(cannotLoad);
});
