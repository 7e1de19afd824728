// The command prints the same bytes as the binary, which LAKATOS names.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { command } from "../command.js";

const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");
const binary = process.env.LAKATOS;
const folder = mkdtempSync(join(tmpdir(), "lakatos-npm-"));
after(() => rmSync(folder, { recursive: true }));

const env = { PATH: process.env.PATH, HOME: folder };

async function inNode(args) {
  const [out, err] = [join(folder, "out"), join(folder, "err")];
  const [stdout, stderr, stdin] = [openSync(out, "w"), openSync(err, "w"), openSync("/dev/null", "r")];
  try {
    const code = await command(args, { folder: root, env, stdin, stdout, stderr });
    return { code, stdout: readFileSync(out, "utf8"), stderr: readFileSync(err, "utf8") };
  } finally {
    for (const file of [stdin, stdout, stderr]) closeSync(file);
  }
}

const MEGABYTES = 64 * 1024 * 1024;

function native(args) {
  const { status, stdout, stderr } = spawnSync(binary, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8", maxBuffer: MEGABYTES });
  return { code: status, stdout, stderr };
}

const drafts = (folder) =>
  readdirSync(join(root, folder)).filter((name) => /\.(md|qmd|tex|lak)$/.test(name)).map((name) => `${folder}/${name}`);
const FORMATS = ["text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"];
const ALL = ["examples", "tests/debates", "library", "docs"];

const commands = [
  ...FORMATS.map((format) => ["check", "--format", format, ...ALL]),
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
  ["--help"],
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
  test(`lakatos ${args.join(" ")}`, { skip: !binary }, async () => assert.deepEqual(await inNode(args), native(args)));
}
