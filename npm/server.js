// `lakatos server` in Node: the language server on standard input and output, for editors that start a program.
import process from "node:process";
import { start } from "./command.js";

const HEADER_END = "\r\n\r\n";

/** Serves until the client says `exit` or hangs up; the exit code of the specification. */
export async function serve() {
  const server = await start(["server"]);
  let read = Buffer.alloc(0);
  let wasShutDown = false;
  let timer;
  const answer = (length) => {
    const lines = Buffer.from(server.memory.buffer, server.answer(), length).toString().split("\n");
    for (const line of lines.filter((line) => line !== "")) {
      process.stdout.write(`Content-Length: ${Buffer.byteLength(line)}${HEADER_END}${line}`);
    }
    clearTimeout(timer);
    const rest = server.rest();
    if (rest >= 0) timer = setTimeout(() => answer(server.tick()), rest);
  };
  for await (const chunk of process.stdin) {
    read = Buffer.concat([read, chunk]);
    for (;;) {
      const end = read.indexOf(HEADER_END);
      const length = end < 0 ? undefined : Number(/content-length: *(\d+)/i.exec(read.toString("latin1", 0, end))?.[1] ?? 0);
      const begin = end + HEADER_END.length;
      if (length === undefined || read.length < begin + length) break;
      const body = read.subarray(begin, begin + length);
      read = read.subarray(begin + length);
      const at = server.alloc(length);
      new Uint8Array(server.memory.buffer, at, length).set(body);
      answer(server.message(at, length));
      const method = /"method"\s*:\s*"(shutdown|exit)"/.exec(length < 200 ? body.toString() : "")?.[1];
      wasShutDown ||= method === "shutdown";
      if (method === "exit") return wasShutDown ? 0 : 1;
    }
  }
  return wasShutDown ? 0 : 1;
}
