// What is kept in the browser: one's own draft beside those of links, and what was replaced or taken out.
import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import { runTests } from "./support/report.mjs";
import { start } from "./support/page.mjs";

const { open, close } = await start();
const linkOf = (read) => `#d=${deflateRawSync(JSON.stringify(read)).toString("base64url")}`;
const SENT = linkOf({ files: { "theirs.md": "# Their draft\n", "refs.bib": "% theirs\n" }, shown: "theirs.md" });
const OTHER = linkOf({ files: { "theirs.md": "# Another of theirs\n" }, shown: "theirs.md" });
let hand = await open();
const kept = (key, words) => hand.until(([name, wanted]) => localStorage.getItem(name)?.includes(wanted), [key, words]);
const shows = (words) => hand.until((wanted) => window.lakatos?.view?.state.doc.toString() === wanted, words);
const pick = async (words) => {
  await hand.page.click("#earlier");
  await hand.page.click(`#earlier-menu .item:has-text("${words}")`);
};
/** Another tab of the same browser. */
const tab = async (hash) => {
  const page = await hand.page.context().newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(new URL(hash, hand.page.url().split("#")[0]).href);
  const before = hand.page;
  hand = hand.of(page);
  await before.close();
};

const failed = await runTests(
  [
    ["where nothing was replaced yet, the menu says what it is for", async () => {
      await hand.raised("adhoc-no-excess-content");
      await hand.page.click("#earlier");
      await hand.page.waitForSelector('#earlier-menu .none:has-text("replaced or taken out")');
      await hand.key("Escape");
    }],
    ["what is changed of a link outlives its tab, and one's own draft is not touched", async () => {
      await hand.write("# Mine\n");
      await kept("lakatos.project", "# Mine");
      await tab(SENT);
      await shows("# Their draft\n");
      await hand.toast("kept beside your own draft");
      await hand.write("# Their draft, with my notes\n");
      await kept(`lakatos.project${SENT}`, "my notes");
      await tab(SENT);
      await shows("# Their draft, with my notes\n");
      assert.equal(await hand.page.locator("#files .file").count(), 2);
      await tab("");
      await shows("# Mine\n");
      assert.equal(await hand.page.locator("#files .file").count(), 1);
    }],
    ["both are found again, from either", async () => {
      await pick("Their draft, with my notes");
      await shows("# Their draft, with my notes\n");
      assert.equal(new URL(hand.page.url()).hash, SENT);
      assert.equal(await hand.page.locator("#files .file").count(), 2);
      await hand.page.click("#earlier");
      await hand.page.waitForSelector('#earlier-menu .item:has-text("Your own draft")');
      await hand.shot("earlier");
      await hand.key("Escape");
      await pick("Your own draft");
      await shows("# Mine\n");
      assert.equal(new URL(hand.page.url()).hash, "");
      await hand.page.reload();
      await shows("# Mine\n");
    }],
    ["what was sent can be had again, and what was made of it too", async () => {
      await hand.page.evaluate((hash) => (location.hash = hash), SENT);
      await hand.page.click('.toast:has-text("as you left it") button');
      await shows("# Their draft\n");
      await pick("Their draft, with my notes");
      await shows("# Their draft, with my notes\n");
    }],
    ["a link that is opened in the page takes the place of no draft", async () => {
      await pick("Your own draft");
      await shows("# Mine\n");
      await hand.write("# Mine, and just now longer\n");
      await hand.page.evaluate((hash) => (location.hash = hash), OTHER);
      await shows("# Another of theirs\n");
      await pick("Your own draft");
      await shows("# Mine, and just now longer\n");
    }],
    ["a link that cannot be read changes nothing", async () => {
      await hand.page.evaluate(() => (location.hash = "#d=AAAA"));
      await hand.toast("This link cannot be read");
      await shows("# Mine, and just now longer\n");
    }],
    ["an example, a file and a removal can be undone long after they were told", async () => {
      await hand.example("korea-japan.md");
      await hand.write("# My Korea\n");
      await hand.example("first-steps.lak");
      await hand.example("korea-japan.md");
      await hand.toast("korea-japan.md was there already");
      await hand.write("# My second Korea\n");
      await hand.drop([{ name: "korea-japan.md", text: "# Dropped\n" }]);
      await shows("# Dropped\n");
      await hand.page.locator("#files .spine.current .remove").click();
      await hand.page.reload();
      await hand.page.waitForSelector("#files .file");
      for (const words of ["My Korea", "My second Korea", "Dropped"]) {
        await pick(words);
        await shows(`# ${words}\n`);
      }
    }],
    ["and what was undone by mistake can be had back as well", async () => {
      await pick("My second Korea");
      await shows("# My second Korea\n");
      await hand.page.click('.toast:has-text("was there already") button');
      await shows("# Dropped\n");
      await pick("My second Korea");
      await shows("# My second Korea\n");
    }],
    ["what is forgotten is gone", async () => {
      await hand.page.click("#earlier");
      const rows = hand.page.locator("#earlier-menu .row");
      await rows.first().waitFor();
      for (let left = await rows.count(); left > 0; left -= 1) await rows.first().locator(".forget").click();
      assert.equal(await rows.count(), 0);
      assert.deepEqual(await hand.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("#"))), []);
      await hand.key("Escape");
    }],
    ["a file that is dropped before the engine is there is shown, and read once it is", async () => {
      hand = await open({ before: async (page) => {
        let go;
        const waits = new Promise((done) => (go = done));
        await page.exposeFunction("engineMayCome", () => go());
        await page.route("**/engine.wasm.gz", (route) => waits.then(() => route.continue()));
      } });
      await hand.page.waitForSelector(".cm-line");
      await hand.drop([{ name: "early.lak", text: 'theory t "T"\n  predicts a: b\n' }]);
      await hand.until(() => window.lakatos.view.state.doc.toString().startsWith("theory t"));
      await hand.page.evaluate(() => window.engineMayCome());
      await hand.raised("undefined-name");
    }],
  ],
  (name) => hand.shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
