// VS Code for the Web: the extension in the extension host of the browser, where there is no process to start and no disk
// to read. code-server stands for it: the files are on its far side, and the extension is kept from running there.
// `node web.mjs EXTENSION.vsix`
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hands } from "./support/hands.mjs";
import { runTests } from "./support/report.mjs";
import { openWorkbench } from "./support/workbench.mjs";

const { page, folder, said, close } = await openWorkbench({
  name: "web",
  extension: process.argv[2],
  settings: { "remote.extensionKind": { "lakatos-lint.lakatos": ["web"] }, "lakatos.server.path": "/nowhere/lakatos" },
  files: {
    "project/lakatos.toml": "",
    "project/concepts.lak": 'concept shared "Shared"\n',
    "project/draft.md": '---\nbibliography: refs.bib\n---\n\n```lakatos\ncase a "A" @Walt1987\n  shared = yes\n```\n',
    "project/refs.bib": "@book{Other1990, author = {A}, title = {T}, year = 1990}\n",
  },
});
const { command, goToLine, hover, lineOf, open, pick, shot, seen, view } = hands(page, folder);

const failed = await runTests(
  [
    ["findings are underlined, and no program was started for them", async () => {
      await open("korea-japan.md");
      await goToLine(await lineOf(/^auxiliary /));
      await page.waitForSelector(".squiggly-error, .squiggly-warning, .squiggly-info");
      await seen('.statusbar-item[id$="lakatos.standing"]', /\d/);
      assert.equal(await page.locator('.notification-toast:has-text("nowhere")').count(), 0);
      await shot("web-findings");
    }],
    ["the map is drawn, and a name in it leads to its line", async () => {
      await command("lakatos: Show Argument Map");
      const map = await view("svg .node");
      await map.locator(".node").first().click();
      await shot("web-map");
    }],
    ["a rule is explained, by a list that the engine gives", async () => {
      await pick("lakatos: Explain Rule", "auxiliary-misses-its-anomaly");
      await view("h1");
      await shot("web-rule");
    }],
    ["another draft and a bibliography of the project count, as they are and as they change", async () => {
      await open("draft.md");
      await goToLine(6, 15);
      await hover("Walt1987");
      await writeFile(join(folder, "project/refs.bib"), "@book{Walt1987, author = {Stephen Walt}, title = {The Origins of Alliances}, year = 1987}\n");
      await hover("The Origins of Alliances");
      await goToLine(7, 5);
      await command("Go to Definition");
      await page.locator('.tab.active:has-text("concepts.lak")').waitFor();
      await shot("web-definition");
    }],
  ],
  (name) => shot(`failed ${name}`),
);
if (failed) process.stderr.write(`${said.join("\n")}\n`);
await close();
process.exit(failed === 0 ? 0 : 1);
