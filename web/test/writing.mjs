// Writing: findings while one types, fixes with one click, what is under the pointer, names.
import assert from "node:assert/strict";
import { runTests } from "./support/report.mjs";
import { start } from "./support/page.mjs";

const { open, close } = await start();
const hand = await open();
const { page, said, text, until, shot, key, type, raised, notRaised, at, line, toast } = hand;

const failed = await runTests(
  [
    ["the page opens with a draft and what is raised in it", async () => {
      await raised("adhoc-no-excess-content");
      await raised("unmeasured-concept");
      await page.waitForSelector('#findings-summary:has-text("1 error, 1 warning")');
      await page.waitForSelector(".cm-lintRange-warning");
      assert.equal(await page.locator("#trouble").isHidden(), true);
    }],
    ["the words of the language have the colours of the engine", async () => {
      await page.waitForSelector('.tok-keyword:has-text("theory")');
      await page.waitForSelector('.tok-class.tok-declared:has-text("balance-of-threat")');
    }],
    ["between the lines stands how a theory stands, and what became of a prediction", async () => {
      await page.waitForSelector('.lens:has-text("1 for, 1 excused")');
      await page.waitForSelector('.hint-behind:has-text("1 for, 1 against")');
    }],
    ["a click on the line of a finding goes there", async () => {
      await page.click('#findings-list li:has-text("unmeasured-concept") .place');
      assert.match(await line(), /^concept shared-threat/);
    }],
    ["a finding goes when it is mended by hand", async () => {
      await key("End");
      await type('\n  measured "what both say in public"');
      await notRaised("unmeasured-concept");
    }],
    ["and comes back when that is undone", async () => {
      await page.evaluate(() => window.lakatos.view.focus());
      const mended = () => text().then((now) => now.includes("both say in public"));
      while (await mended()) await key("Control+z");
      await raised("unmeasured-concept");
    }],
    ["a fix is one click, and puts the cursor where the words are the author's", async () => {
      await page.click('#findings-list .fix:has-text("Say how one would observe it")');
      await toast("Done: Say how one would observe it");
      await notRaised("unmeasured-concept");
      assert.match(await text(), /concept shared-threat.*\n\s+measured/);
      await type("an alliance against the same state");
      assert.match(await text(), /measured ".*an alliance against the same state.*"/);
    }],
    ["a fix is told by its title, worked out when it is picked, and done once however often it is pressed", async () => {
      await at("theory balance-of-threat", 0);
      const before = await text();
      await page.evaluate(() => {
        const { engine } = window.lakatos;
        const send = engine.send.bind(engine);
        window.asked = [];
        engine.send = (method, params) => send(method, params).then((answer) => (window.asked.push([method, answer]), answer));
      });
      const mended = before.replace("  follows-from balance-of-threat.self-help\n", "");
      await hand.write(mended);
      await raised("adhoc-off-heuristic");
      await page.locator('#findings-list li:has-text("adhoc-off-heuristic") .fix').first().waitFor();
      const titles = await page.evaluate(() => window.asked.filter(([method]) => method === "textDocument/codeAction").flatMap(([, answer]) => answer ?? []));
      assert.ok(titles.length > 0 && titles.every(({ edit, data }) => !edit && data), JSON.stringify(titles[0]));
      const fix = page.locator('#findings-list li:has-text("adhoc-off-heuristic") .fix').first();
      const title = (await fix.innerText()).replace(/^⟶\s*/, "");
      await fix.dblclick();
      await page.waitForSelector('.toast:has-text("Done")');
      await notRaised("adhoc-off-heuristic");
      await until(() => window.asked.some(([method]) => method === "codeAction/resolve"));
      assert.equal(await page.evaluate(() => window.asked.filter(([method]) => method === "codeAction/resolve").length), 1, title);
      assert.equal((await text()).split("follows-from").length, 2);
      assert.equal(await page.locator('.toast:has-text("cannot be done")').count(), 0);
      await hand.write(before);
      await notRaised("adhoc-off-heuristic");
    }],
    ["an edit that was offered for another text is refused", async () => {
      const before = await text();
      const [stale, now] = await page.evaluate(() => {
        const { lakatos } = window;
        const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
        const edit = { changes: { [lakatos.uri]: [{ range, newText: "twice " }] } };
        const { revision } = lakatos.project;
        const first = lakatos.apply(edit, revision);
        return [lakatos.apply(edit, revision), first];
      });
      assert.deepEqual([stale, now], [false, true]);
      assert.equal(await text(), `twice ${before}`);
      await hand.write(before);
    }],
    ["hovering a name says what it is; with a finding there, why and instead", async () => {
      await page.waitForSelector(".cm-lintRange-error");
      await at("auxiliary conquest-memory", 14);
      await page.locator('.tok-interface:has-text("conquest-memory")').first().hover();
      const tip = page.locator(".cm-tooltip-hover");
      await tip.filter({ hasText: "Instead:" }).first().waitFor();
      assert.match(await tip.first().innerText(), /ad hoc/);
      await shot("hover");
      await tip.locator(".why").first().click();
      await page.waitForSelector('dialog[open] h2:has-text("adhoc-no-excess-content")');
      assert.match(await page.locator("#page-text").innerText(), /Lakatos/);
      await shot("rule");
      await key("Escape");
      await page.waitForSelector("dialog:not([open])", { state: "attached" });
    }],
    ["completion offers what fits, and a template has places to fill", async () => {
      await at("theory balance-of-threat", 0);
      await page.keyboard.press("ArrowUp");
      await type("\nconc");
      await page.waitForSelector('.cm-tooltip-autocomplete li:has-text("concept")');
      await shot("completion");
      await key("Enter");
      await page.waitForSelector(".cm-snippetField");
      await key("Escape");
      await until(() => /\nconcept /.test(window.lakatos.view.state.doc.toString()));
      while (!(await text()).includes("capital\"\n\ntheory")) await key("Control+z");
    }],
    ["a name leads to its declaration", async () => {
      await at("rescues korea-japan", 10);
      await key("F12");
      await until(() => window.lakatos.view.state.doc.lineAt(window.lakatos.view.state.selection.main.head).text.startsWith("case korea-japan"));
    }],
    ["a rename reaches every place, hyphens and all", async () => {
      await at("auxiliary conquest-memory", 14);
      await key("F2");
      await page.fill(".rename input", "old-wounds");
      await key("Enter");
      await until(() => window.lakatos.view.state.doc.toString().includes("auxiliary old-wounds"));
      assert.ok(!(await text()).includes("conquest-memory"));
      await page.waitForSelector('#findings-list code:has-text("old-wounds")');
    }],
    ["the declarations are laid out", async () => {
      await at("pact          = yes", 4);
      await type("     ");
      await key("Shift+Alt+F");
      await until(() => window.lakatos.view.state.doc.toString().includes("pact          = yes"));
    }],
    ["with F8 one goes from finding to finding", async () => {
      await at("# Why", 0);
      await key("F8");
      await until(() => /auxiliary old-wounds/.test(window.lakatos.view.state.doc.lineAt(window.lakatos.view.state.selection.main.head).text));
    }],
    ["a draft that is prose alone gets a first block from what it names", async () => {
      await page.click("#new");
      await hand.write("# My paper\n\nBalance of threat says that states balance. South Korea and Japan did not ally.\n");
      await page.waitForSelector('#start li:has-text("balance-of-threat")');
      await shot("start");
      await page.dblclick("#start button");
      await until(() => window.lakatos.view.state.doc.toString().includes("```lakatos"));
      assert.equal((await text()).split("```lakatos").length, 2, "pressed twice, written once");
      assert.match(await page.locator(".toast").last().innerText(), /Next: write your question/);
      await type("Why no alliance?");
      assert.match(await text(), /puzzle why "Why no alliance\?"/);
    }],
    ["and says what comes next, until the findings say it", async () => {
      await page.waitForSelector('#start .next:has-text("what is to be explained")');
      await shot("start next");
      await at("# outcome my-concept");
      await page.keyboard.press("Shift+End");
      await type("outcome alliance-made");
      await raised("undefined-name");
      await at("```lakatos", 11);
      await type('concept alliance-made "They ally"\n  measured "ATOP"\n\n');
      await page.waitForSelector('#start .next:has-text("write a theory")');
    }],
    ["where the prose asks a question already, the outcome is next", async () => {
      await page.click("#new");
      await hand.write("# My paper\n\nWhy did Korea and Japan not ally? Balance of threat says that states balance.\n");
      await page.click("#start button");
      await until(() => window.lakatos.view.state.doc.toString().includes("```lakatos"));
      await type("outcome alliance-made");
      assert.match(await text(), /\n {2}outcome alliance-made\n/);
    }],
    ["nothing was complained of in the console", () => assert.deepEqual(said, [])],
  ],
  (name) => shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
