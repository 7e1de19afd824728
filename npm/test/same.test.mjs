// The command prints the same bytes as the binary, which LAKATOS names.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");
const script = fileURLToPath(new URL("../bin/lakatos.js", import.meta.url));
const binary = process.env.LAKATOS;
const home = mkdtempSync(join(tmpdir(), "lakatos-npm-"));
after(() => rmSync(home, { recursive: true }));

function printed(program, args) {
  const options = { cwd: root, env: { PATH: process.env.PATH, HOME: home }, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8", maxBuffer: 1 << 28 };
  const { status, stdout, stderr } = spawnSync(program, args, options);
  return { status, stdout, stderr };
}

const drafts = (folder) =>
  readdirSync(join(root, folder)).filter((name) => /\.(md|qmd|tex|lak)$/.test(name)).map((name) => `${folder}/${name}`);
const FORMATS = ["text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"];
const ALL = ["examples", "tests/debates", "library", "docs"];
const DRAFTS = ["examples", "tests/debates"];

const commands = [
  ["check", "--format", "json", ...ALL],
  ...FORMATS.map((format) => ["check", "--format", format, ...DRAFTS]),
  ["check", "--statistics", ...ALL],
  ["check", "--show-suppressed", "--verbose", "--fail-on", "never", "examples"],
  ["fmt", "--check", ...ALL],
  ["fmt", "--diff", "examples"],
  ["rules"],
  ["rules", "--format", "json"],
  ["explain", "auxiliary-misses-its-anomaly"],
  ["theories"],
  ["cases", "--where", "shared-threat"],
  ["--version"],
  ["chekc"],
  ["check", "no-such-file.md"],
  ["why", "no-such-name", "examples/korea-japan.md"],
  ["why", "balance-of-threat", "examples/korea-japan.md"],
  ["appraise", "--format", "json", "examples/korea-japan.md"],
  ["appraise", "--format", "markdown", "examples/korea-japan.md"],
  ["matrix", "--format", "csv", "examples/korea-japan.md"],
  ["map", "--format", "svg", "examples/korea-japan.md"],
  ["map", "--format", "dot", "examples/korea-japan.md"],
  ["report", "--format", "html", "examples/korea-japan.md"],
  ["report", "--responses", "examples/korea-japan.md"],
  ...drafts("examples").flatMap((draft) => [["appraise", draft], ["matrix", draft], ["map", draft], ["report", draft], ["suggest", draft], ["claims", draft]]),
  ...drafts("tests/debates").map((draft) => ["appraise", draft]),
];

test("there is a binary to compare with", () => assert.ok(binary, "LAKATOS names none"));

for (const args of commands) {
  test(`lakatos ${args.join(" ")}`, { skip: !binary }, () => assert.deepEqual(printed(process.execPath, [script, ...args]), printed(binary, args)));
}
