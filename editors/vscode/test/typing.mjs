// Writing an argument from nothing: what closes by itself, what is suggested, and what Enter does.
// `node typing.mjs EXTENSION.vsix`
import assert from "node:assert/strict";
import { hands } from "./support/hands.mjs";
import { runTests } from "./support/report.mjs";
import { openWorkbench, until } from "./support/workbench.mjs";

const LINES = "concept threat \"A threat\"\n  measured \"so\"\nconcept distance\n  values number\nconcept war\n\nEND";
const markdown = `Some prose.\n\n\`\`\`lakatos\n${LINES.replace("END", "```")}\n\nMore prose.\n\n`;
const files = {
  "typing.md": markdown,
  "typing.qmd": markdown,
  "typing.tex": `Some prose.\n\n\\begin{lakatos}\n${LINES.replace("END", "\\end{lakatos}")}\n\nMore prose.\n\n`,
  "typing.lak": `\n\n\n${LINES.replace("END", "")}\n`,
};
/** The empty line in the block, in each of them; and one in the prose. */
const INSIDE = 9;
const OUTSIDE = 13;

const { page, folder, close } = await openWorkbench({ name: "typing", extension: process.argv[2], files, settings: { "editor.wordWrap": "off" } });
const { key, shot, command, open, goToLine, editorText, seen } = hands(page, folder);
const type = (text) => page.keyboard.type(text);
const suggestions = page.locator(".suggest-widget.visible .monaco-list-row");
const offered = (label) => page.locator(`.suggest-widget.visible .monaco-list-row[aria-label^="${label}"]`).first();

/** Empties a line, to which something is added first, so that `Delete` never takes its end. */
async function clear() {
  await key("End");
  await type(".");
  // The first stroke goes to where its text begins, the second to its margin.
  for (const stroke of ["Shift+Home", "Shift+Home", "Delete"]) await key(stroke);
}

/** Types into an empty line until it reads so; the aids follow the cursor, and may be a key late on a busy machine. */
async function reads(line, typed, expected) {
  await goToLine(line);
  await until(async () => {
    await clear();
    await type(typed);
    await key("Escape");
    return (await editorText()).split("\n").some((shown) => shown.trimEnd() === expected);
  });
}

const failed = await runTests(
  [
    ...Object.keys(files).map((file) => [
      `${file}: a comparison stays as it is typed, and quotation marks close`,
      async () => {
        await open(file);
        await reads(INSIDE, "  scope distance <= 50", "  scope distance <= 50");
        await reads(INSIDE, 'theory t "abc', 'theory t "abc"');
        await reads(INSIDE, 'theory t "abc" # "d"', 'theory t "abc" # "d"');
        await reads(INSIDE, "", "");
      },
    ]),
    ["in prose, the editor closes what it always closed", async () => {
      await open("typing.md");
      await reads(OUTSIDE, "<b", "<b>");
      await reads(OUTSIDE, "", "");
    }],
    ...Object.keys(files).map((file) => [
      `${file}: what fits is suggested as one types, and nothing twice`,
      async () => {
        await open(file);
        await reads(INSIDE, "", "");
        await until(async () => {
          await clear();
          await type("th");
          return offered("theory").waitFor({ timeout: 15_000 }).then(() => true, () => key("Escape").then(() => false));
        });
        const labels = await suggestions.evaluateAll((rows) => rows.map((row) => row.querySelector(".label-name")?.textContent));
        assert.equal(new Set(labels).size, labels.length, labels.join(", "));
        await shot(`suggestions ${file}`);
        await key("Escape");
      },
    ]),
    ["a template opens without an error of its own", async () => {
      await open("typing.md");
      await reads(INSIDE, "", "");
      await type("th");
      await offered("theory").waitFor();
      await key("Enter");
      await until(async () => (await editorText()).includes("predicts LABEL: threat when war"));
      // The server has read it when it says how the theory stands.
      await seen(".codelens-decoration", "show map");
      assert.equal(await page.locator(".squiggly-error").count(), 0);
      await shot("template");
      await key("Escape");
      await until(async () => {
        await key("Control+Z");
        return !(await editorText()).includes("LABEL");
      });
    }],
    ["Enter behind a whole word begins a line", async () => {
      for (const file of Object.keys(files)) {
        await open(file);
        await reads(INSIDE, "case k", "case k");
        await key("Enter");
        await type("  threat = no");
        await key("Enter");
        await type("x");
        await until(async () => /\n\s*threat = no\n\s*x\n/.test(await editorText()));
        await key("Escape");
        await until(async () => {
          await key("Control+Z");
          return !(await editorText()).includes("case");
        });
      }
    }],
    ["nothing is suggested in prose", async () => {
      await open("typing.md");
      await reads(OUTSIDE, "Those", "Those");
      await type(" th");
      await page.locator(".statusbar-item", { hasText: `Ln ${OUTSIDE}, Col 9` }).waitFor();
      assert.equal(await suggestions.count(), 0);
      await reads(OUTSIDE, "", "");
    }],
    ["a fence that is begun is completed to a whole block", async () => {
      await open("typing.md");
      await reads(OUTSIDE, "", "");
      await type("```");
      await offered("```lakatos").waitFor();
      await key("Enter");
      await until(async () => /```lakatos\n\s*\n```/.test(await editorText()));
      await until(async () => {
        await key("Control+Z");
        return (await editorText()).split("\n")[OUTSIDE - 1]?.trim() === "";
      });
    }],
    ["a command inserts a whole block", async () => {
      await open("typing.md");
      await goToLine(12);
      await command("lakatos: Insert a Block");
      await until(async () => /```lakatos\n\s*\n```/.test(await editorText()));
      await open("typing.tex");
      await goToLine(12);
      await command("lakatos: Insert a Block");
      await until(async () => /\n\\begin\{lakatos\}\n\s*\n\\end\{lakatos\}/.test(await editorText()));
    }],
  ],
  (name) => shot(`failed ${name.replaceAll("/", " ")}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
