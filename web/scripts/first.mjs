// What the engine raises in the sample, so that who comes for the first time sees it before the engine is there.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SAMPLE = "../editors/vscode/walkthrough/sample.md";
const URI = "file:///project/sample.md";

/** `folder` is that of the engine; where there is no module in it, nothing is known. */
export async function firstFindings(folder) {
  const file = folder && join(folder, "lakatos.wasm");
  if (!file || !existsSync(file) || readFileSync(file).length === 0) return [];
  const { Engine } = await import("../engine/dist/engine.js");
  const module = await WebAssembly.compile(readFileSync(file));
  return new Promise((done) => {
    const tell = ({ method, params }) => method === "textDocument/publishDiagnostics" && params.uri === URI && done(params.diagnostics);
    const engine = new Engine(module, tell, (rest) => rest !== undefined && setTimeout(() => engine.tick(), rest));
    const say = (message) => engine.take({ jsonrpc: "2.0", ...message });
    const textDocument = { publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true } };
    say({ id: 1, method: "initialize", params: { processId: null, rootUri: "file:///project", capabilities: { textDocument } } });
    say({ method: "initialized", params: {} });
    const text = readFileSync(SAMPLE, "utf8");
    say({ method: "textDocument/didOpen", params: { textDocument: { uri: URI, languageId: "markdown", version: 1, text } } });
  });
}
