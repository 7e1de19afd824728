// First steps: every step checks itself by what is found, done by hand or written by the page.
import assert from "node:assert/strict";
import { lesson } from "../scripts/lesson.mjs";
import { runTests } from "./support/report.mjs";
import { start } from "./support/page.mjs";

process.chdir(new URL("..", import.meta.url).pathname);
const steps = lesson();
const { open, close } = await start();
const { page, said, shot, write, until, key } = await open();

const isDone = () => page.waitForSelector("#lesson-goal.done h3:has-text('Done')");

const failed = await runTests(
  [
    ["the page of the documentation gives steps that can be checked", () => {
      assert.ok(steps.length >= 5);
      assert.ok(steps.filter(({ expected }) => expected.length > 0).length >= 3);
    }],
    ["the lesson stands beside an empty draft", async () => {
      await page.click("#first-steps");
      await page.waitForSelector(`#lesson-title:has-text("${steps[0].title}")`);
      await page.waitForSelector("#lesson-goal li:has-text('is not raised yet')");
      await shot("lesson");
    }],
    ["a step is done when it is written by hand", async () => {
      await write(steps[0].parts.find(({ code }) => code).code);
      await isDone();
      await shot("lesson done");
    }],
    ["and not when something else is raised as well", async () => {
      const code = steps[0].parts.find(({ code }) => code).code;
      await write(code.replace('  measured "Named as a main threat by both governments"\n', ""));
      await page.waitForSelector("#lesson-goal:not(.done) p:has-text('Something else')");
      await write(code);
      await isDone();
    }],
    ["all steps can be gone through", async () => {
      for (const [index, step] of steps.entries()) {
        await page.waitForSelector(`#lesson-title:has-text("${step.title}")`);
        if (index > 0 && step.parts.some(({ code }) => code)) await page.click("#lesson-text .sample .primary");
        if (step.expected.length > 0) await isDone();
        await page.waitForSelector(`#lesson-steps .dot.done >> nth=${index}`);
        await shot(`lesson ${index + 1}`);
        await page.click(`#lesson-foot .primary`);
      }
      await until(() => document.getElementById("lesson").hidden);
    }],
    ["what is said there is for a browser, and not for a terminal", () => {
      const told = steps.flatMap(({ parts }) => parts.map(({ text = "" }) => text)).join("\n");
      assert.doesNotMatch(told, /folder|terminal|<!--/);
    }],
    ["begun again over a draft in which it was done, no step is done", async () => {
      await page.click("#first-steps");
      await page.click("#lesson-text .sample .primary");
      await isDone();
      await page.evaluate(() => {
        window.doneAtOnce = [];
        const seen = () => window.doneAtOnce.push(!!document.querySelector("#lesson-goal.done, #lesson-steps .done"));
        new MutationObserver(seen).observe(document.getElementById("lesson"), { childList: true, subtree: true, attributes: true });
      });
      await page.click("#first-steps");
      await until(() => window.lakatos.project.current.version > 1 && document.getElementById("findings-summary").textContent === "Nothing is raised.");
      // What was there before it was begun again is not counted.
      const states = await page.evaluate(() => window.doneAtOnce);
      assert.equal(states.at(-1), false);
      assert.equal(states.lastIndexOf(true) < 1, true, JSON.stringify(states));
    }],
    ["what is done in another draft is no step, and what is written for one goes into its own", async () => {
      const code = steps[0].parts.find(({ code }) => code).code;
      await page.click("#new");
      await write(code);
      await page.waitForSelector("#findings-list .why");
      assert.equal(await page.locator("#lesson-goal.done").count(), 0);
      await page.click("#lesson-text .sample .primary");
      await until(() => window.lakatos.project.current.name === "paper.md");
      await isDone();
      await page.click("#lesson-close");
    }],
    ["what is added twice stands there once", async () => {
      await page.click("#first-steps");
      await page.click("#lesson-text .sample .primary");
      await isDone();
      await page.click("#lesson-foot .primary");
      await page.locator("#lesson-text .sample .primary").first().dblclick();
      await until(() => window.lakatos.view.state.doc.toString().includes("auxiliary conquest-memory"));
      const { length } = (await page.evaluate(() => window.lakatos.view.state.doc.toString())).split("auxiliary conquest-memory");
      assert.equal(length, 2);
      await page.click("#lesson-close");
    }],
    ["the keyboard is enough", async () => {
      await page.focus("#first-steps");
      await key("Enter");
      await until(() => document.activeElement?.id === "lesson-title");
      await page.focus("#lesson-text .sample .primary");
      await key("Enter");
      await isDone();
      await page.focus("#lesson-close");
      await key("Enter");
      await until(() => document.querySelector(".cm-content") === document.activeElement);
    }],
    ["nothing was complained of in the console", () => assert.deepEqual(said, [])],
  ],
  (name) => shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
