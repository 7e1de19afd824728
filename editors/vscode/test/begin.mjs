// The first minutes: the walkthrough and its sample, a new draft, blocks in the preview. `node begin.mjs EXTENSION.vsix`
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hands, WALKTHROUGH } from "./support/hands.mjs";
import { runTests } from "./support/report.mjs";
import { openWorkbench, until } from "./support/workbench.mjs";

const { page, folder, close } = await openWorkbench({ name: "begin", extension: process.argv[2], viewport: { width: 1240, height: 760 } });
const { key, shot, command, open, view, goToLine, editorText, theme, pick, hover, picture } = hands(page, folder);
const problems = page.locator(".markers-panel .monaco-list-row");

const failed = await runTests(
  [
    ["a new argument has no findings about what is still to be filled in", async () => {
      for (const format of ["Markdown", "Quarto", "LaTeX"]) {
        await command("lakatos: New Argument");
        const choice = page.locator(`.quick-input-list .monaco-list-row:has-text("${format}")`).first();
        await choice.waitFor();
        await choice.click();
        await until(async () => (await editorText()).includes("puzzle my-question"));
        // The server has read it when it tells what the parts are.
        await page.locator('.pane-header', { hasText: "Argument" }).waitFor();
        await command("Problems: Focus on Problems View");
        await page.locator(".markers-panel", { hasText: "No problems have been detected" }).first().waitFor();
        assert.equal(await page.locator(".squiggly-error, .squiggly-warning, .squiggly-info").count(), 0);
        await shot(`new ${format}`);
        await key("Control+J");
      }
    }],
    ["a first block for a draft of prose is shown, and written after a yes", async () => {
      const text = "Balance of threat expects Korea and Japan to ally.\n\nWhy do Korea and Japan not align?\n";
      await writeFile(join(folder, "prose.md"), text);
      const onDisk = () => readFile(join(folder, "prose.md"), "utf8");
      const answer = (name) => page.locator(".notification-list-item a.monaco-button", { hasText: name }).first();
      await open("prose.md");
      for (const choice of ["Leave the Draft", "Write the Block"]) {
        await command("lakatos: Start From This Draft");
        await answer(choice).waitFor();
        await page.locator(".monaco-diff-editor .line-insert").first().waitFor();
        await page.locator(".notification-list-item", { hasText: "case `korea-japan`" }).first().waitFor();
        await shot(`start ${choice}`);
        await answer(choice).click();
        await page.locator(".monaco-diff-editor").waitFor({ state: "detached" });
        await page.locator('.tab.active:has-text("prose.md")').first().waitFor();
        assert.equal(await onDisk(), text);
        if (choice === "Leave the Draft") assert.ok(!(await editorText()).includes("lakatos"), await editorText());
      }
      await until(async () => (await editorText()).includes("about korea-japan"));
      await command("lakatos: Start From This Draft");
      await page.locator(".notification-list-item", { hasText: "has a block already" }).first().waitFor();
      await command("Notifications: Clear All Notifications");
      await command("File: Revert File");
    }],
    ["the walkthrough shows around", async () => {
      await pick("Welcome: Open Walkthrough", "First Steps with lakatos");
      await page.waitForSelector('.getting-started-step:has-text("See the argument")');
      await page.locator('.getting-started-step:has-text("Open a draft")').click();
      await shot("walkthrough");
      await page.locator('.getting-started-step .monaco-button:has-text("Open the Sample")').click();
      await until(async () => (await editorText()).includes("Why is there no pact"));
    }],
    ["its sample has two findings to mend", async () => {
      await key("Control+Shift+M");
      const rules = ["unmeasured-concept", "adhoc-no-excess-content"];
      for (const rule of rules) await problems.filter({ hasText: rule }).waitFor();
      const own = problems.filter({ hasText: "lakatos" });
      assert.equal(await own.count(), 2, (await own.allInnerTexts()).join("\n"));
      await key("Control+J");
    }],
    ["the pictures of the walkthrough are of the sample, in light and dark", async () => {
      await key("Control+B");
      for (const [name, suffix] of [["Dark Modern", "dark"], ["Light Modern", "light"]]) {
        await theme(name);
        await page.mouse.move(400, 740);
        await goToLine(54, 12);
        await hover("predicts nothing that");
        const pane = await page.locator(".editor-instance").first().boundingBox();
        const clip = { x: pane.x, y: pane.y, width: Math.min(pane.width, 1000), height: Math.min(pane.height, 440) };
        await picture(`finding-${suffix}`, { to: WALKTHROUGH, most: 150_000, clip });
        await key("Escape");
        await command("lakatos: Show Argument Map");
        const map = await view("svg.lakatos");
        await map.waitForSelector('.node[data-id="conquest-memory"]');
        const frame = await page.locator(".editor-group-container").last().boundingBox();
        const drawn = { x: frame.x, y: frame.y + 66, width: frame.width, height: 220 };
        await picture(`map-${suffix}`, { to: WALKTHROUGH, most: 150_000, clip: drawn });
        await page.locator('.tab:has-text("Argument Map") .tab-actions .action-label').click();
        // Nothing has the focus when a view is closed.
        await page.locator(".editor-instance .view-lines").first().click();
        await page.locator('.tab:has-text("Argument Map")').waitFor({ state: "detached" });
      }
    }],
    ["blocks are coloured in the preview of Markdown", async () => {
      await open("korea-japan.md");
      await command("Markdown: Open Preview to the Side");
      const preview = await view("code .hljs-keyword");
      const words = await preview.locator("code .hljs-keyword").allInnerTexts();
      assert.ok(words.includes("theory") && words.includes("predicts"), words.slice(0, 10).join(", "));
      const colour = (selector) => preview.locator(selector).first().evaluate((shown) => getComputedStyle(shown).color);
      assert.notEqual(await colour("code .hljs-keyword"), await colour("p"));
      await preview.locator("code .hljs-keyword").filter({ hasText: "theory" }).first().scrollIntoViewIfNeeded();
      await shot("preview");
      await theme("Dark Modern");
      await shot("preview dark");
      await theme("Light Modern");
    }],
  ],
  (name) => shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
