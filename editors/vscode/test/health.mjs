// A server that is missing or died: that is said as long as it lasts, and one click mends it.
// `node health.mjs EXTENSION.vsix BINARY`
import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hands } from "./support/hands.mjs";
import { runTests } from "./support/report.mjs";
import { openWorkbench, until } from "./support/workbench.mjs";

const [extension, binary] = process.argv.slice(2);
// Tells who runs, and does not start while a file named `broken` lies beside it.
const script = `#!/bin/sh
here=$(dirname "$0")
if [ "$1" = server ]; then
  [ -e "$here/broken" ] && exit 1
  echo $$ > "$here/pid"
fi
exec "${binary}" "$@"
`;
const { page, folder, close } = await openWorkbench({ name: "health", extension, files: { "server.sh": script } });
const { shot, command, open, view } = hands(page, folder);
const status = (text) => page.locator('.statusbar-item[id$="lakatos.standing"]', { hasText: text });
const broken = join(folder, "broken");
const setPath = (path) =>
  writeFile(join(folder, "../data/Machine/settings.json"), JSON.stringify({ "lakatos.server.path": path }));

const failed = await runTests(
  [
    ["a server that is missing is told of below the draft", async () => {
      await setPath("/tmp/nowhere/lakatos");
      await open("korea-japan.md");
      await status("no server").waitFor();
      await shot("no server");
    }],
    ["a command says that, and not that there is no argument", async () => {
      await command("lakatos: Show Argument Map");
      const said = page.locator('.notification-toast:has-text("The lakatos server does not run")').first();
      await said.waitFor();
      assert.equal(await page.locator('.notification-toast:has-text("open a draft first")').count(), 0);
    }],
    ["one click leads to the page that says how to install it", async () => {
      await status("no server").click();
      const remedy = await view("h1:has-text('How to install')");
      assert.match(await remedy.locator("body").innerText(), /lakatos\.server\.path/);
      await page.locator(".tab.active .tab-actions .action-label").click();
      await status("no server").waitFor();
    }],
    ["once it is there, it serves", async () => {
      await setPath(join(folder, "server.sh"));
      await open("korea-japan.md");
      await status("6 theories").waitFor();
      await command("lakatos: Show Argument Map");
      await view("svg.lakatos");
    }],
    ["a server that died is told of, below the draft and in the map", async () => {
      await writeFile(broken, "");
      process.kill(Number(await readFile(join(folder, "pid"), "utf8")), "SIGKILL");
      await status("no server").waitFor();
      const map = await view("#stopped");
      assert.match(await map.locator("#stopped").innerText(), /server does not run/);
      assert.equal(await map.locator("#empty").isVisible(), false);
      await shot("server died");
    }],
    ["one click restarts it", async () => {
      await rm(broken);
      const map = await view("#mend");
      await map.locator("#mend").click();
      await status("6 theories").waitFor();
      await view("svg.lakatos");
      await until(async () => !(await map.locator("#stopped").isVisible()));
    }],
  ],
  (name) => shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
