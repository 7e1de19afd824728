// The editor as a user has it: what is seen, and what happens on a click. `node ui.mjs EXTENSION.vsix`
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hands } from "./support/hands.mjs";
import { runTests } from "./support/report.mjs";
import { openWorkbench, out, until } from "./support/workbench.mjs";

const { page, folder, close } = await openWorkbench({ name: "ui", extension: process.argv[2] });
const { key, shot, command, open, view, goToLine, isAt, lineOf, editorText, seen, theme, pick, picture } = hands(page, folder);

const word = (text) => page.locator(".editor-instance .view-line span span", { hasText: new RegExp(`^${text}$`) }).first();

/** Holds the pointer over a word until all of that is told. What is laid out late may move the word away. */
async function hover(text, ...told) {
  await until(async () => {
    await page.mouse.move(5, 5);
    await word(text).hover();
    const shown = page.locator(".monaco-hover:not(.hidden)").filter({ hasText: told[0] });
    await shown.first().waitFor({ timeout: 15_000 }).catch(() => {});
    const words = (await shown.allInnerTexts()).join("\n");
    return told.every((part) => words.includes(part));
  });
}

/** How well one colour is read on another, as WCAG has it. */
function contrast(...colours) {
  const [dark, light] = colours.map((colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
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
      await seen(".codelens-decoration", "ad hoc");
      await hover("conquest-memory", "predicts nothing that", "ad hoc in content");
      await picture("vscode-finding");
      await key("Escape");
    }],
    ["the link of a finding leads to the page of its rule", async () => {
      await hover("conquest-memory", "adhoc-no-excess-content");
      await page.locator('.monaco-hover:not(.hidden) a:has-text("adhoc-no-excess-content")').first().click();
      const rule = await view("h1:has-text('adhoc-no-excess-content')");
      assert.match(await rule.locator("body").innerText(), /Lakatos 1970/);
      await shot("rule");
      await page.locator(".tab.active .tab-actions .action-label").click();
      await page.waitForSelector('.tab.active:has-text("korea-japan.md")');
    }],
    ["the theories of the file stand in the status bar", async () => {
      await page.waitForSelector('.statusbar-item:has-text("6 theories")');
    }],
    ["a quick fix changes the draft, and is undone", async () => {
      await goToLine(await lineOf("like greece-turkey"), 10);
      const allow = page.locator('.action-widget .monaco-list-row:has-text("Allow")').first();
      await until(async () => {
        await key("Control+.");
        return allow.waitFor({ timeout: 15_000 }).then(() => true, () => key("Escape").then(() => false));
      });
      await shot("quick-fix");
      await allow.click();
      await until(async () => (await editorText()).includes("lakatos: allow analogy-outcome-mismatch"));
      await key("Escape");
      await key("Control+Z");
      await until(async () => !(await editorText()).includes("lakatos: allow analogy-outcome-mismatch"));
    }],
    ["a rename reaches every place", async () => {
      // What is renamed is saved by and by, and not found any more on disk.
      const [declared, answer] = [await lineOf("auxiliary conquest-memory"), await lineOf("answer conquest-memory")];
      await goToLine(declared, 14);
      await key("F2");
      await page.locator(".rename-box input").fill("old-wounds");
      await page.locator(".rename-box input").press("Enter");
      await until(async () => (await editorText()).includes("auxiliary old-wounds"));
      await goToLine(answer);
      await until(async () => (await editorText()).includes("answer old-wounds"));
      await key("Control+Z");
      await goToLine(answer);
      await until(async () => (await editorText()).includes("answer conquest-memory"));
    }],
    ["the map stands beside the draft, and shows what the cursor is in", async () => {
      await goToLine(await lineOf("theory balance-of-threat"), 9);
      await page.locator('.editor-actions .action-label[aria-label*="Argument Map"]').click();
      await key("Control+B");
      const map = await view("svg.lakatos");
      await map.waitForSelector('.node.theory.current[data-id="balance-of-threat"]');
      assert.ok((await map.locator(".node").count()) > 20);
      await goToLine(await lineOf("predicts align"), 14);
      await map.waitForSelector('.node.prediction.current[data-id="balance-of-threat.align"]');
      await picture("vscode-map");
    }],
    ["a click on a node goes to its place", async () => {
      const map = await view("svg.lakatos");
      await map.locator('.node[data-id="conquest-memory"] .name').first().click();
      const line = await lineOf("auxiliary conquest-memory");
      await isAt(line);
      await map.waitForSelector('.node.current[data-id="conquest-memory"]');
      await map.locator('.node[data-id="germany-france"]').focus();
      await map.locator('.node[data-id="germany-france"]').press("Enter");
      await isAt(await lineOf("case germany-france"));
    }],
    ["the map follows what is typed", async () => {
      const map = await view("svg.lakatos");
      await goToLine(await lineOf("auxiliary conquest-memory"));
      await page.keyboard.type("theory fatigue predicts tired: war when grievance\n\n");
      await map.waitForSelector('.node.theory[data-id="fatigue"]');
      // Typing is undone in as many steps as the editor saw in it.
      await until(async () => {
        await key("Control+Z");
        return /(^|\n)auxiliary conquest-memory/.test(await editorText()) && !(await editorText()).includes("theory fatigue");
      });
      await until(async () => (await map.locator('[data-id="fatigue"]').count()) === 0);
    }],
    ["the map is enlarged, fitted and saved", async () => {
      const map = await view("svg.lakatos");
      // While it is drawn anew, it has none.
      const width = () => until(async () => (await map.locator("svg.lakatos").boundingBox())?.width);
      const fitted = await width();
      await map.locator("#larger").click();
      await until(async () => (await width()) > fitted * 1.1);
      await map.locator("#fit").click();
      await until(async () => Math.abs((await width()) - fitted) < 1);
      for (const format of ["svg", "png"]) {
        await map.locator(`#${format}`).click();
        await page.waitForSelector(".quick-input-widget input");
        await until(async () => (await page.locator(".quick-input-widget input").first().inputValue()).endsWith(`-map.${format}`));
        await key("Enter");
        await until(() => readFile(join(folder, `korea-japan-map.${format}`)).catch(() => undefined));
      }
      const svg = await readFile(join(folder, "korea-japan-map.svg"), "utf8");
      assert.ok(svg.startsWith("<svg") && svg.includes("balance-of-threat"));
      const png = await until(async () => {
        const bytes = await readFile(join(folder, "korea-japan-map.png"));
        return bytes.length > 10_000 ? bytes : undefined;
      });
      assert.equal(png.subarray(1, 4).toString(), "PNG");
      assert.ok(png.readUInt32BE(16) > 1000, "two pixels to a unit");
      await writeFile(join(out, "saved-map.png"), png);
    }],
    ["the map is readable in every theme", async () => {
      for (const name of ["Dark Modern", "Dark High Contrast", "Light High Contrast", "Light Modern"]) {
        await theme(name);
        const map = await view("svg.lakatos");
        const [ink, paper] = await map.evaluate(() => [
          getComputedStyle(document.querySelector(".node.theory text.name")).fill,
          getComputedStyle(document.querySelector(".node.theory .box")).fill,
        ]);
        assert.ok(contrast(ink, paper) > 7, `${name}: ${ink} on ${paper}`);
        await shot(`map ${name}`);
      }
    }],
    ["a rule is explained", async () => {
      // Out of the view.
      await key("Control+1");
      await goToLine(await lineOf("auxiliary conquest-memory"), 14);
      await pick("lakatos: Explain Rule", "adhoc-no-excess-content", "at the cursor");
      const page_of_rule = await view("h1:has-text('adhoc-no-excess-content')");
      assert.match(await page_of_rule.locator("body").innerText(), /Lakatos 1970/);
      await shot("explain");
    }],
    ["every host shows its findings", async () => {
      for (const file of ["first-steps.lak", "democratic-peace.tex", "korea-japan-progressive.qmd"]) {
        await open(file);
        await goToLine(await lineOf(/^theory /, file));
        await seen(".editor-group-container.active .codelens-decoration", "show map");
        await shot(`host ${file}`);
      }
    }],
  ],
  (name) => shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
