// The server as a module of WebAssembly in a worker, for an editor in a browser.
import * as vscode from "vscode";
import { LanguageClient, BrowserMessageReader, BrowserMessageWriter } from "vscode-languageclient/browser";
import type { BaseLanguageClient, LanguageClientOptions, Message } from "vscode-languageclient";
import { toEditor, toEngine } from "./addresses";
import { files, follow } from "./feed";

/** As much of a worker as is needed. */
interface Port {
  onmessage: ((event: { data: Message }) => void) | null;
  postMessage(message: unknown): void;
  addEventListener(type: "error", listener: (event: unknown) => void): void;
  terminate(): void;
}
declare const Worker: new (url: string) => Port;

let worker: Port | undefined;
let following: vscode.Disposable | undefined;

/** The schemes of documents that it can read: those of the workspace, wherever it lies. */
export const schemes = (): string[] => [
  "untitled",
  ...new Set((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme).concat(vscode.window.activeTextEditor?.document.uri.scheme ?? [])),
].filter((scheme) => !scheme.startsWith("lakatos"));

/** What talks with the server, not started yet. */
export async function newClient(
  context: vscode.ExtensionContext,
  options: LanguageClientOptions,
): Promise<BaseLanguageClient | undefined> {
  const started = await start(context);
  const port = {
    onmessage: null as Port["onmessage"],
    postMessage: (message: unknown) => started.postMessage(toEngine(message)),
    addEventListener: started.addEventListener.bind(started),
  };
  started.onmessage = ({ data }) => {
    if (!answered(data)) port.onmessage?.({ data: toEditor(data) });
  };
  port.postMessage({ jsonrpc: "2.0", method: "lakatos/files", params: { put: await files() } });
  const transports = async () => ({
    reader: new BrowserMessageReader(port as never),
    writer: new BrowserMessageWriter(port as never),
  });
  const client = new LanguageClient("lakatos", "lakatos", transports as never, options);
  following?.dispose();
  following = follow(client);
  return client;
}

async function start(context: vscode.ExtensionContext): Promise<Port> {
  worker?.terminate();
  const read = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, "dist", name));
  const [script, bytes] = await Promise.all([read("classic.js"), read("lakatos.wasm")]);
  // Not every place that an extension lies in may run workers; a copy of it may be run anywhere.
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  worker = new Worker(address);
  worker.postMessage({ jsonrpc: "2.0", method: "lakatos/module", params: { bytes } });
  return worker;
}

/** Who waits for what a command prints. */
const waiting = new Map<string, { done(text: string): void; failed(why: Error): void }>();
let asked = 0;

function answered(message: Message & { id?: unknown; result?: { stdout: string }; error?: { message: string } }): boolean {
  const asking = typeof message.id === "string" ? waiting.get(message.id) : undefined;
  if (!asking) return false;
  waiting.delete(message.id as string);
  if (message.result) asking.done(message.result.stdout);
  else asking.failed(new Error(message.error?.message));
  return true;
}

/** What a command of lakatos prints; rejects where it does not run. */
export function said(_: vscode.ExtensionContext, ...args: string[]): Promise<string> {
  const id = `command-${(asked += 1)}`;
  return new Promise((done, failed) => {
    if (!worker) return failed(new Error("the engine does not run"));
    waiting.set(id, { done, failed });
    worker.postMessage({ jsonrpc: "2.0", id, method: "lakatos/command", params: { args } });
  });
}
