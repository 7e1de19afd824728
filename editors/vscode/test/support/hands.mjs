// What a user's hands do in the editor.
import { until } from "./workbench.mjs";

export function hands(page) {
  const key = (keys) => page.keyboard.press(keys);
  return {
    /** What is typed while the editor is busy may be lost, and is typed again. */
    async open(file) {
      await until(async () => {
        await key("Control+P");
        await page.locator(".quick-input-widget input").first().fill(file);
        await page.waitForSelector(`.quick-input-list .monaco-list-row.focused:has-text("${file}")`);
        await key("Enter");
        const shown = page.locator(`.tab.active:has-text("${file}")`).first();
        return shown.waitFor({ timeout: 3000 }).then(() => true, () => key("Escape"));
      });
    },
    async command(title) {
      await key("F1");
      await page.waitForSelector(".quick-input-widget input");
      await page.keyboard.type(title);
      await page.waitForSelector(`.quick-input-list .monaco-list-row.focused:has-text("${title}")`);
      await key("Enter");
    },
    /** The frame in which a view is drawn. */
    view(selector) {
      return until(async () => {
        for (const frame of page.frames()) if (await frame.locator(selector).first().isVisible().catch(() => false)) return frame;
        return undefined;
      });
    },
  };
}
