// Bundles the engine: `dist/worker.js` for a page, `dist/engine.js` for whoever brings a worker or needs none, and
// `dist/classic.js`, the worker for where workers are no modules.
import { build } from "esbuild";

const shared = { bundle: true, minify: true, target: "es2022", absWorkingDir: import.meta.dirname, legalComments: "eof" };
await Promise.all([
  build({ ...shared, entryPoints: ["src/worker.js", "src/engine.js"], format: "esm", outdir: "dist" }),
  build({
    ...shared,
    entryPoints: ["src/worker.js"],
    format: "iife",
    outfile: "dist/classic.js",
    define: { "import.meta.url": "self.location.href" },
  }),
]);
