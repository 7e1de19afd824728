// The package as it is installed: in a fresh folder, from its archive, without a network.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "lakatos-npm-"));
after(() => rmSync(folder, { recursive: true }));
const run = (program, args, options) => execFileSync(program, args, { cwd: folder, encoding: "utf8", ...options });

test("its version is that of the program", () => {
  const { version } = JSON.parse(readFileSync(join(root, "npm/package.json"), "utf8"));
  assert.equal(version, /^version = "(.*)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1]);
});

test("it is installed from its archive, and runs", () => {
  run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: join(root, "npm") });
  const [archive] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${archive}`]);
  copyFileSync(join(root, "examples/korea-japan.md"), join(folder, "draft.md"));
  const found = run("npx", ["--no-install", "lakatos", "check", "--fail-on", "never", "--format", "json", "draft.md"]);
  assert.ok(JSON.parse(found).findings.length > 0);
  const program = "import { check } from 'lakatos'; import { readFileSync } from 'node:fs'; console.log(check(readFileSync('draft.md', 'utf8')).findings.length)";
  assert.equal(Number(run("node", ["--input-type=module", "--eval", program])), JSON.parse(found).findings.length);
});

test("it reads standard input, says nothing of its own, and fails as the binary does", () => {
  const args = ["--no-install", "lakatos", "check", "--format", "concise", "-"];
  const input = "```lakatos\ncase a \"A\"\n  x = yes\n```\n";
  assert.throws(() => run("npx", args, { input, stdio: "pipe" }), ({ status, stderr, stdout }) => status === 1 && stderr === "" && stdout.includes("x"));
});
