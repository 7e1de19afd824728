// The engine for one client: the language server over files in memory, started anew wherever it stops.
import { Documents } from "./documents.js";
import { Files } from "./files.js";
import { Instance } from "./instance.js";
import { pathOf } from "./uri.js";

const INTERNAL_ERROR = -32603;
const INVALID_PARAMS = -32602;

export { Files, Instance, pathOf };

/** A client's greeting; what it opens is kept here in UTF-16, so that positions count in nothing else. */
function counted(message) {
  const { capabilities } = message.params ?? {};
  if (!capabilities?.general) return message;
  const general = { ...capabilities.general, positionEncodings: ["utf-16"] };
  return { ...message, params: { ...message.params, capabilities: { ...capabilities, general } } };
}

function hasCommands(module) {
  return WebAssembly.Module.exports(module).some(({ name }) => name === "command");
}

export class Engine {
  files = new Files();
  documents = new Documents();
  /** What the client has asked and was not answered yet, by id. */
  asked = new Map();
  /** Documents that the module stopped at: they are left out until they change. */
  spurned = new Set();
  isStarted = false;

  /**
   * `tell` is given each message for the client; `wake` is told in how many milliseconds to call `tick`; `more` fetches the
   * module that has the commands, where the first one has none.
   */
  constructor(module, tell, { wake = () => {}, more } = {}) {
    this.module = module;
    this.tell = tell;
    this.wake = wake;
    this.more = more;
    if (hasCommands(module)) this.commands = module;
  }

  /** Takes a message of the client. */
  take(message) {
    if (message.method === "lakatos/files") return this.put(message.params ?? {});
    if (message.method === "lakatos/command") return this.answer(message.id, () => this.command(message.params ?? {}));
    if (message.method === "lakatos/account") return this.page(message, ["appraise", "--format", "json"], (text) => ({ account: text ? JSON.parse(text) : null }));
    if (message.method === "lakatos/report") return this.page(message, ["report", "--format", "html"], (html) => ({ html }));
    if (message.method === "initialize") this.initialize = message = counted(message);
    if (message.method === "initialized") this.initialized = message;
    const uri = this.documents.take(message);
    if (message.id !== undefined && message.method !== undefined) this.asked.set(message.id, message);
    if (this.spurned.has(uri)) {
      this.spurned.delete(uri);
      const textDocument = this.documents.get(uri);
      if (!textDocument) return;
      message = { jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } };
    }
    this.run((instance) => instance.message(message), uri);
  }

  /** Does what was to be done by now. */
  tick() {
    this.run((instance) => instance.tick());
  }

  /** Puts files into the project, and takes others out of it. */
  put({ put = [], delete: gone = [] }) {
    const changes = [];
    for (const { uri, text } of put) {
      const path = pathOf(uri);
      if (path === undefined) continue;
      const isNew = this.files.get(path) === undefined;
      if (this.files.put(path, text)) changes.push({ uri, type: isNew ? 1 : 2 });
    }
    for (const uri of gone) {
      const path = pathOf(uri);
      if (path === undefined) continue;
      this.files.delete(path);
      changes.push({ uri, type: 3 });
    }
    if (!this.initialized || changes.length === 0) return;
    const message = { jsonrpc: "2.0", method: "workspace/didChangeWatchedFiles", params: { changes } };
    this.run((instance) => instance.message(message));
  }

  /** Runs a command over the files and the open documents, in a run of its own. */
  command({ args = [], stdin = "", folder = "/", env = {} }) {
    const files = this.files.copy();
    for (const { uri, text } of this.documents.all()) {
      const path = pathOf(uri);
      if (path !== undefined) files.put(path, text);
    }
    const instance = new Instance(this.commands, files, { args, stdin, env: { ...env, PWD: folder } });
    try {
      const code = instance.command();
      return { code, stdout: instance.stdout.take(), stderr: instance.stderr.take() };
    } catch (error) {
      throw new Error(instance.stderr.take().trim() || String(error));
    }
  }

  /** Answers with what a command prints of a draft, and with what it complains of. */
  page({ id, params }, args, answer) {
    const path = pathOf(params?.uri ?? "");
    if (path === undefined) return this.fail(id, INVALID_PARAMS, "the URI of a file is missing");
    const at = path.lastIndexOf("/");
    this.answer(id, () => {
      const { stdout, stderr } = this.command({ args: [...args, path.slice(at + 1)], folder: path.slice(0, at) || "/" });
      return { ...answer(stdout), problem: stderr };
    });
  }

  answer(id, compute) {
    if (!this.commands) return this.fetchCommands().then(() => this.answer(id, compute), ({ message }) => this.fail(id, INTERNAL_ERROR, message));
    try {
      const result = compute();
      this.tell({ jsonrpc: "2.0", id, result });
    } catch (error) {
      this.fail(id, INTERNAL_ERROR, error.message);
    }
  }

  fetchCommands() {
    this.fetching ??= Promise.resolve(this.more?.()).then((module) => {
      if (!module || !hasCommands(module)) throw new Error("this engine has no commands");
      this.commands = module;
    });
    // Who asks again may be luckier.
    return this.fetching.catch((error) => {
      this.fetching = undefined;
      throw error;
    });
  }

  fail(id, code, message) {
    if (id !== undefined) this.tell({ jsonrpc: "2.0", id, error: { code, message } });
  }

  /** Has the module work; where it stops, another takes its place. */
  run(work, uri) {
    try {
      this.instance ??= new Instance(this.module, this.files);
      for (const message of work(this.instance)) this.pass(message);
    } catch (error) {
      this.restart(error, uri);
    }
    this.wake(this.instance?.rest());
  }

  pass(message) {
    if (message.method === undefined) this.asked.delete(message.id);
    this.tell(message);
  }

  /** Starts the module anew, with the documents that are open, and says so. */
  restart(error, uri) {
    const why = this.instance?.stderr.take().trim() || String(error?.message ?? error);
    if (uri !== undefined) this.spurned.add(uri);
    this.tell({ jsonrpc: "2.0", method: "window/logMessage", params: { type: 1, message: `lakatos has stopped, and was started anew: ${why}` } });
    for (const { id } of this.asked.values()) this.fail(id, INTERNAL_ERROR, "lakatos has stopped at this, and was started anew");
    this.asked.clear();
    while (!this.replayed());
    this.tell({ jsonrpc: "2.0", method: "lakatos/restarted", params: { leftOut: [...this.spurned] } });
  }

  /** Whether a new module has taken in all that the old one knew. A document at which it stops is left out. */
  replayed() {
    this.instance = undefined;
    let at;
    try {
      const instance = new Instance(this.module, this.files);
      // Whoever was answered is not answered again.
      if (this.initialize) instance.message(this.initialize);
      const answers = this.initialized ? instance.message(this.initialized) : [];
      for (const textDocument of this.documents.all()) {
        if (this.spurned.has(textDocument.uri)) continue;
        at = textDocument.uri;
        answers.push(...instance.message({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } }));
      }
      this.instance = instance;
      for (const answer of answers) this.tell(answer);
      return true;
    } catch {
      if (at === undefined) return true;
      this.spurned.add(at);
      return false;
    }
  }
}
