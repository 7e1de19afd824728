// The talk with the language server: starting it, restarting it, and asking it things beyond the protocol.
import * as vscode from "vscode";
import { State, type BaseLanguageClient, type LanguageClientOptions } from "vscode-languageclient";
import { tellOfBibliographies } from "./bibliographies";
import { completionsIn, type Blocks } from "./blocks";
import { selector } from "./documents";
import { newClient } from "./talk";
import { openPlace } from "./views";
import type { ShowWhy } from "./whyView";

/** `stopped` says that it should run and does not: it is missing, or it died. */
export type Health = "starting" | "running" | "stopped";

export interface Server {
  /** Starts it, or starts it anew. Tells the user where it cannot be. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Its answer; undefined where it does not run, or knows none. */
  ask<Answer>(method: string, params: object): Promise<Answer | undefined>;
  /** Makes an edit that it offered. Whether that could be done. */
  apply(edit: object): Promise<boolean>;
  readonly health: Health;
  /** It may be asked now, or not any more. */
  readonly onChange: vscode.Event<void>;
}

/** Shows the map at a name. */
export type ShowMap = (uri: string, name: string) => Promise<void>;

/** What the talk needs of the rest of the extension. */
export interface Surroundings {
  showMap: ShowMap;
  showWhy: ShowWhy;
  /** What is known of the blocks of documents. */
  blocks(): Blocks;
}

export function createServer(context: vscode.ExtensionContext, around: Surroundings): Server {
  const changed = new vscode.EventEmitter<void>();
  const channel = vscode.window.createOutputChannel("lakatos", { log: true });
  context.subscriptions.push(changed, channel);
  let client: BaseLanguageClient | undefined;
  let health: Health = "starting";
  let bibliographies: vscode.Disposable | undefined;
  // One start or stop after the other, however fast settings change.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (step: () => Promise<void>) => (last = last.then(step, step)) as Promise<void>;
  const become = (next: Health) => {
    health = next;
    changed.fire();
  };

  const stop = async () => {
    const running = client;
    client = undefined;
    bibliographies?.dispose();
    await running?.dispose().catch(() => {});
    become("starting");
  };
  const start = async () => {
    await stop();
    const next = await newClient(context, options(channel, around));
    if (!next) return become("stopped");
    // The library restarts a server that died, a few times. What is told holds until it runs again.
    next.onDidChangeState(({ newState }) => {
      if (next !== client) return;
      if (newState !== State.Starting) become(newState === State.Running ? "running" : "stopped");
    });
    client = next;
    try {
      await next.start();
    } catch {
      return become("stopped");
    }
    bibliographies = tellOfBibliographies(next);
    become("running");
  };
  return {
    onChange: changed.event,
    get health() {
      return health;
    },
    restart: () => inTurn(start),
    stop: () => inTurn(stop),
    async apply(edit: object) {
      const converted = await client?.protocol2CodeConverter.asWorkspaceEdit(edit);
      // Places to write are led to in an editor that is there to be written in.
      const [document] = (edit as { documentChanges?: { textDocument: { uri: string } }[] }).documentChanges ?? [];
      if (document) await openPlace({ uri: document.textDocument.uri });
      return converted ? vscode.workspace.applyEdit(converted) : false;
    },
    async ask<Answer>(method: string, params: object) {
      // While it starts or stops there is none to ask; those who ask do so again on `onChange`.
      if (!client?.isRunning()) return undefined;
      return ((await client.sendRequest(method, params).catch(() => null)) as Answer | null) ?? undefined;
    },
  };
}

function options(channel: vscode.LogOutputChannel, { showMap, showWhy, blocks }: Surroundings): LanguageClientOptions {
  const settings = vscode.workspace.getConfiguration("lakatos");
  return {
    documentSelector: selector(),
    outputChannel: channel,
    initializationOptions: Object.fromEntries(["typing", "rest", "rules", "lenses", "hints"].map((name) => [name, settings.get(name)])),
    synchronize: { configurationSection: "lakatos" },
    // What may be underlined is for the server to say in its own time; pulls follow the typing.
    diagnosticPullOptions: { onChange: true, onSave: true },
    middleware: {
      // The client library registers the commands that stand behind the server's lenses. Maps and pages are shown here.
      executeCommand: (command, args, next) => {
        const [uri, name, of] = args as unknown[];
        if (command === "lakatos.showMap" && typeof uri === "string" && typeof name === "string") return showMap(uri, name);
        if (["lakatos.why", "lakatos.crucialCase"].includes(command) && typeof uri === "string" && typeof name === "string") {
          return showWhy({ uri, name, case: typeof of === "string" ? of : undefined, crucial: command === "lakatos.crucialCase" });
        }
        return next(command, args);
      },
      provideCompletionItem: async (document, position, context, token, next) =>
        completionsIn(blocks(), document, position, context, await next(document, position, context, token)),
    },
  };
}
