// Builds dist/: `node build.mjs MODULES`. All that belongs to one build is in a folder with its hash, so
// that no mixture of two builds is ever loaded; the addresses are relative, so that any folder of any host will do.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { examples } from "./scripts/examples.mjs";
import { firstFindings } from "./scripts/first.mjs";
import { lesson } from "./scripts/lesson.mjs";

const [modules] = process.argv.slice(2);
const out = "dist";
const staged = join(out, "build");
rmSync(out, { recursive: true, force: true });
mkdirSync(staged, { recursive: true });

const define = { FIRST_FINDINGS: JSON.stringify(await firstFindings(join(modules, "engine.wasm"))) };
const shared = { define, bundle: true, minify: true, legalComments: "none", logLevel: "warning", format: "esm", target: "es2022" };
await build({ ...shared, entryPoints: ["src/boot.ts", "src/main.ts", "src/page.css"], outdir: staged, loader: { ".md": "text" } });
writeFileSync(join(staged, "examples.json"), JSON.stringify(examples()));
writeFileSync(join(staged, "lesson.json"), JSON.stringify(lesson()));
cpSync("src/icon.svg", join(staged, "icon.svg"));
mkdirSync(join(staged, "engine"));
cpSync("engine/dist/worker.js", join(staged, "engine/worker.js"));
for (const module of ["engine.wasm", "lakatos.wasm"]) {
  // Not every host packs what it sends.
  writeFileSync(join(staged, `engine/${module}.gz`), gzipSync(readFileSync(join(modules, module)), { level: 9 }));
}

const files = readdirSync(staged, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(staged.length + 1))
  .sort();
const page = readFileSync("src/index.html", "utf8");
const worker = readFileSync("src/sw.js", "utf8");
const sum = createHash("sha256").update(page).update(worker);
for (const file of files) sum.update(file).update(readFileSync(join(staged, file)));
const hash = sum.digest("hex").slice(0, 12);
renameSync(staged, join(out, hash));

const filled = (text) => text.replaceAll("%HASH%", hash).replace("%FILES%", JSON.stringify(files.map((file) => `${hash}/${file}`)));
writeFileSync(join(out, "index.html"), filled(page));
writeFileSync(join(out, "sw.js"), filled(worker));

for (const file of ["index.html", "sw.js", ...files.map((file) => `${hash}/${file}`)]) {
  const bytes = readFileSync(join(out, file));
  const size = (packed) => `${(packed.length / 1000).toFixed(1).padStart(8)} kB`;
  console.log(`${size(bytes)}${size(gzipSync(bytes, { level: 9 }))} gzip${size(brotliCompressSync(bytes))} br  ${file}`);
}
