// The map, the matrix and the tree: what they show, what they say they leave out, and that they come back.
// `node views.mjs EXTENSION.vsix`
import assert from "node:assert/strict";
import { hands } from "./support/hands.mjs";
import { runTests } from "./support/report.mjs";
import { openWorkbench, until } from "./support/workbench.mjs";

const { page, folder, close } = await openWorkbench({ name: "views", extension: process.argv[2] });
const { key, shot, command, open, view, isAt, lineOf, theme, reloaded } = hands(page, folder);

const failed = await runTests(
  [
    ["the map says what it leaves out, and leads there", async () => {
      await open("korea-japan.md");
      await page.locator(".statusbar-item", { hasText: "6 theories" }).waitFor();
      await command("lakatos: Show Argument Map");
      await key("Control+B");
      const map = await view("svg.lakatos");
      assert.match(await map.locator("#rest summary").innerText(), /^Not drawn: 3 boxes, \d+ undecided, 1 contested, \d+ silent$/);
      assert.equal(await map.locator('.node[data-id="balance-of-threat.align"] .open-results').textContent(), "? 3  ± 1");
      await map.locator("#rest summary").click();
      await map.locator('#rest-list .link:has-text("against-napoleon")').first().click();
      await isAt(await lineOf("case against-napoleon"));
      await map.locator("#legend summary").click();
      await shot("map left out");
      await map.locator("#legend summary").click();
      await map.locator("#rest summary").click();
    }],
    ["a click selects nothing that a key would overwrite", async () => {
      const map = await view("svg.lakatos");
      await map.locator('.node[data-id="conquest-memory"] .name').first().click();
      await isAt(await lineOf("auxiliary conquest-memory"));
      await page.locator(".statusbar-item", { hasText: /selected/ }).waitFor({ state: "detached" });
    }],
    ["each repair says how it stands", async () => {
      const map = await view("svg.lakatos");
      assert.equal(await map.locator('.node[data-id="conquest-memory"] .standing').textContent(), "ad hoc");
    }],
    ["arrows go from box to box", async () => {
      const map = await view("svg.lakatos");
      await map.locator('.node[data-id="realism"]').focus();
      await map.locator('.node[data-id="realism"]').press("ArrowRight");
      const focused = () => map.evaluate(() => document.activeElement?.getAttribute("data-id"));
      assert.ok(["balance-of-power", "balance-of-threat"].includes(await focused()), await focused());
      await map.locator(":focus").press("ArrowRight");
      assert.match(await focused(), /\./);
    }],
    ["the matrix tells results apart by word, sign and colour, and leads to the draft", async () => {
      await command("lakatos: Show Matrix");
      const matrix = await view("table");
      const shown = (result) => matrix.locator(`td.${result}`).first().innerText();
      assert.match(await shown("contradicts"), /✗\s*contradicts/);
      assert.match(await shown("corroborates"), /✓\s*corroborates/);
      assert.match(await shown("contested"), /±\s*contested/);
      assert.match(await shown("undecided"), /\?\s*undecided/);
      assert.match(await matrix.locator("#legend").innerText(), /differs between two codings/);
      assert.match(await matrix.locator("#repairs").innerText(), /^conquest-memory: ad hoc$/);
      await matrix.locator("th button", { hasText: "us-canada" }).click();
      await isAt(await lineOf("case us-canada"));
    }],
    ["six columns of the matrix fit beside the draft", async () => {
      const matrix = await view("table");
      assert.equal(await matrix.locator("thead th").count(), 6);
      const [inner, outer] = await matrix.evaluate(() => {
        const stage = document.getElementById("stage");
        return [stage.scrollWidth, stage.clientWidth];
      });
      assert.ok(inner <= outer, `${inner} of ${outer}`);
      await shot("matrix");
    }],
    ["arrows go from cell to cell", async () => {
      const matrix = await view("table");
      const focused = () => matrix.evaluate(() => document.activeElement?.getAttribute("data-place"));
      await matrix.locator("tbody th button").first().focus();
      await matrix.locator(":focus").press("ArrowRight");
      assert.match(await focused(), /^korea-japan × /);
      await matrix.locator(":focus").press("ArrowDown");
      assert.match(await focused(), /^germany-france × /);
    }],
    ["the argument stands as a tree, with how each part stands", async () => {
      await key("Control+B");
      await command("Explorer: Focus on Argument View");
      const row = (text) => page.locator(`.pane [role=treeitem]`, { hasText: text }).first();
      await row("Realism").waitFor();
      await row("Balance of threat").waitFor();
      assert.match(await row("Balance of threat").innerText(), /4 for, 1 against, 1 contested/);
      await row("Balance of threat").locator(".monaco-tl-twistie").click();
      await row("ad hoc").waitFor();
      // A tree draws no more than fits.
      await key("End");
      await row("Cases").locator(".monaco-tl-twistie").click();
      const korea = row("South Korea and Japan");
      // It is there once the branch is open, and below the edge of the pane.
      await until(async () => {
        await key("ArrowDown");
        return korea.isVisible();
      });
      assert.match(await korea.innerText(), /\d for, \d against/);
      await shot("tree");
      await korea.click();
      await isAt(await lineOf("case korea-japan"));
    }],
    ["map and matrix are readable in the dark", async () => {
      await theme("Dark Modern");
      await key("Control+B");
      await view("table");
      await shot("matrix dark");
      await page.locator('.tab:has-text("Argument Map")').click();
      const map = await view("svg.lakatos");
      await map.locator("#rest summary").click();
      await map.locator("#legend summary").click();
      await shot("map dark");
    }],
    ["both come back after a reload", async () => {
      await reloaded();
      await page.locator('.tab:has-text("Argument Map")').click();
      const map = await view("svg.lakatos");
      await map.waitForSelector('.node[data-id="balance-of-threat"]');
      await page.locator('.tab:has-text("Predictions")').click();
      const matrix = await view("table");
      await until(async () => (await matrix.locator("thead th").count()) === 6);
      await shot("reloaded");
    }],
    ["results and boxes lead to the page that says why", async () => {
      const heads = async (title) => {
        const why = await view("h1");
        await until(async () => (await why.locator("h1").innerText().catch(() => "")).startsWith(title));
      };
      const matrix = await view("table");
      await matrix.locator('[data-place^="germany-france × "]').first().click();
      await heads("What germany-france makes of ");
      await shot("why dark");
      await page.locator('.tab:has-text("Argument Map")').click();
      const map = await view("svg.lakatos");
      await map.locator('.node[data-id="conquest-memory"]').press("w");
      await heads("What conquest-memory is worth, and why");
    }],
  ],
  (name) => shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
