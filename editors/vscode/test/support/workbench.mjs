// VS Code in a headless browser: code-server with a home of its own, and a page that shows a folder.
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { openSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../../..");
export const editors = join(root, ".editors");
export const out = join(editors, "out");

const NODE = join(editors, "node24/node_modules/node/bin/node");
const CODE_SERVER = join(editors, "cs/node_modules/code-server/out/node/entry.js");
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

/** For what comes some time, on a machine that is busy with something else. Where all is well, nobody waits so long. */
export const PATIENCE = Number(process.env.LAKATOS_PATIENCE ?? 120_000);

const SETTINGS = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "extensions.ignoreRecommendations": true,
  "editor.fontFamily": "'DejaVu Sans Mono'",
  "editor.fontSize": 13,
  "editor.minimap.enabled": false,
  "editor.wordWrap": "on",
  "files.simpleDialog.enable": true,
  "window.commandCenter": false,
  "update.mode": "none",
};

/**
 * Starts everything; `close` ends it and removes what it left.
 * `extension` is a .vsix to install, `files` are written into the folder of drafts, `prepare` is called with the page before it loads, `payload` goes into its address.
 */
export async function openWorkbench({ name, extension, settings = {}, files = {}, trust = false, prepare, payload, viewport }) {
  const home = await mkdtemp(join(tmpdir(), "lakatos-vscode-"));
  const folder = join(home, "drafts");
  const data = join(home, "data");
  await mkdir(join(data, "User"), { recursive: true });
  await mkdir(join(data, "Machine"), { recursive: true });
  await mkdir(out, { recursive: true });
  await cp(join(root, "examples"), folder, { recursive: true });
  await writeFile(join(data, "User/settings.json"), JSON.stringify({ ...SETTINGS, ...settings }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text, { mode: 0o755 });
  }
  const environment = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, "config"), XDG_DATA_HOME: join(home, "share"),
    XDG_CACHE_HOME: join(home, "cache"), XDG_RUNTIME_DIR: home };
  const shared = ["--config", join(home, "code-server.yaml"), "--user-data-dir", data, "--extensions-dir", join(home, "extensions")];
  if (extension) await promisify(execFile)(NODE, [CODE_SERVER, ...shared, "--install-extension", extension], { env: environment });

  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const log = openSync(join(out, `${name}-code-server.log`), "w");
  const server = spawn(NODE, [CODE_SERVER, ...shared, "--auth", "none", "--bind-addr", host, "--disable-telemetry",
    "--disable-update-check", "--disable-getting-started-override", ...(trust ? [] : ["--disable-workspace-trust"])],
    // A group of its own, so that all of it can be ended.
    { env: environment, stdio: ["ignore", log, log], detached: true });
  let browser;
  const close = async () => {
    await browser?.close().catch(() => {});
    end(server, "SIGTERM");
    await Promise.race([new Promise((done) => server.once("exit", done)), pause(3000)]);
    end(server, "SIGKILL");
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const interrupted = () => close().finally(() => process.exit(1));
  process.once("SIGINT", interrupted);
  process.once("SIGTERM", interrupted);
  try {
    await until(async () => (await fetch(`http://${host}/healthz`).catch(() => undefined))?.ok);
    const { chromium } = createRequire(join(editors, "pw/package.json"))("playwright-core");
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: QUIET });
    const page = await browser.newPage({ viewport: viewport ?? { width: 1360, height: 850 } });
    page.setDefaultTimeout(PATIENCE);
    const said = [];
    page.on("console", (message) => said.push(`${message.type()} ${message.text()}`));
    await prepare?.(page);
    const query = payload ? `&payload=${encodeURIComponent(JSON.stringify(payload(host)))}` : "";
    await page.goto(`http://${host}/?folder=${encodeURIComponent(folder)}${query}`);
    await page.waitForSelector(".monaco-workbench .part.sidebar");
    return { page, folder, home, said, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function end(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Waits until something holds, and gives it. */
export async function until(holds, ms = PATIENCE) {
  const start = Date.now();
  for (;;) {
    const value = await holds();
    if (value) return value;
    if (Date.now() - start > ms) throw new Error(`waited in vain until ${holds}`);
    await pause(100);
  }
}
