// The least client there is: asks the server for the semantic tokens of a text, and hears its findings.
import { spawn } from "node:child_process";

/** `tokens(uri, languageId, text)` gives `{ line, start, length, type }`, in order. */
export async function startServer(binary) {
  const child = spawn(binary, ["server"], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = new Map();
  const published = new Map();
  let last = 0;
  let read = Buffer.alloc(0);
  child.stdout.on("data", (chunk) => {
    read = Buffer.concat([read, chunk]);
    for (;;) {
      const head = read.indexOf("\r\n\r\n");
      const length = head < 0 ? NaN : Number(/Content-Length: (\d+)/i.exec(read.subarray(0, head).toString())[1]);
      if (!(read.length >= head + 4 + length)) return;
      const message = JSON.parse(read.subarray(head + 4, head + 4 + length).toString());
      read = read.subarray(head + 4 + length);
      if (message.method === "textDocument/publishDiagnostics") published.get(message.params.uri)?.(message.params.diagnostics);
      if (message.method === undefined) waiting.get(message.id)?.(message.result);
      else if (message.id !== undefined) send({ id: message.id, result: null });
    }
  });
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const ask = (method, params) => {
    const id = ++last;
    send({ id, method, params });
    return new Promise((answered) => waiting.set(id, answered));
  };
  const { capabilities } = await ask("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  send({ method: "initialized", params: {} });
  const types = capabilities.semanticTokensProvider.legend.tokenTypes;
  return {
    async tokens(uri, languageId, text) {
      send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId, version: 1, text } } });
      const { data } = await ask("textDocument/semanticTokens/full", { textDocument: { uri } });
      const tokens = [];
      let [line, start] = [0, 0];
      for (let at = 0; at < data.length; at += 5) {
        start = data[at] === 0 ? start + data[at + 1] : data[at + 1];
        line += data[at];
        tokens.push({ line, start, length: data[at + 2], type: types[data[at + 3]] });
      }
      return tokens;
    },
    /** The codes of the findings of a text of the language alone. */
    async findings(uri, text) {
      const told = new Promise((heard) => published.set(uri, heard));
      send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "lakatos", version: 1, text } } });
      return (await told).map(({ code }) => code);
    },
    async stop() {
      await ask("shutdown", null);
      send({ method: "exit" });
      await new Promise((gone) => child.once("exit", gone));
    },
  };
}
