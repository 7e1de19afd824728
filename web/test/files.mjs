// Files: opened, dropped, saved, shared; a project of several; and all that is no file of ours.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { runTests } from "./support/report.mjs";
import { out, start } from "./support/page.mjs";

const { open, close } = await start();
const without = { before: (page) => page.addInitScript(() => {
  // Its dialogs are the system's, where no test can press a button.
  delete window.showOpenFilePicker;
  delete window.showSaveFilePicker;
}) };
let hand = await open(without);
const linkOf = (read) => `#d=${deflateRawSync(JSON.stringify(read)).toString("base64url")}`;
const DRAFT = 'concept pact "A pact"\n  measured "ATOP" @morrow1991\n\ntheory balance "Balance"\n  mechanism "Fear"\n  predicts align: pact when pact\n';

const failed = await runTests(
  [
    ["a dropped bibliography belongs to the project", async () => {
      await hand.raised("unmeasured-concept");
      await hand.drop([{ name: "paper.md", text: `---\nbibliography: refs.bib\n---\n\nSee [@walt1987].\n\n\`\`\`lakatos\n${DRAFT}\`\`\`\n` }]);
      await hand.until(() => window.lakatos.project.current.name === "paper.md");
      // The sample that nobody has touched makes way for it.
      assert.equal(await hand.page.locator("#files .file").count(), 1);
      await hand.until(() => document.querySelectorAll("#findings-list li").length > 0);
      await hand.drop([{ name: "refs.bib", text: "@book{walt1987, author={Walt}, title={The Origins of Alliances}, year={1987}}\n" }]);
      await hand.until(() => window.lakatos.project.current.name === "refs.bib");
      await hand.page.click('#files .file:has-text("paper.md")');
      await hand.raised("unknown-citation");
      const cited = await hand.page.locator("#findings-list").innerText();
      assert.match(cited, /morrow1991/);
      assert.doesNotMatch(cited, /walt1987/);
      await hand.shot("project");
    }],
    ["a lakatos.toml changes what is raised", async () => {
      await hand.drop([{ name: "lakatos.toml", text: '[rules]\nunknown-citation = "off"\n' }]);
      await hand.page.click('#files .file:has-text("paper.md")');
      await hand.notRaised("unknown-citation");
      await hand.page.click('#files .spine:has-text("lakatos.toml") .remove');
      await hand.raised("unknown-citation");
    }],
    ["and so does an edit of it in the page, without being opened again", async () => {
      await hand.drop([{ name: "lakatos.toml", text: "[rules]\n" }]);
      await hand.page.click('#files .file:has-text("paper.md")');
      await hand.raised("unknown-citation");
      await hand.page.click('#files .file:has-text("lakatos.toml")');
      await hand.page.waitForSelector('#none-words:has-text("lakatos.toml is no draft")');
      await hand.write('[rules]\nunknown-citation = "off"\n');
      await hand.page.click('#files .file:has-text("paper.md")');
      await hand.notRaised("unknown-citation");
      await hand.page.click('#files .file:has-text("lakatos.toml")');
      await hand.write("[rules]\n");
      await hand.page.click('#files .file:has-text("paper.md")');
      await hand.raised("unknown-citation");
    }],
    ["one that is broken is told beside the draft, until it is mended or taken out", async () => {
      await hand.page.click('#files .file:has-text("lakatos.toml")');
      await hand.write('[rules]\nunknown-citation = "offf"\n[x\n');
      await hand.page.waitForSelector("#findings-list .finding.error");
      await hand.page.click('#files .file:has-text("paper.md")');
      const told = hand.page.locator('#findings-list .finding.error:has-text("lakatos.toml, line 3")');
      await told.waitFor();
      await hand.page.waitForSelector('#findings-summary:has-text("lakatos.toml: 1 error")');
      await hand.shot("broken toml");
      await told.locator(".place").click();
      await hand.until(() => window.lakatos.project.current.name === "lakatos.toml");
      await hand.write('[rules]\nunknown-citation = "offf"\n');
      await hand.page.click('#files .file:has-text("paper.md")');
      await hand.page.waitForSelector('#findings-list .finding:has-text("lakatos.toml, line 2"):has-text("expected")');
      await hand.page.click('#files .spine:has-text("lakatos.toml") .remove');
      await hand.until(() => !document.getElementById("findings-list").textContent.includes("lakatos.toml"));
      await hand.raised("unknown-citation");
    }],
    ["an edit of a bibliography counts at once, and one that is missing is told", async () => {
      await hand.page.click('#files .file:has-text("refs.bib")');
      await hand.page.waitForSelector('#findings-summary:has-text("no draft")');
      const works = await hand.text();
      await hand.write(`${works}@book{morrow1991, author={Morrow}, title={Alliances and Asymmetry}, year={1991}}\n`);
      await hand.page.click('#files .file:has-text("paper.md")');
      await hand.notRaised("unknown-citation");
      await hand.page.click('#files .file:has-text("refs.bib")');
      await hand.write(works);
      await hand.page.click('#files .file:has-text("paper.md")');
      await hand.raised("unknown-citation");
      await hand.page.click('#files .spine:has-text("refs.bib") .remove');
      await hand.page.waitForSelector('#findings-list .finding:has-text("there is no such file")');
      await hand.page.click('.toast:has-text("refs.bib is no longer") button');
      await hand.page.click('#files .file:has-text("paper.md")');
      await hand.raised("unknown-citation");
    }],
    ["what stands beside the editor is about the draft, whatever file is shown", async () => {
      await hand.page.click('#files .file:has-text("refs.bib")');
      await hand.tab("account");
      await hand.page.waitForSelector('.entry.theory:has-text("balance")');
      await hand.page.click('#files .file:has-text("paper.md")');
      await hand.tab("findings");
    }],
    ["a name may hold what addresses are written with", async () => {
      const name = `it's "x" [1]!*~ #50% (1).md`;
      await hand.drop([{ name, text: `\`\`\`lakatos\n${DRAFT}\`\`\`\n` }]);
      await hand.until((wanted) => window.lakatos.project.current.name === wanted, name);
      await hand.raised("unfalsifiable");
      await hand.page.locator("#files .spine.current .remove").click();
    }],
    ["files are opened by the browser's own dialog", async () => {
      const file = join(out, "opened.lak");
      await writeFile(file, DRAFT.replaceAll("\n", "\r\n"));
      const [chooser] = await Promise.all([hand.page.waitForEvent("filechooser"), hand.page.click("#open")]);
      await chooser.setFiles(file);
      await hand.until(() => window.lakatos.project.current.name === "opened.lak");
      await hand.page.waitForSelector(".tok-keyword");
    }],
    ["and saved as they came, with their ends of lines", async () => {
      const [download] = await Promise.all([hand.page.waitForEvent("download"), hand.key("Control+s")]);
      assert.equal(download.suggestedFilename(), "opened.lak");
      assert.equal(await readFile(await download.path(), "utf8"), DRAFT.replaceAll("\n", "\r\n"));
    }],
    ["a file of a name that is there takes its place, which can be undone", async () => {
      await hand.drop([{ name: "opened.lak", text: "# another\n" }]);
      await hand.until(() => window.lakatos.view.state.doc.toString() === "# another\n");
      await hand.page.click('.toast:has-text("was there already") button');
      await hand.until(() => window.lakatos.view.state.doc.toString().startsWith("concept pact"));
    }],
    ["what is no text, or too much, is refused in a line", async () => {
      await hand.drop([{ name: "paper.pdf", bytes: [37, 80, 68, 70] }]);
      await hand.toast("paper.pdf: this is no draft");
      await hand.drop([{ name: "broken.md", bytes: [0xff, 0xfe, 0xc3, 0x28] }]);
      await hand.toast("broken.md: this is no text in UTF-8");
      await hand.drop([{ name: "null.md", bytes: [97, 0, 98] }]);
      await hand.toast("null.md: this is no text");
      await hand.drop([{ name: "latin.tex", bytes: [...Buffer.from("Théorie", "latin1")] }]);
      await hand.toast("latin.tex: this is no text in UTF-8; save it");
      await hand.drop([{ name: "utf16.csv", bytes: [...Buffer.from("\ufeffa;b", "utf16le")] }]);
      await hand.toast("utf16.csv: this is no text in UTF-8");
      for (const name of ["data.csv", "draft.md", "works.bib"]) {
        await hand.drop([{ name, size: 100_000_000 }]);
        await hand.toast(`${name}: it has 100 MB`);
      }
      await hand.drop(Array.from({ length: 6 }, (_, index) => ({ name: `picture-${index}.png`, bytes: [137, 80] })));
      await hand.toast("3 more were refused as well");
      // A folder comes as a file that cannot be read.
      await hand.page.evaluate(() => {
        const folder = new File([], "folder.md");
        folder.arrayBuffer = () => Promise.reject(new DOMException("", "NotFoundError"));
        const dropped = new Event("drop", { bubbles: true, cancelable: true });
        document.body.dispatchEvent(Object.assign(dropped, { dataTransfer: { types: ["Files"], files: [folder] } }));
      });
      await hand.toast("folder.md: it cannot be read: it is a folder");
      // What can be read is taken all the same.
      await hand.drop([{ name: "bad.md", bytes: [0] }, { name: "good.txt", text: "Text." }]);
      await hand.toast("bad.md: this is no text");
      await hand.until(() => window.lakatos.project.current.name === "good.txt");
      await hand.page.locator("#files .spine.current .remove").click();
      await hand.until(() => window.lakatos.project.current.name === "opened.lak");
      await hand.shot("refused");
      assert.match(await hand.text(), /^concept pact/);
    }],
    ["the project is there at the next visit", async () => {
      await hand.page.click('#files .file:has-text("paper.md")');
      await hand.raised("unknown-citation");
      await hand.page.reload();
      await hand.raised("unknown-citation");
      assert.equal(await hand.page.locator("#files .file").count(), 3);
      assert.deepEqual(hand.said, []);
    }],
    ["a browser that has no room for it says so, once", async () => {
      const other = await open({ ...without, before: (page) => page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      }) });
      await other.raised("adhoc-no-excess-content");
      await other.at("# Why", 0);
      await other.type("Once. ");
      await other.toast("has no room");
      await other.page.close({ runBeforeUnload: false });
    }],
    ["a link holds the project, and nothing of it is sent", async () => {
      await hand.page.click("#share");
      await hand.toast("It holds the text");
      const hash = new URL(hand.page.url()).hash;
      assert.match(hash, /^#d=/);
      const other = await open({ ...without, hash });
      await other.raised("unknown-citation");
      assert.equal(await other.text(), await hand.text());
      assert.equal(await other.page.locator("#files .file").count(), 3);
      await other.write("Changed.\n");
      await other.until((link) => localStorage.getItem(`lakatos.project${link}`)?.includes("Changed."), hash);
      assert.equal(await other.page.evaluate(() => localStorage.getItem("lakatos.project")), null, "the work of the reader is their own");
      await other.page.reload();
      await other.until(() => window.lakatos?.view?.state.doc.toString() === "Changed.\n");
    }],
    ["a broken link is told, and the page is there all the same", async () => {
      const bomb = `#d=${deflateRawSync(Buffer.alloc(50_000_000, 32)).toString("base64url")}`;
      const odd = [linkOf({ files: {}, shown: "a" }), linkOf({ files: { "a.md": 1 }, shown: "a.md" }), linkOf("text"), linkOf(null)];
      for (const hash of ["#d=", "#d=%%%", "#d=AAAA", linkOf({ files: { "a.md": "x" }, shown: "a.md" }).slice(0, 20), bomb, ...odd]) {
        const other = await open({ ...without, hash });
        await other.toast("This link cannot be read");
        await other.raised("adhoc-no-excess-content");
        assert.deepEqual(other.said, []);
        await other.page.context().close();
      }
    }],
    ["names of files that mean something elsewhere mean nothing here", async () => {
      for (const name of ["../../etc/passwd.md", "__proto__", "a b ü.md", "/x.md", "con.md#?&"]) {
        const other = await open({ ...without, hash: linkOf({ files: JSON.parse(`{${JSON.stringify(name)}: "# Hello\\n"}`), shown: name }) });
        await other.page.waitForSelector(".host-heading, .cm-line:has-text('Hello')");
        await other.page.waitForSelector("#waiting", { state: "hidden" });
        assert.equal(await other.page.locator("#trouble").isHidden(), true, name);
        await other.page.context().close();
      }
    }],
    ["a megabyte of argument can be looked at and typed in", async () => {
      hand = await open(without);
      await hand.raised("adhoc-no-excess-content");
      let text = 'concept pact "A pact"\n  measured "ATOP" @l\n\nconcept threat "T"\n  measured "x" @l\n\nsource l "L, 2000"\n\ntheory balance "Balance"\n  mechanism "Fear"\n  predicts align: pact when threat\n\n';
      for (let index = 0; text.length < 1_000_000; index += 1) text += `case dyad-${index} "The pair of number ${index}" 1950..1995\n  threat = yes @l\n  pact   = ${index % 2 ? "yes" : "no"} @l\n\n`;
      await hand.drop([{ name: "long.lak", text }]);
      await hand.until(() => window.lakatos.project.current.name === "long.lak");
      await hand.page.waitForSelector('#findings-summary:has-text("warning")');
      for (const [name, shown] of [["account", ".entry.theory"], ["matrix", "#matrix-stage td.contradicts"], ["findings", "#findings-list .finding"]]) {
        await hand.tab(name);
        await hand.page.waitForSelector(shown);
      }
      await hand.at("concept threat", 0);
      await hand.type('concept fear "F"\n\n');
      await hand.page.waitForSelector('#findings-list .finding:has-text("fear")');
      await hand.page.context().close();
    }],
    ["a draft of a megabyte can be typed in", async () => {
      const prose = "States that fear the same neighbour should ally, says the theory.\n\n".repeat(15_000);
      hand = await open(without);
      await hand.raised("adhoc-no-excess-content");
      await hand.drop([{ name: "long.md", text: `${prose}\`\`\`lakatos\n${DRAFT}\`\`\`\n` }]);
      await hand.until(() => window.lakatos.view.state.doc.length > 1_000_000);
      await hand.raised("unfalsifiable");
      await hand.at("```lakatos", 11);
      await hand.page.evaluate(() => {
        window.longest = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (window.longest = Math.max(window.longest, duration)))).observe({ type: "longtask" });
      });
      await hand.type('concept fear "They fear each other"\n\n');
      await hand.until(() => window.lakatos.view.state.doc.toString().includes('concept fear "They fear each other"'));
      const typed = Date.now();
      await hand.raised("unused-declaration");
      process.stdout.write(`     the finding after ${Date.now() - typed} ms\n`);
      const longest = await hand.page.evaluate(() => window.longest);
      process.stdout.write(`     the longest time that the page was busy: ${longest} ms\n`);
      assert.ok(longest < 1000, `${longest} ms`);
      await hand.page.click("#share");
      await hand.toast("It holds the text");
    }],
  ],
  (name) => hand.shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
