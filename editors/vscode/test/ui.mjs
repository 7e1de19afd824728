// The editor as a user has it: what is seen, and what happens on a click. `node ui.mjs EXTENSION.vsix`
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runTests } from "./support/report.mjs";
import { openWorkbench, out, until } from "./support/workbench.mjs";

const { page, folder, close } = await openWorkbench({ name: "ui", extension: process.argv[2] });
const shot = (name) => page.screenshot({ path: join(out, `${name}.png`) });
const key = (keys) => page.keyboard.press(keys);

async function open(file) {
  await key("Control+P");
  await page.waitForSelector(".quick-input-widget input");
  await page.keyboard.type(file);
  await page.waitForSelector(`.quick-input-list .monaco-list-row:has-text("${file}")`);
  await key("Enter");
  await page.waitForSelector(`.tab.active:has-text("${file}")`);
}

async function command(title) {
  await key("F1");
  await page.waitForSelector(".quick-input-widget input");
  await page.keyboard.type(title);
  await page.waitForSelector(`.quick-input-list .monaco-list-row.focused:has-text("${title}")`);
  await key("Enter");
}

async function goToLine(line, column = 1) {
  await key("Control+G");
  await page.waitForSelector(".quick-input-widget input");
  await page.keyboard.type(`${line}:${column}`);
  await key("Enter");
  await until(() => page.locator(`.line-numbers.active-line-number:text-is("${line}")`).first().isVisible());
}

/** The line of the first place in the draft, as it is on disk. */
async function lineOf(text, file = "korea-japan.md") {
  const lines = (await readFile(join(folder, file), "utf8")).split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
}

const word = (text) => page.locator(".editor-instance .view-line span span", { hasText: new RegExp(`^${text}$`) }).first();
const editorText = async () => (await page.locator(".view-lines").first().innerText()).replaceAll("\u00a0", " ");

/** The frame in which a view of ours is drawn. */
async function view(selector) {
  return until(async () => {
    for (const frame of page.frames()) if (await frame.locator(selector).first().isVisible().catch(() => false)) return frame;
    return undefined;
  });
}

const failed = await runTests(
  [
    ["a draft shows its findings where they are", async () => {
      await open("korea-japan.md");
      await goToLine(await lineOf("auxiliary conquest-memory"));
      await page.waitForSelector(".squiggly-error");
      await page.waitForSelector(".squiggly-warning");
      await shot("finding");
    }],
    ["the words of the language are coloured in a fence", async () => {
      const colours = await page.locator(".view-line span span").evaluateAll((spans) =>
        spans.map((span) => [span.textContent.trim(), getComputedStyle(span).color]));
      const colour = (text) => colours.find(([shown]) => shown === text)?.[1];
      assert.ok(colour("auxiliary"));
      assert.notEqual(colour("auxiliary"), colour("conquest-memory"));
    }],
    ["the list of problems says what a referee would", async () => {
      await key("Control+Shift+M");
      await page.waitForSelector('.markers-panel .monaco-list-row:has-text("predicts nothing that")');
      const rows = await page.locator(".markers-panel .monaco-list-row").allInnerTexts();
      assert.ok(rows.some((row) => row.includes("takes cases away from `balance-of-threat`")), rows.join("\n"));
      await shot("problems");
      await key("Control+J");
    }],
    ["a finding and the account of an auxiliary stand in one hover", async () => {
      await word("conquest-memory").hover();
      await page.waitForSelector('.monaco-hover:has-text("predicts nothing that")');
      await page.waitForSelector('.monaco-hover:has-text("degenerating")');
      await shot("hover");
      await key("Escape");
    }],
    ["the verdict of the file stands in the status bar", async () => {
      await page.waitForSelector('.statusbar-item:has-text("degenerating")');
    }],
  ],
  (name) => shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
