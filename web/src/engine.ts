// The engine in its worker: JSON-RPC as objects, requests and their answers, notifications and who hears them.

/** What the engine says of its own accord. */
type Heard = (params: never) => void;

interface Message {
  id?: number | string;
  method?: string;
  params?: never;
  result?: unknown;
  error?: { code: number; message: string };
}

/** An answer that will not come, for the engine has been started anew. */
export class Restarted extends Error {}

/** What the worker of a page must do. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: string, heard: (event: MessageEvent<Message>) => void): void;
}

/** What the page looks at of what the engine can do. */
export interface Capabilities {
  semanticTokensProvider?: { legend: { tokenTypes: string[] } };
}

export class Engine {
  private last = 0;
  private readonly waiting = new Map<number, { done: (result: never) => void; failed: (error: Error) => void }>();
  private readonly hearing = new Map<string, Heard>();

  private begin!: () => void;
  /** Once it has been greeted: before that, whoever asks waits. */
  readonly ready = new Promise<void>((done) => (this.begin = done));

  constructor(private readonly port: Port) {
    port.addEventListener("message", ({ data }) => this.hear(data));
  }

  /** Greets the engine, and gives what it answers. */
  async start(initialisation: object): Promise<Capabilities> {
    const { capabilities } = await this.send<{ capabilities: Capabilities }>("initialize", initialisation);
    this.notify("initialized", {});
    this.begin();
    return capabilities;
  }

  async request<Result>(method: string, params: unknown): Promise<Result> {
    await this.ready;
    return this.send(method, params);
  }

  private send<Result>(method: string, params: unknown): Promise<Result> {
    this.last += 1;
    const id = this.last;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      this.port.postMessage({ jsonrpc: "2.0", id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    this.port.postMessage({ jsonrpc: "2.0", method, params });
  }

  /** One listener a notification. */
  on<Params>(method: string, heard: (params: Params) => void): void {
    this.hearing.set(method, heard as Heard);
  }

  private hear(message: Message): void {
    const { id, method } = message;
    if (method === undefined) return this.answered(message);
    if (method === "lakatos/restarted") this.lost();
    this.hearing.get(method)?.(message.params as never);
    // Progress, registrations and settings are nothing that a page has.
    if (id !== undefined) this.port.postMessage({ jsonrpc: "2.0", id, result: null });
  }

  private answered({ id, result, error }: Message): void {
    const waiting = this.waiting.get(Number(id));
    this.waiting.delete(Number(id));
    if (error) waiting?.failed(new Error(error.message));
    else waiting?.done(result as never);
  }

  private lost(): void {
    for (const { failed } of this.waiting.values()) failed(new Restarted("the engine was started anew"));
    this.waiting.clear();
  }
}

/** What the page tells the engine that it can do. */
export function initialisation(root: string): object {
  return {
    processId: null,
    clientInfo: { name: "lakatos web" },
    rootUri: root,
    workspaceFolders: [{ uri: root, name: "project" }],
    capabilities: {
      general: { positionEncodings: ["utf-16"] },
      textDocument: {
        completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] }, contextSupport: true },
        hover: { contentFormat: ["markdown"] },
        publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true, versionSupport: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } }, isPreferredSupport: true, dataSupport: true, resolveSupport: { properties: ["edit"] } },
        rename: { prepareSupport: true },
        semanticTokens: { requests: { range: true }, tokenTypes: [], tokenModifiers: [], formats: ["relative"] },
      },
    },
  };
}
