// Bundles the extension, for the desktop and for the Web, and the scripts of its views into dist/.
// What runs in a browser takes `x.browser.ts` where there is one beside `x.ts`; its engine comes from web/engine, where it
// was built.
import { copyFileSync, existsSync, rmSync } from "node:fs";
import { build } from "esbuild";

const ENGINE = "../../web/engine/dist";

const forBrowser = {
  name: "for a browser",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/\w+$/ }, ({ path, resolveDir }) => {
      const other = `${resolveDir}/${path}.browser.ts`;
      return existsSync(other) ? { path: other } : undefined;
    });
  },
};

const shared = { bundle: true, minify: true, logLevel: "warning", legalComments: "none" };
const extension = { ...shared, entryPoints: ["src/extension.ts"], format: "cjs", external: ["vscode"] };
await Promise.all([
  build({ ...extension, outfile: "dist/extension.js", platform: "node", target: "node20" }),
  build({ ...extension, outfile: "dist/web.js", platform: "browser", target: "es2022", plugins: [forBrowser] }),
  build({
    ...shared,
    entryPoints: ["src/webview/map.ts", "src/webview/matrix.ts", "src/webview/why.ts"],
    outdir: "dist",
    platform: "browser",
    format: "iife",
    target: "chrome122",
  }),
]);
for (const file of ["classic.js", "lakatos.wasm"]) {
  rmSync(`dist/${file}`, { force: true });
  if (existsSync(`${ENGINE}/${file}`)) copyFileSync(`${ENGINE}/${file}`, `dist/${file}`);
  else process.stderr.write(`SKIPPED: ${ENGINE}/${file} is not there, so this extension does nothing in VS Code for the Web: ci/wasm.sh builds it\n`);
}
