// An engine that stops: it is started anew, the text is kept, and what made it stop is read again when it changes.
import assert from "node:assert/strict";
import { runTests } from "./support/report.mjs";
import { start } from "./support/page.mjs";

/** In the worker: the module panics at every message with these words. */
const STOPS = () => {
  const { engine } = self;
  const run = engine.run.bind(engine);
  engine.run = (does, ...rest) => run((instance) => {
    const message = instance.message.bind(instance);
    instance.message = (said) => (JSON.stringify(said).includes("stop at this") ? instance.exports.alloc(-1) : message(said));
    return does(instance);
  }, ...rest);
};
const { open, close } = await start();
const hand = await open();
await hand.until(() => performance.getEntriesByName("lakatos:ready").length > 0);
await hand.page.workers()[0].evaluate(STOPS);

const failed = await runTests(
  [
    ["the engine stops at what is typed, and the text is kept", async () => {
      await hand.at("# Why", 0);
      await hand.type("Never ");
      await hand.page.evaluate(() => window.lakatos.view.dispatch({ changes: { from: 0, insert: "stop at this " } }));
      await hand.toast("The engine stopped at something in this draft");
      await hand.shot("stopped");
      assert.match(await hand.text(), /^stop at this Never # Why/);
      assert.equal(await hand.page.locator("#trouble").isHidden(), true);
    }],
    ["when that is changed, all of it is read again", async () => {
      await hand.page.evaluate(() => window.lakatos.view.dispatch({ changes: { from: 0, to: "stop at this Never ".length } }));
      await hand.page.click('#findings-list .fix:has-text("Say how one would observe it")');
      await hand.notRaised("unmeasured-concept");
      await hand.page.waitForSelector('.lens:has-text("1 for, 1 excused")');
    }],
    ["another draft is read meanwhile", async () => {
      await hand.page.evaluate(() => window.lakatos.view.dispatch({ changes: { from: 0, insert: "stop at this " } }));
      await hand.toast("The engine stopped");
      await hand.example("first-steps.lak");
      await hand.page.waitForSelector("#findings-list li:nth-child(5)");
    }],
    ["a report that cannot be written is told, and the next one is written", async () => {
      await hand.page.workers()[0].evaluate(() => {
        const { engine } = self;
        const command = engine.command.bind(engine);
        engine.command = () => {
          engine.command = command;
          throw new Error("it stopped");
        };
      });
      await hand.tab("report");
      await hand.page.waitForSelector('#report-none:has-text("could not be written: it stopped")');
      await hand.tab("findings");
      await hand.tab("report");
      await hand.until(() => document.querySelector("#report-stage").shadowRoot.querySelector("h1"));
      await hand.tab("findings");
    }],
    ["texts of malice are texts like any other", async () => {
      const block = (text) => `\`\`\`lakatos\n${text}\n\`\`\`\n`;
      const texts = [
        "", "\0", "\ud800", "\u202e\u2066", "é".repeat(70_000), "```lakatos\n".repeat(3000), "---\n".repeat(3000),
        block(`theory t predicts a: ${"(".repeat(20_000)}x`), block(`theory t predicts a: ${"not ".repeat(20_000)}x`),
        block("theory \u0000 \u{1f9d1}\u200d\u{1f680} predicts"), block('concept a "'.repeat(2000)), block("case x 1..99999999999999999999\n a = yes"),
        `<!-- lakatos\n${"x ".repeat(50_000)}`, "\\begin{lakatos}".repeat(2000), block("<img src=x onerror=alert(1)>"), '[<script>alert(1)</script>](javascript:alert(1))\n',
      ];
      await hand.page.click("#new");
      for (const text of texts) {
        await hand.write(text);
        await hand.page.evaluate(() => window.lakatos.ask("lakatos/map"));
        assert.equal((await hand.text()).length, text.length);
      }
      for (const name of ["account", "map", "matrix", "report", "findings"]) {
        await hand.tab(name);
        await hand.page.evaluate(() => window.lakatos.ask("lakatos/matrix"));
      }
      assert.equal(await hand.page.locator("#trouble").isHidden(), true);
      await hand.page.click('#files .file:has-text("first-steps.lak")');
      await hand.page.waitForSelector(".lens");
    }],
    ["a name that is HTML is a name", async () => {
      await hand.page.click('#files .file:has-text("first-steps.lak")');
      await hand.write('theory t "<img src=x onerror=window.isBroken=1>"\n  predicts a: b\n\nconcept b "<svg onload=window.isBroken=1>"\n\ncase c "<b>c</b>"\n  b = no\n');
      await hand.tab("account");
      await hand.page.waitForSelector('.entry.theory b:has-text("<img")');
      for (const name of ["map", "matrix", "report"]) {
        await hand.tab(name);
        await hand.page.evaluate(() => window.lakatos.ask("lakatos/matrix"));
      }
      await hand.until(() => document.querySelector("#report-stage").shadowRoot.querySelector("h1"));
      assert.equal(await hand.page.evaluate(() => window.isBroken), undefined);
      assert.equal(await hand.page.evaluate(() => document.querySelectorAll("#side img").length), 0);
    }],
    ["an engine that cannot be had is told, and the draft can be written all the same", async () => {
      const other = await open({ before: (page) => page.route("**/engine.wasm.gz", (route) => route.fulfill({ status: 404 })) });
      await other.page.waitForSelector('#trouble:has-text("The engine could not be started")');
      await other.at("# Why", 0);
      await other.type("Still here. ");
      assert.match(await other.text(), /^Still here\. # Why/);
      await other.shot("no engine");
    }],
  ],
  (name) => hand.shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
