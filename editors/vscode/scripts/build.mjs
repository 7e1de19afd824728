// Bundles the extension and the scripts of its two views into dist/.
import { build } from "esbuild";

const shared = { bundle: true, minify: true, logLevel: "warning", legalComments: "none" };
await Promise.all([
  build({
    ...shared,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
  }),
  build({
    ...shared,
    entryPoints: ["src/webview/map.ts", "src/webview/matrix.ts", "src/webview/why.ts"],
    outdir: "dist",
    platform: "browser",
    format: "iife",
    target: "chrome122",
  }),
]);
