// What the engine raises in the sample, so that who comes for the first time sees it before the engine is there.
import { readFileSync } from "node:fs";

const SAMPLE = "../editors/vscode/walkthrough/sample.md";
const URI = "file:///project/sample.md";

export async function firstFindings(path) {
  const { Engine } = await import("../engine/dist/engine.js");
  const module = await WebAssembly.compile(readFileSync(path));
  return new Promise((done) => {
    const tell = ({ method, params }) => method === "textDocument/publishDiagnostics" && params.uri === URI && done(params.diagnostics);
    const engine = new Engine(module, tell, { wake: (rest) => rest !== undefined && setTimeout(() => engine.tick(), rest) });
    const say = (message) => engine.take({ jsonrpc: "2.0", ...message });
    const textDocument = { publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true } };
    say({ id: 1, method: "initialize", params: { processId: null, rootUri: "file:///project", capabilities: { textDocument } } });
    say({ method: "initialized", params: {} });
    const text = readFileSync(SAMPLE, "utf8");
    say({ method: "textDocument/didOpen", params: { textDocument: { uri: URI, languageId: "markdown", version: 1, text } } });
  });
}
