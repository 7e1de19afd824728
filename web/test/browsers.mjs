// The page in other browsers than Chromium, where they are there: FIREFOX and WEBKIT_DRIVER name their programs. WebKit
// needs a display (`xvfb-run`), Firefox a Node that knows WebSocket (22). What is not there is said.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runTests } from "./support/report.mjs";
import { firefox, webkit } from "./support/others.mjs";
import { out } from "./support/page.mjs";
import { serve } from "./support/server.mjs";

const first = (...paths) => paths.find((path) => path && existsSync(path));
const PATIENCE = Number(process.env.LAKATOS_PATIENCE ?? 60_000);
const found = {
  Firefox: [firefox, globalThis.WebSocket && first(process.env.FIREFOX, "/usr/bin/firefox", "/usr/bin/firefox-esr")],
  WebKit: [webkit, process.env.DISPLAY && first(process.env.WEBKIT_DRIVER, "/usr/bin/WebKitWebDriver")],
};
const server = await serve();
const tests = [];
const begun = [];
for (const [name, [begin, path]] of Object.entries(found)) {
  if (!path) {
    console.error(`SKIPPED: the page was not tried in ${name}: it is not there, or cannot be driven`);
    continue;
  }
  let browser;
  const run = (expression) => browser.run(expression);
  const until = async (holds) => {
    const end = Date.now() + PATIENCE;
    while (!(await run(holds))) assert.ok(Date.now() < end, `never so: ${holds}`);
  };
  const has = (selector, words = "") => until(`[...document.querySelectorAll(${JSON.stringify(selector)})].some(({ textContent }) => textContent.includes(${JSON.stringify(words)}))`);
  const click = (selector, words = "") => run(`[...document.querySelectorAll(${JSON.stringify(selector)})].find(({ textContent }) => textContent.includes(${JSON.stringify(words)})).click()`);
  const write = (text) => run(`window.lakatos.view.dispatch({ changes: { from: 0, to: window.lakatos.view.state.doc.length, insert: ${JSON.stringify(text)} } })`);
  const shot = async (what) => writeFile(join(out, `${name} ${what}.png`), Buffer.from(await browser.shot(), "base64"));
  const DRAFT = '# Mine\n\n```lakatos\nconcept pact "A pact"\n\ntheory balance "Balance"\n  mechanism "Fear"\n  predicts align: pact\n```\n';
  tests.push(
    [`${name}: the draft, its colours and what is raised`, async () => {
      browser = await begin(path, server.address);
      begun.push([name, browser]);
      await has("#findings-list .finding");
      await has(".tok-keyword", "theory");
      await has(".cm-lintRange-warning");
      await has("#promise", "Nothing leaves your browser.");
      await shot("findings");
    }],
    [`${name}: a fix, and the findings after it`, async () => {
      await has(".fix", "Say how one would observe it");
      await click(".fix", "Say how one would observe it");
      await has(".toast", "Done: Say how one would observe it");
      await until('!document.getElementById("findings-list").textContent.includes("unmeasured-concept")');
    }],
    [`${name}: account, map, matrix and report`, async () => {
      await click("#examples");
      await has("#examples-menu .item", "korea-japan.md");
      await click("#examples-menu .item", "Two Spokes");
      for (const [tab, selector] of [["account", ".entry.theory .page"], ["map", "#map-stage .node"], ["matrix", "#matrix-stage td.contradicts"]]) {
        await click(`#tab-${tab}`);
        await has(selector);
        await shot(tab);
      }
      await click("#tab-report");
      await until('!!document.querySelector("#report-stage").shadowRoot.querySelector("figure.map svg")');
      await shot("report");
      await click("#tab-findings");
    }],
    [`${name}: a draft of one's own is kept, and shared by a link`, async () => {
      await click("#new");
      await write(DRAFT);
      await has("#findings-list .why", "unmeasured-concept");
      await until('localStorage.getItem("lakatos.project")?.includes("# Mine")');
      await click("#share");
      await until('location.hash.startsWith("#d=")');
      await browser.reload();
      await until(`window.lakatos?.view?.state.doc.toString() === ${JSON.stringify(DRAFT)}`);
      await has("#findings-list .why", "unmeasured-concept");
    }],
    [`${name}: the lesson checks itself`, async () => {
      await click("#first-steps");
      await has("#lesson-text .sample .primary");
      await click("#lesson-text .sample .primary");
      await has("#lesson-goal.done h3", "Done");
      await shot("lesson");
    }],
    [`${name}: the page says nothing of trouble`, async () => assert.equal(await run('document.getElementById("trouble").hidden'), true)],
  );
}
const failed = await runTests(tests, async (what) => {
  for (const [name, browser] of begun) await writeFile(join(out, `${name} failed ${what}.png`), Buffer.from(await browser.shot(), "base64"));
});
for (const [, browser] of begun) await browser.close();
await server.close();
process.exit(failed === 0 ? 0 : 1);
