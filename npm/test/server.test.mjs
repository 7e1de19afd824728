// The language server in Node, as an editor starts it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "lakatos-npm-"));
after(() => rmSync(folder, { recursive: true }));

test("it serves over the disk, and ends as the protocol wants", async () => {
  const draft = "```lakatos\ncase a \"A\"\n  shared = yes\n  nowhere = yes\n```\n";
  writeFileSync(join(folder, "lakatos.toml"), "");
  writeFileSync(join(folder, "concepts.lak"), 'concept shared "Shared"\n');
  writeFileSync(join(folder, "draft.md"), draft);
  const server = spawn(process.execPath, [fileURLToPath(new URL("../bin/lakatos.js", import.meta.url)), "server"], { stdio: ["pipe", "pipe", "inherit"] });
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let said = "";
  const heard = async (isMeant) => {
    for (;;) {
      const found = said.split(/Content-Length: \d+\r\n\r\n/).slice(1).flatMap((text) => { try { return [JSON.parse(text)]; } catch { return []; } }).find(isMeant);
      if (found) return found;
      said += (await once(server.stdout, "data"))[0];
    }
  };
  const uri = pathToFileURL(join(folder, "draft.md")).href;
  send({ id: 1, method: "initialize", params: { processId: null, rootUri: pathToFileURL(folder).href, capabilities: {}, initializationOptions: { typing: "off" } } });
  await heard(({ id }) => id === 1);
  send({ method: "initialized", params: {} });
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "markdown", version: 1, text: draft } } });
  const { params } = await heard(({ method, params }) => method === "textDocument/publishDiagnostics" && params.uri === uri);
  const undefinedNames = params.diagnostics.filter(({ code }) => code === "undefined-name");
  assert.equal(undefinedNames.length, 1, JSON.stringify(params.diagnostics));
  assert.match(undefinedNames[0].message, /nowhere/);
  send({ id: 2, method: "shutdown" });
  await heard(({ id }) => id === 2);
  send({ method: "exit" });
  const [code] = await once(server, "exit");
  assert.equal(code, 0);
  assert.equal(readFileSync(join(folder, "draft.md"), "utf8"), draft);
});
