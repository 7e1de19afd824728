// What a page asks of the engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, codes, example, module, small, uri } from "./client.mjs";

const draft = example("korea-japan.md");

test("a draft that is opened has findings, with its version", () => {
  const client = new Client();
  assert.equal(client.greeting.serverInfo.name, "lakatos");
  assert.equal(client.greeting.capabilities.positionEncoding, "utf-16");
  client.open("draft.md", draft, 7);
  assert.ok(codes(client.findings("draft.md")).includes("auxiliary-misses-its-anomaly"));
  assert.equal(client.all("textDocument/publishDiagnostics").at(-1).version, 7);
});

test("what an edit makes wrong is held back until typing rests", async () => {
  const client = new Client({ settings: { typing: "rest", rest: 5000 } });
  client.open("draft.md", "```lakatos\ncase a \"A\"\n```\n");
  const isTold = () => codes(client.findings("draft.md")).includes("undefined-name");
  client.change("draft.md", 2, { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, text: "  nowhere = yes\n" });
  assert.equal(isTold(), false);
  assert.ok(client.rest > 0 && client.rest <= 5001, `${client.rest}`);
  while (client.rest !== undefined) {
    await new Promise((done) => setTimeout(done, client.rest));
    client.engine.tick();
  }
  assert.equal(isTold(), true);
});

test("hover, completion, symbols, colours, the map and the matrix are those of every editor", () => {
  const client = new Client();
  client.open("draft.md", draft);
  const textDocument = { uri: uri("draft.md") };
  const line = draft.split("\n").findIndex((text) => text.startsWith("theory "));
  assert.ok(client.request("textDocument/hover", { textDocument, position: { line, character: 9 } }).contents);
  assert.ok(client.request("textDocument/completion", { textDocument, position: { line: line + 1, character: 2 } }).items.length > 0);
  assert.ok(client.request("textDocument/documentSymbol", { textDocument }).length > 0);
  assert.ok(client.request("textDocument/semanticTokens/full", { textDocument }).data.length > 0);
  assert.match(client.request("lakatos/map", { uri: uri("draft.md") }).svg, /^<svg/);
  assert.ok(client.request("lakatos/matrix", { uri: uri("draft.md") }).cases.length > 0);
});

test("the account and the report are of the draft as it is in the editor", () => {
  const client = new Client();
  client.notify("lakatos/files", { put: [{ uri: uri("draft.md"), text: "Nothing yet.\n" }] });
  client.open("draft.md", draft);
  assert.match(JSON.stringify(client.request("lakatos/account", { uri: uri("draft.md") }).account), /conquest-memory/);
  assert.match(client.request("lakatos/report", { uri: uri("draft.md") }).html, /<html/);
  const { code, stdout } = client.request("lakatos/command", { args: ["check", "--format", "json", "."], folder: "/project" });
  assert.equal(code, 1);
  assert.equal(JSON.parse(stdout).findings[0].file, "draft.md");
});

test("commands are fetched when the first one is asked for, and again where that failed", async () => {
  const modules = [undefined, module];
  const client = new Client({ module: small, more: () => modules.shift() });
  client.open("draft.md", draft);
  assert.ok(client.findings("draft.md").length > 0);
  const asked = async (id) => {
    client.engine.take({ jsonrpc: "2.0", id, method: "lakatos/command", params: { args: ["--version"] } });
    while (!client.told.some((message) => message.id === id)) await new Promise((done) => setImmediate(done));
    return client.told.find((message) => message.id === id);
  };
  assert.match((await asked("one")).error.message, /no commands/);
  assert.match((await asked("two")).result.stdout, /^lakatos \d/);
});

test("a bibliography and a configuration count when they come, change and go", () => {
  const client = new Client();
  const text = "---\nbibliography: refs.bib\n---\n\n```lakatos\ntheory a \"A\" @Walt1987\n  predicts p: if x then y\nconcept x \"X\"\nconcept y \"Y\"\n```\n";
  const bib = (key) => ({ put: [{ uri: uri("refs.bib"), text: `@book{${key}, author = {A}, title = {T}, year = 1987}` }] });
  const isUnknown = () => client.findings("draft.md").some(({ message }) => message.includes("Walt1987"));
  client.open("draft.md", text);
  client.notify("lakatos/files", bib("Other1990"));
  assert.equal(isUnknown(), true);
  client.notify("lakatos/files", bib("Walt1987"));
  assert.equal(isUnknown(), false);
  client.notify("lakatos/files", bib("Othe1987"));
  assert.equal(isUnknown(), true);
  client.notify("lakatos/files", { delete: [uri("refs.bib")] });
  client.notify("lakatos/files", bib("Walt1987"));
  assert.equal(isUnknown(), false);
  const before = client.findings("draft.md").length;
  assert.ok(before > 0);
  client.notify("lakatos/files", { put: [{ uri: uri("lakatos.toml"), text: `[rules]\n${codes(client.findings("draft.md"))[0]} = "off"\n` }] });
  assert.ok(client.findings("draft.md").length < before);
});

test("drafts of a project that are not open count", () => {
  const client = new Client();
  const put = [
    { uri: uri("lakatos.toml"), text: "" },
    { uri: uri("concepts.lak"), text: "concept shared \"Shared\"\n" },
  ];
  client.notify("lakatos/files", { put });
  client.open("draft.md", "```lakatos\ncase a \"A\"\n  shared = yes\n```\n");
  assert.ok(!codes(client.findings("draft.md")).includes("undefined-name"));
  const found = client.request("textDocument/definition", { textDocument: { uri: uri("draft.md") }, position: { line: 2, character: 4 } });
  assert.equal(found[0].uri ?? found[0].targetUri, uri("concepts.lak"));
});
