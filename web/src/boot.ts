// Starts the engine before the rest of the page is there: the two are fetched side by side. Its modules lie packed
// beside it, for not every host packs what it sends; that of the commands, which is larger, is fetched when it is needed.
declare global {
  interface Window {
    lakatosEngine: Worker;
    /** Once the engine has its module; before that, nothing may be said to it. */
    lakatosModule: Promise<void>;
  }
}

const GZIP = [0x1f, 0x8b];

async function module(): Promise<ArrayBuffer> {
  const answer = await fetch(new URL("engine/engine.wasm.gz", import.meta.url));
  if (!answer.ok) throw new Error(`the engine could not be fetched (${answer.status})`);
  const bytes = await answer.arrayBuffer();
  // A host that knows the ending has unpacked it on the way.
  const isPacked = GZIP.every((byte, index) => new Uint8Array(bytes)[index] === byte);
  return isPacked ? new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer() : bytes;
}

const fetched = module();
window.lakatosEngine = new Worker(new URL("engine/worker.js", import.meta.url), { type: "module" });
window.lakatosModule = fetched.then((bytes) => {
  window.lakatosEngine.postMessage({ jsonrpc: "2.0", method: "lakatos/module", params: { bytes: new Uint8Array(bytes), commands: "lakatos.wasm.gz" } }, [bytes]);
});
// Whoever waits for it is told.
window.lakatosModule.catch(() => {});

export {};
