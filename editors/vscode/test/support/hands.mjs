// What a user's hands do in the editor.
import { until } from "./workbench.mjs";

export function hands(page) {
  const key = (keys) => page.keyboard.press(keys);
  return {
    async open(file) {
      await key("Control+P");
      await page.waitForSelector(".quick-input-widget input");
      await page.keyboard.type(file);
      await page.waitForSelector(`.quick-input-list .monaco-list-row:has-text("${file}")`);
      await key("Enter");
      await page.waitForSelector(`.tab.active:has-text("${file}")`);
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
