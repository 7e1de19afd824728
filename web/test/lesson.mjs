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
