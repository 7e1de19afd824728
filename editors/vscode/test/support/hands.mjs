// What a user's hands do in the editor, and what the eyes see. Nothing here waits for a time: only for what is to be seen.
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { out, root, until } from "./workbench.mjs";

/** How long an attempt is waited for before it is made again; what is typed while the editor is busy may be lost. */
const ATTEMPT = 15_000;

/** The only runs that may change a picture of the repository: `cargo xtask gen --pictures`. */
const isForPictures = Boolean(process.env["LAKATOS_PICTURES"]);

export function hands(page, folder) {
  const key = (keys) => page.keyboard.press(keys);
  const isThere = (locator) => locator.waitFor({ timeout: ATTEMPT }).then(() => true, () => false);
  const prompt = page.locator(".quick-input-widget input").first();
  const row = (text) => page.locator(`.quick-input-list .monaco-list-row.focused:has-text("${text}")`);

  /** Asks by a key, answers, and tries again where an answer was lost. */
  const ask = (keys, answer, isAnswered) =>
    until(async () => {
      await key(keys);
      // One that was asked before may be on its way out.
      if (!(await prompt.fill(answer, { timeout: ATTEMPT / 5 }).then(() => true, () => false))) return false;
      return (await isAnswered()) || key("Escape").then(() => false);
    });
  const command = (title) =>
    ask("F1", `>${title}`, async () => {
      // It is not always the first: the list puts those up that were used before.
      const listed = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
      return listed.click({ timeout: ATTEMPT }).then(() => true, () => false);
    });
  /** Answers what `open` asks; `asked` is a row that shows that it has been asked. */
  const pick = async (open, answer, asked = answer) => {
    await until(async () => {
      await open();
      const isAsked = await isThere(page.locator(".quick-input-list .monaco-list-row", { hasText: asked }).first());
      if (isAsked && (await prompt.fill(answer, { timeout: ATTEMPT }).then(() => isThere(row(answer)), () => false))) {
        return key("Enter").then(() => true);
      }
      return key("Escape").then(() => false);
    });
    await page.waitForSelector(".quick-input-widget", { state: "hidden" });
  };
  const place = (line, column) => page.locator(".statusbar-item", { hasText: new RegExp(`^Ln ${line}, Col ${column}$`) });
  const active = page.locator(".editor-group-container.active .view-lines").first();

  /** A screenshot, once what moves or fades has come to rest. */
  const shot = async (name, clip) => {
    await page.evaluate(() => {
      const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
      return Promise.all(ending.map((one) => one.finished.catch(() => {})));
    });
    return page.screenshot({ path: join(out, `${name}.png`), ...(clip && { clip }) });
  };

  return {
    key,
    shot,
    open: (file) =>
      ask("Control+P", file, async () => {
        if (!(await isThere(row(file)))) return false;
        await key("Enter");
        return isThere(page.locator(`.tab.active:has-text("${file}")`).first());
      }),
    command,
    /** As a user reloads: what is open is written down first, which the browser's own reload does not wait for. */
    reloaded: async () => {
      const again = page.waitForEvent("domcontentloaded");
      await command("Developer: Reload Window");
      await again;
      await page.waitForSelector(".monaco-workbench .part.editor");
    },
    goToLine: (line, column = 1) =>
      ask("Control+G", `:${line}:${column}`, async () => {
        await key("Enter");
        return isThere(place(line, column));
      }),
    /** Waits until the cursor stands in a line, and nothing is selected. */
    async isAt(line) {
      await page.locator(".statusbar-item", { hasText: new RegExp(`^Ln ${line}, Col \\d+$`) }).waitFor();
    },
    /** The line of the first place in a draft, as it is on disk. */
    async lineOf(text, file = "korea-japan.md") {
      const lines = (await readFile(join(folder, file), "utf8")).split("\n");
      const line = lines.findIndex((line) => (typeof text === "string" ? line.includes(text) : text.test(line))) + 1;
      if (line === 0) throw new Error(`${file} has no ${text}`);
      return line;
    },
    /** What the editor that is typed in shows. */
    editorText: () =>
      active.evaluate((lines) =>
        // They lie in the page in no order.
        [...lines.querySelectorAll(".view-line")]
          .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
          .map((line) => line.textContent.replaceAll("\u00a0", " "))
          .join("\n")),
    seen: (selector, text) => page.locator(`${selector}:visible`, { hasText: text }).first().waitFor(),
    /** The frame in which a view is drawn. */
    view(selector) {
      return until(async () => {
        for (const frame of page.frames()) if (await frame.locator(selector).first().isVisible().catch(() => false)) return frame;
        return undefined;
      });
    },
    /** A command that asks which one, and the answer. */
    pick: (title, answer, asked) => pick(() => command(title), answer, asked),
    theme: (name) => pick(() => key("Control+K").then(() => key("Control+T")), name, "Dark Modern"),
    /** Asks for the hover at the cursor, until it shows a text. */
    hover: (text) =>
      until(async () => {
        await command("Show or Focus Hover");
        return isThere(page.locator(".monaco-hover:not(.hidden)", { hasText: text }).first());
      }),
    /** A screenshot that the documentation or the walkthrough shows. It is kept only where pictures are made anew. */
    async picture(name, { to = "docs/pictures", most = 300_000, clip } = {}) {
      const { length } = await shot(name, clip);
      if (length >= most) throw new Error(`${name} has ${length} bytes`);
      if (isForPictures) await copyFile(join(out, `${name}.png`), join(root, to, `${name}.png`));
    },
  };
}

export const WALKTHROUGH = "editors/vscode/walkthrough";
