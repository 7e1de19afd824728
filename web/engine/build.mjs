// Bundles the engine: `dist/worker.js` for a page, `dist/engine.js` for whoever brings a worker or needs none.
import { build } from "esbuild";

await build({
  entryPoints: ["src/worker.js", "src/engine.js"],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: "dist",
  absWorkingDir: import.meta.dirname,
  legalComments: "eof",
});
