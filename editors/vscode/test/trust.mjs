// A workspace that is not trusted cannot name the program that runs, and a wrong program is told of with the remedy.
// `node trust.mjs EXTENSION.vsix BINARY`
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hands } from "./support/hands.mjs";
import { runTests } from "./support/report.mjs";
import { openWorkbench } from "./support/workbench.mjs";

const [extension, binary] = process.argv.slice(2);
const { page, folder, close } = await openWorkbench({
  name: "trust",
  extension,
  trust: true,
  settings: { "security.workspace.trust.startupPrompt": "never", "security.workspace.trust.enabled": true },
  files: {
    ".vscode/settings.json": JSON.stringify({ "lakatos.server.path": "/tmp/nowhere/lakatos" }),
    "older.sh": `#!/bin/sh\n[ "$1" = --version ] && echo "lakatos 0.0.1" && exit\nexec "${binary}" "$@"\n`,
  },
});
const { command, open, shot, view } = hands(page, folder);

const failed = await runTests(
  [
    ["an untrusted workspace cannot name the server", async () => {
      await open("first-steps.lak");
      await page.waitForSelector(".squiggly-error, .squiggly-warning, .squiggly-info");
      await page.waitForSelector('.statusbar-item[id$="lakatos.standing"]');
      assert.equal(await page.locator('.notification-toast:has-text("nowhere")').count(), 0);
      await shot("untrusted");
    }],
    ["a trusted one can, and a program that is not there is told of", async () => {
      await command("Workspaces: Manage Workspace Trust");
      await page.locator('.workspace-trust-editor .monaco-button:has-text("Trust")').first().click();
      await page.waitForSelector('.notification-toast:has-text("/tmp/nowhere/lakatos")');
      assert.match(await page.locator(".notification-toast").first().innerText(), /cannot be run.*Install lakatos/s);
      await shot("missing-server");
    }],
    ["the remedy is one click away", async () => {
      await page.locator('.notification-toast .monaco-button:has-text("How to install")').click();
      const remedy = await view("h1:has-text('How to install')");
      assert.match(await remedy.locator("body").innerText(), /lakatos\.server\.path/);
      // What the old server said of the file does not stand any more, and that there is none is said as long as it lasts.
      await open("first-steps.lak");
      await page.waitForSelector('.statusbar-item[id$="lakatos.standing"]:has-text("no server")');
      await shot("how-to-install");
    }],
    ["a server of another version is told of, and serves", async () => {
      await writeFile(join(folder, ".vscode/settings.json"), JSON.stringify({ "lakatos.server.path": join(folder, "older.sh") }));
      await page.waitForSelector('.notification-toast:has-text("is of version 0.0.1, and this extension of")');
      await open("first-steps.lak");
      await page.waitForSelector(".squiggly-error, .squiggly-warning, .squiggly-info");
      await shot("other-version");
    }],
  ],
  (name) => shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
