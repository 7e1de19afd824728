// What programs call.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { LakatosError, appraise, check, explain, format, run } from "../index.js";

const root = new URL("../../", import.meta.url);
const example = (name) => readFileSync(new URL(`examples/${name}`, root), "utf8");

test("a text has findings, at places of it", () => {
  const { findings, rules, summary, version } = check(example("korea-japan.md"));
  // As index.d.ts has it.
  assert.equal(version, 2);
  assert.ok(findings.every(({ rule }) => rules.some(({ id }) => id === rule)));
  assert.equal(summary.files, 1);
  assert.ok(findings.some(({ rule, range }) => rule === "auxiliary-misses-its-anomaly" && range.start.line > 1));
});

test("a text is read as what its name says", () => {
  const { findings, summary } = check(example("democratic-peace.tex"), { filename: "paper.tex" });
  assert.equal(summary.files, 1);
  assert.ok(findings.every(({ file }) => file === "paper.tex"));
});

test("the files of a project are read together", () => {
  const draft = "```lakatos\ntheory a \"A\" @Walt1987\n  predicts p: if x then y\nconcept x \"X\"\nconcept y \"Y\"\n```\n";
  const has = (files) => check(files).findings.some(({ message }) => message.includes("Walt1987"));
  const bib = (key) => `@book{${key}, author = {A}, title = {T}, year = 1987}`;
  const meta = "---\nbibliography: refs.bib\n---\n\n";
  assert.equal(has({ "draft.md": meta + draft, "refs.bib": bib("Other1990") }), true);
  assert.equal(has({ "draft.md": meta + draft, "refs.bib": bib("Walt1987") }), false);
  assert.equal(check({ "lakatos.toml": "[rules]\nundefined-name = \"off\"\n", "draft.md": draft }).summary.files, 1);
});

test("the account, a page of a rule, and a layout", () => {
  assert.ok(Object.keys(appraise(example("korea-japan.md"))).length > 0);
  assert.match(explain("auxiliary-misses-its-anomaly"), /anomaly/);
  assert.equal(format("case   a  \"A\"\n", { filename: "a.lak" }), "case a \"A\"\n");
});

test("what cannot be done is an error with the words of the command", () => {
  assert.throws(() => explain("no-such-rule"), (error) => error instanceof LakatosError && error.code === 2 && error.message.includes("no-such-rule"));
});

test("any command runs over files in memory, and what it writes is told", () => {
  const { code, written } = run(["fmt", "a.lak"], { files: { "a.lak": "case   a  \"A\"\n" } });
  assert.equal(code, 0);
  assert.deepEqual(written, { "a.lak": "case a \"A\"\n" });
});

test("words in other letters reach the command", () => {
  const { stdout } = run(["check", "--format", "concise", "Überblick 中.lak"], { files: { "Überblick 中.lak": "concept é \"É\"\n" } });
  assert.match(stdout, /Überblick 中\.lak/);
});
