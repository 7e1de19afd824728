// Browsers that playwright does not drive as they are: Firefox by WebDriver BiDi, WebKit by WebDriver. Each gives what
// runs an expression in a page, and what opens that anew, takes a picture of it and closes it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Waits for a line of what a program says. */
function said(program, wanted) {
  return new Promise((done, failed) => {
    let all = "";
    const hear = (chunk) => {
      all += chunk;
      const found = wanted.exec(all);
      if (found) done(found);
    };
    program.stdout.on("data", hear);
    program.stderr.on("data", hear);
    program.on("error", failed);
    program.on("exit", () => failed(new Error(`it ended: ${all.slice(-400)}`)));
  });
}

export async function firefox(path, address) {
  const profile = mkdtempSync(join(tmpdir(), "lakatos-firefox-"));
  const program = spawn(path, ["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", profile, "about:blank"]);
  const [, url] = await said(program, /WebDriver BiDi listening on (\S+)/);
  const socket = new WebSocket(`${url}/session`);
  await new Promise((done, failed) => ((socket.onopen = done), (socket.onerror = () => failed(new Error("no BiDi")))));
  const waiting = new Map();
  socket.onmessage = ({ data }) => {
    const { id, result, error, message } = JSON.parse(data);
    const { done, failed } = waiting.get(id) ?? {};
    if (error) failed?.(new Error(`${error}: ${message}`));
    else done?.(result);
  };
  const send = (method, params) => new Promise((done, failed) => {
    const id = waiting.size + 1;
    waiting.set(id, { done, failed });
    socket.send(JSON.stringify({ id, method, params }));
  });
  await send("session.new", { capabilities: {} });
  const { contexts: [{ context }] } = await send("browsingContext.getTree", {});
  await send("browsingContext.navigate", { context, url: address, wait: "complete" });
  const run = async (expression) => {
    const { result, exceptionDetails } = await send("script.evaluate", { expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`, target: { context }, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  };
  const reload = () => send("browsingContext.reload", { context, wait: "complete" });
  const shot = async () => (await send("browsingContext.captureScreenshot", { context })).data;
  const close = async () => {
    const ended = new Promise((done) => program.on("exit", done));
    program.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true });
  };
  return { run, reload, shot, close };
}

export async function webkit(path, address) {
  const port = 20_000 + (process.pid % 20_000);
  const program = spawn(path, [`--port=${port}`], { stdio: "ignore" });
  const failed = new Promise((_done, fail) => program.on("error", fail));
  const at = `http://127.0.0.1:${port}`;
  const ask = async (method, url, body) => {
    const answer = await fetch(at + url, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const isThere = async () => {
    for (;;) {
      if (await fetch(`${at}/status`).then(() => true, () => false)) return;
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  await Promise.race([isThere(), failed]);
  const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: {} } });
  const session = `/session/${sessionId}`;
  await ask("POST", `${session}/timeouts`, { script: 120_000 });
  await ask("POST", `${session}/url`, { url: address });
  const script = (expression) => `const done = arguments[0]; Promise.resolve(${expression}).then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
  const run = async (expression) => {
    const { value, error } = await ask("POST", `${session}/execute/async`, { script: script(expression), args: [] });
    if (error) throw new Error(error);
    return value;
  };
  const reload = () => ask("POST", `${session}/refresh`, {});
  const shot = () => ask("GET", `${session}/screenshot`);
  const close = async () => {
    await ask("DELETE", session).catch(() => {});
    program.kill();
  };
  return { run, reload, shot, close };
}
