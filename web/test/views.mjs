// What stands beside the draft: account, map, matrix, report.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { runTests } from "./support/report.mjs";
import { start } from "./support/page.mjs";

const { open, close } = await start();
const { page, said, until, shot, line, tab, example, key, at, type } = await open();

const failed = await runTests(
  [
    ["the menu has the examples of the project", async () => {
      await page.click("#examples");
      await page.waitForSelector("#examples-menu .item:nth-child(6)");
      await shot("examples");
      await key("Escape");
      await example("korea-japan.md");
      await page.waitForSelector("#findings-list li:nth-child(8)");
      await shot("findings");
    }],
    ["the account says how each theory stands, and, opened, why", async () => {
      await tab("account");
      await page.waitForSelector('.entry.theory:has-text("4 for, 1 against, 1 contested")');
      await page.waitForSelector('.entry.auxiliary:has-text("ad hoc")');
      await page.click('.entry.auxiliary summary:has-text("conquest-memory")');
      await page.waitForSelector('.entry.auxiliary .page:has-text("It rescues korea-japan, to 1995 only")');
      await shot("account");
      await page.locator(".entry.auxiliary .page .link").first().click();
      assert.match(await line(), /conquest-memory|years-since-conquest/);
    }],
    ["the map is drawn, and a click on a box goes to its line", async () => {
      await tab("map");
      await page.waitForSelector('#map-stage .node[data-id="conquest-memory"]');
      assert.ok((await page.locator("#map-stage .node").count()) > 20);
      await page.locator('#map-stage .node[data-id="conquest-memory"]').click();
      assert.match(await line(), /^auxiliary conquest-memory/);
      await page.waitForSelector('.node.current[data-id="conquest-memory"]');
      await until(() => !document.getAnimations().some(({ effect }) => effect.target?.matches(".cm-line")));
      await shot("map");
    }],
    ["the map is used with the keyboard", async () => {
      await page.locator('.node[data-id="germany-france"]').focus();
      await key("Enter");
      assert.match(await line(), /^case germany-france/);
      await page.locator('.node[data-id="balance-of-threat"]').focus();
      await key("w");
      await page.waitForSelector('#account-asked:has-text("balance-of-threat")');
      await page.click("#account-asked .close");
      await tab("map");
    }],
    ["the map follows what is typed", async () => {
      await at("auxiliary conquest-memory");
      await type("theory fatigue predicts tired: war when grievance\n\n");
      await page.waitForSelector('.node.theory[data-id="fatigue"]');
      await page.evaluate(() => window.lakatos.view.focus());
      while (await page.evaluate(() => window.lakatos.view.state.doc.toString().includes("theory"+" f"))) await key("Control+z");
      await until(() => !document.querySelector('[data-id="fatigue"]'));
    }],
    ["the map is enlarged and saved", async () => {
      const width = async () => (await page.locator("#map-stage svg").boundingBox()).width;
      const fitted = await width();
      await page.click('#map-bar button:has-text("+")');
      assert.ok((await width()) > fitted * 1.1);
      await page.click('#map-bar button:has-text("Fit")');
      assert.ok(Math.abs((await width()) - fitted) < 1);
      const [download] = await Promise.all([page.waitForEvent("download"), page.click('#map-bar button:has-text("Save")')]);
      assert.match(await readFile(await download.path(), "utf8"), /^<svg[\s\S]*balance-of-threat/);
    }],
    ["the matrix has a cell for every case and prediction, each with its reason", async () => {
      await tab("matrix");
      await page.waitForSelector("#matrix-stage td.contradicts");
      await shot("matrix");
      await page.locator("#matrix-stage td.contradicts .result").first().click();
      await page.waitForSelector('#account-asked:has-text("It contradicts the prediction")');
      await shot("why");
    }],
    ["a lens above a theory leads to its page", async () => {
      await at("theory balance-of-threat");
      await page.locator('.lens:has-text("4 for")').click();
      await page.waitForSelector('#account-asked:has-text("balance-of-threat")');
    }],
    ["the report is a page of its own, with map and matrix", async () => {
      await tab("report");
      await until(() => document.querySelector("#report-stage").shadowRoot.querySelector("figure.map svg .node"));
      const html = await page.evaluate(() => document.querySelector("#report-stage").shadowRoot.textContent);
      assert.match(html, /The account/);
      assert.doesNotMatch(html, /undefined/);
      await shot("report");
      const [download] = await Promise.all([page.waitForEvent("download"), page.click('#report-bar button:has-text("HTML")')]);
      assert.match(await readFile(await download.path(), "utf8"), /^<!doctype html>/);
    }],
    ["other hosts are read as well", async () => {
      for (const name of ["democratic-peace.tex", "first-steps.lak", "korea-japan-progressive.qmd"]) {
        await example(name);
        await tab("account");
        await page.waitForSelector(".entry.theory");
        await tab("findings");
        await shot(`host ${name}`);
      }
    }],
    ["nothing was complained of in the console", () => assert.deepEqual(said, [])],
  ],
  (name) => shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
