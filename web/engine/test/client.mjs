// A client of the engine, as a page is one.
import { readFileSync } from "node:fs";
import { Engine } from "../src/engine.js";

export const root = new URL("../../../", import.meta.url);
export const example = (name) => readFileSync(new URL(`examples/${name}`, root), "utf8");
const compiled = (name) => new WebAssembly.Module(readFileSync(new URL(`../dist/${name}.wasm`, import.meta.url)));
/** Without commands, and with them. */
export const [small, module] = [compiled("engine"), compiled("lakatos")];

const CAPABILITIES = { textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } } };

export class Client {
  told = [];
  rest = undefined;
  last = 0;

  constructor({ module: from = module, more, settings = { typing: "off" }, capabilities = CAPABILITIES, folder = "file:///project" } = {}) {
    this.engine = new Engine(from, (message) => this.told.push(message), { wake: (rest) => (this.rest = rest), more });
    const workspaceFolders = [{ uri: folder, name: "project" }];
    this.greeting = this.request("initialize", { processId: null, rootUri: folder, workspaceFolders, capabilities, initializationOptions: settings });
    this.notify("initialized", {});
  }

  /** Asks, and gives what is answered. */
  request(method, params) {
    const id = (this.last += 1);
    this.engine.take({ jsonrpc: "2.0", id, method, params });
    const answer = this.told.find((message) => message.id === id && message.method === undefined);
    if (!answer) throw new Error(`${method} is not answered`);
    if (answer.error) throw new Error(answer.error.message);
    return answer.result;
  }

  notify(method, params) {
    this.engine.take({ jsonrpc: "2.0", method, params });
  }

  open(name, text, version = 1) {
    this.notify("textDocument/didOpen", { textDocument: { uri: uri(name), languageId: "markdown", version, text } });
  }

  change(name, version, ...contentChanges) {
    this.notify("textDocument/didChange", { textDocument: { uri: uri(name), version }, contentChanges });
  }

  /** The findings that were last told of a document. */
  findings(name) {
    return this.all("textDocument/publishDiagnostics").filter((params) => params.uri === uri(name)).at(-1)?.diagnostics;
  }

  /** What was told by a notification. */
  all(method) {
    return this.told.filter((message) => message.method === method).map(({ params }) => params);
  }
}

export const uri = (name) => `file:///project/${name}`;
export const codes = (findings) => findings.map(({ code }) => code);
