// After the first visit, the page needs no network; and an engine that stops is started anew.
import assert from "node:assert/strict";
import { runTests } from "./support/report.mjs";
import { start } from "./support/page.mjs";

const { open, close, server } = await start();
let hand = await open();

const failed = await runTests(
  [
    ["the page is kept by the browser", async () => {
      await hand.raised("adhoc-no-excess-content");
      await hand.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await hand.until(async () => {
        const [name] = await caches.keys();
        return name && (await (await caches.open(name)).keys()).length > 8;
      });
    }],
    ["it opens without a network, with the engine, examples and lesson", async () => {
      await server.close();
      await hand.page.context().setOffline(true);
      await hand.page.reload();
      await hand.raised("adhoc-no-excess-content");
      await hand.example("korea-japan.md");
      await hand.page.waitForSelector("#findings-list li:nth-child(8)");
      await hand.page.click("#first-steps");
      await hand.page.waitForSelector("#lesson-goal li");
      assert.equal(await hand.page.locator("#trouble").isHidden(), true);
    }],
  ],
  (name) => hand.shot(`failed ${name}`),
);
await close().catch(() => {});
process.exit(failed === 0 ? 0 : 1);
