// How soon the first finding is seen: a browser that was never here, on a connection of 10 Mbit/s.
import assert from "node:assert/strict";
import { runTests } from "./support/report.mjs";
import { start } from "./support/page.mjs";

const MOST_MS = Number(process.env.LAKATOS_FIRST_FINDINGS_MS ?? 1500);
const VISITS = 5;
const CONDITIONS = { offline: false, latency: 40, downloadThroughput: 10_000_000 / 8, uploadThroughput: 10_000_000 / 8 };
const { open, close } = await start();

/** Workers have a network of their own, which is slowed as well. */
async function slow(page, context) {
  const session = await context.newCDPSession(page);
  session.on("Target.attachedToTarget", async ({ sessionId }) => {
    const send = (id, method, params) => session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) });
    await send(1, "Network.enable", {});
    await send(2, "Network.emulateNetworkConditions", CONDITIONS);
    await send(3, "Runtime.runIfWaitingForDebugger", {});
  });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", CONDITIONS);
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector("#findings-list .finding")) return;
      observer.disconnect();
      window.firstFinding = performance.now();
    }).observe(document, { childList: true, subtree: true });
  });
}

const failed = await runTests([
  [`the first finding is seen within ${MOST_MS} ms of a cold load at 10 Mbit/s`, async () => {
    const [times, ready] = [[], []];
    for (let visit = 0; visit < VISITS; visit += 1) {
      const { page, until } = await open({ before: slow });
      await until(() => window.firstFinding);
      await until(() => performance.getEntriesByName("lakatos:ready").length > 0);
      ready.push(Math.round(await page.evaluate(() => performance.getEntriesByName("lakatos:ready")[0].startTime)));
      times.push(Math.round(await page.evaluate(() => window.firstFinding)));
      const module = await page.evaluate(() => {
        const found = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("engine.wasm.gz"));
        return { took: found.responseEnd - found.requestStart, bytes: found.encodedBodySize };
      });
      if (visit === 0) process.stdout.write(`     the module: ${module.bytes} bytes in ${Math.round(module.took)} ms\n`);
      assert.ok(module.took > (module.bytes / CONDITIONS.downloadThroughput) * 800, "the connection is not slowed");
      const entries = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name, responseEnd }) => `${name.split("/").pop()} ${Math.round(responseEnd)}`));
      if (visit === 0) process.stdout.write(`     ${entries.join(", ")}\n`);
      await page.context().close();
    }
    process.stdout.write(`     the first finding after ${times.join(", ")} ms, the engine after ${ready.join(", ")} ms\n`);
    // A machine that is busy with something else is no slower connection: the best of the visits counts.
    assert.ok(Math.min(...times) <= MOST_MS, `${times} ms`);
  }],
]);
await close();
process.exit(failed === 0 ? 0 : 1);
