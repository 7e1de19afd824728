// Starts the engine before the rest of the page is there: the two are fetched and compiled side by side.
declare global {
  interface Window {
    lakatosEngine: Worker;
  }
}

window.lakatosEngine = new Worker(new URL("engine/worker.js", import.meta.url), { type: "module" });

export {};
