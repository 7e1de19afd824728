// The argument of the draft that is being written: told anew whenever it may have changed.
import * as vscode from "vscode";
import { isAttended } from "./documents";
import type { Server } from "./server";
import type { ArgumentMap, Matrix, Symbol } from "./views";

export interface Argument {
  document: vscode.TextDocument;
  map: ArgumentMap;
  matrix: Matrix | undefined;
  /** The declarations of the document. */
  symbols: Symbol[];
}

export interface Followed {
  /** None where no draft is open, or it has no argument. */
  readonly current: Argument | undefined;
  readonly onChange: vscode.Event<Argument | undefined>;
  /** Follows another document. */
  turnTo(document: vscode.TextDocument): Promise<void>;
  /** Follows what was followed before a reload, unless a draft is open already. */
  resume(uri: string | undefined): Promise<void>;
}

const PAUSE_IN_MS = 200;

export function followArgument(context: vscode.ExtensionContext, server: Server): Followed {
  const changed = new vscode.EventEmitter<Argument | undefined>();
  let document = attended(vscode.window.activeTextEditor);
  let current: Argument | undefined;
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;

  const refresh = async () => {
    const turn = ++asked;
    const argument = document && (await read(server, document));
    // An answer that another question has overtaken is old.
    if (turn !== asked) return;
    current = argument;
    void vscode.commands.executeCommand("setContext", "lakatos.hasArgument", argument !== undefined);
    changed.fire(current);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE_IN_MS);
  };
  const turnTo = async (next: vscode.TextDocument) => {
    document = next;
    await refresh();
  };

  const resume = async (uri: string | undefined) => {
    if (!uri || document) return;
    const opened = await Promise.resolve(vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true))).catch(() => undefined);
    if (opened && !document) await turnTo(opened);
  };

  context.subscriptions.push(
    changed,
    { dispose: () => clearTimeout(timer) },
    server.onChange(() => void refresh()),
    vscode.workspace.onDidChangeTextDocument((event) => isAttended(event.document) && soon()),
    vscode.workspace.onDidCloseTextDocument((closed) => {
      if (closed !== document) return;
      document = undefined;
      soon();
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      const next = attended(editor);
      // Whoever looks at the map, or at a rule, still writes the same draft.
      if (next && next !== document) void turnTo(next);
    }),
  );
  return {
    get current() {
      return current;
    },
    onChange: changed.event,
    turnTo,
    resume,
  };
}

function attended(editor: vscode.TextEditor | undefined): vscode.TextDocument | undefined {
  return editor && isAttended(editor.document) ? editor.document : undefined;
}

async function read(server: Server, document: vscode.TextDocument): Promise<Argument | undefined> {
  const uri = document.uri.toString();
  const [map, matrix, symbols] = await Promise.all([
    server.ask<ArgumentMap>("lakatos/map", { uri }),
    server.ask<Matrix>("lakatos/matrix", { uri }),
    server.ask<Symbol[]>("textDocument/documentSymbol", { textDocument: { uri } }),
  ]);
  return map && map.nodes.length > 0 ? { document, map, matrix, symbols: symbols ?? [] } : undefined;
}
