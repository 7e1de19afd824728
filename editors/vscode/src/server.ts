// The talk with the language server: starting it, restarting it, and asking it things beyond the protocol.
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";
import { tellOfBibliographies } from "./bibliographies";
import { SELECTOR } from "./documents";
import { isReady, programPath } from "./program";

export interface Server {
  /** Starts it, or starts it anew. Tells the user where it cannot be. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Its answer; undefined where it does not run, or knows none. */
  ask<Answer>(method: string, params: object): Promise<Answer | undefined>;
  /** It may be asked now, or not any more. */
  readonly onChange: vscode.Event<void>;
}

/** Shows the map at a name. */
export type ShowMap = (uri: string, name: string) => Promise<void>;

export function createServer(context: vscode.ExtensionContext, showMap: ShowMap): Server {
  const changed = new vscode.EventEmitter<void>();
  const channel = vscode.window.createOutputChannel("lakatos", { log: true });
  context.subscriptions.push(changed, channel);
  let client: LanguageClient | undefined;
  let bibliographies: vscode.Disposable | undefined;
  // One start or stop after the other, however fast settings change.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (step: () => Promise<void>) => (last = last.then(step, step)) as Promise<void>;

  const stop = async () => {
    const running = client;
    client = undefined;
    bibliographies?.dispose();
    await running?.dispose();
    changed.fire();
  };
  const start = async () => {
    await stop();
    const command = programPath(context);
    if (!(await isReady(command, context))) return;
    const next = new LanguageClient("lakatos", "lakatos", { command, args: ["server"] }, options(channel, showMap));
    await next.start();
    client = next;
    bibliographies = tellOfBibliographies(next);
    changed.fire();
  };
  return {
    onChange: changed.event,
    restart: () => inTurn(start),
    stop: () => inTurn(stop),
    async ask<Answer>(method: string, params: object) {
      // While it starts or stops there is none to ask; those who ask do so again on `onChange`.
      if (!client?.isRunning()) return undefined;
      return ((await client.sendRequest(method, params).catch(() => null)) as Answer | null) ?? undefined;
    },
  };
}

function options(channel: vscode.LogOutputChannel, showMap: ShowMap): LanguageClientOptions {
  const settings = vscode.workspace.getConfiguration("lakatos");
  return {
    documentSelector: SELECTOR,
    outputChannel: channel,
    initializationOptions: { run: settings.get("run"), rules: settings.get("rules") },
    synchronize: { configurationSection: "lakatos" },
    // What may be underlined is for the server to say in its own time; pulls follow the typing.
    diagnosticPullOptions: { onChange: true, onSave: true },
    middleware: {
      // The client library registers the commands that stand behind the server's lenses. A map is shown here.
      executeCommand: (command, args, next) => {
        const [uri, name] = args as unknown[];
        if (command === "lakatos.showMap" && typeof uri === "string" && typeof name === "string") return showMap(uri, name);
        return next(command, args);
      },
    },
  };
}
