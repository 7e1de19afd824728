// Whatever stops the module, the text is kept and the engine goes on.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Client, example, root, uri } from "./client.mjs";

const draft = example("korea-japan.md");

/** Has the module panic: no memory has so many bytes. */
const panicking = (instance) => instance.exports.alloc(-1);

test("a panic is told in its own words, and the draft is as it was", () => {
  const client = new Client({ settings: { typing: "rest" } });
  client.notify("lakatos/files", { put: [{ uri: uri("other.lak"), text: "concept x \"X\"\n" }] });
  client.open("draft.md", draft);
  const before = client.findings("draft.md").length;
  client.engine.run(panicking);
  assert.match(client.all("window/logMessage").at(-1).message, /panicked at .*capacity overflow/s);
  assert.deepEqual(client.all("lakatos/restarted"), [{ leftOut: [] }]);
  assert.equal(client.findings("draft.md").length, before);
  assert.equal(client.engine.files.text("/project/other.lak"), "concept x \"X\"\n");
  assert.ok(client.request("textDocument/documentSymbol", { textDocument: { uri: uri("draft.md") } }).length > 0);
});

test("a document at which it stops is left out until it changes, and keeps its text", () => {
  const client = new Client({ settings: { typing: "rest" } });
  client.open("draft.md", draft);
  const first = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  client.engine.instance.message = () => panicking(client.engine.instance);
  client.change("draft.md", 2, { range: first, text: "é😀\n" });
  assert.deepEqual(client.all("lakatos/restarted"), [{ leftOut: [uri("draft.md")] }]);
  assert.equal(client.engine.documents.get(uri("draft.md")).text, `é😀\n${draft}`);
  client.change("draft.md", 3, { range: { start: { line: 0, character: 1 }, end: { line: 0, character: 3 } }, text: "" });
  assert.equal(client.engine.documents.get(uri("draft.md")).text, `é\n${draft}`);
  assert.ok(client.findings("draft.md").length > 0);
  assert.equal(client.all("textDocument/publishDiagnostics").at(-1).version, 3);
});

test("a request under way is answered with an error", () => {
  const client = new Client();
  client.open("draft.md", draft);
  client.engine.instance.exports = { ...client.engine.instance.exports, message: () => assert.fail("trap") };
  assert.throws(() => client.request("textDocument/documentSymbol", { textDocument: { uri: uri("draft.md") } }), /has stopped/);
  assert.ok(client.request("textDocument/documentSymbol", { textDocument: { uri: uri("draft.md") } }).length > 0);
});

test("nothing that is typed into a draft stops it", () => {
  const client = new Client();
  // Small and fast, and the same at every run (Marsaglia, “Xorshift RNGs”).
  let state = 0x9e3779b9;
  const below = (most) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % most;
  };
  const bits = ["```lakatos\n", "```", "\n", "  ", "\"", "“", "case ", "theory ", "=", "@", "{.lak value=", "é", "😀", "\ud83d", "\0", "(", "not ".repeat(3000), "((".repeat(4000), "\r", "1e999", "-->", "\\begin{lakatos}"];
  const drafts = readdirSync(new URL("examples/", root)).filter((name) => /\.(md|qmd|tex|lak)$/.test(name));
  for (const name of drafts) {
    let text = readFileSync(new URL(`examples/${name}`, root), "utf8");
    client.open(name, text);
    for (let version = 2; version < 14; version += 1) {
      const at = below(text.length);
      text = text.slice(0, at) + bits[below(bits.length)] + text.slice(at + below(40));
      client.change(name, version, { text });
    }
    assert.equal(client.engine.documents.get(uri(name)).text, text);
    client.notify("textDocument/didClose", { textDocument: { uri: uri(name) } });
  }
  assert.deepEqual(client.all("window/logMessage").filter(({ type }) => type === 1), []);
});
