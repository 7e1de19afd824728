// For every reader: screen readers (axe), the keyboard alone, a phone, light and dark, paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runTests } from "./support/report.mjs";
import { out, start } from "./support/page.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TABS = ["findings", "account", "map", "matrix", "report"];
const SHOWN = {
  findings: "#findings-list .finding",
  account: ".entry.theory .page",
  map: "#map-stage .node",
  matrix: "#matrix-stage td.contradicts",
  report: "#report-stage",
};
const { open, close, server } = await start();

/** What axe has against the page as it stands. */
async function violations({ page }) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary.split("\n")[1]}`).join("; ")}`);
}

async function allTabs(hand, name) {
  await hand.example("korea-japan.md");
  for (const tab of TABS) {
    await hand.tab(tab);
    await hand.page.waitForSelector(SHOWN[tab]);
    if (tab === "report") await hand.until(() => document.querySelector("#report-stage").shadowRoot.querySelector("figure.map"));
    await hand.shot(`${name} ${tab}`);
    assert.deepEqual(await violations(hand), [], `${name}, ${tab}`);
  }
}

let hand;
const failed = await runTests(
  [
    ["axe has nothing against any tab, in light", async () => {
      hand = await open();
      await hand.raised("adhoc-no-excess-content");
      await allTabs(hand, "light");
    }],
    ["nor against the lesson, a menu and a page over the page", async () => {
      await hand.page.click("#first-steps");
      await hand.page.waitForSelector("#lesson-goal li");
      assert.deepEqual(await violations(hand), []);
      await hand.page.click("#lesson-close");
      await hand.page.click("#examples");
      await hand.page.waitForSelector("#examples-menu .item");
      assert.deepEqual(await violations(hand), []);
      await hand.key("Escape");
      await hand.page.click("#help");
      await hand.page.waitForSelector("dialog[open]");
      await hand.shot("help");
      assert.deepEqual(await violations(hand), []);
      await hand.key("Escape");
    }],
    ["nor in dark", async () => {
      hand = await open({ context: { colorScheme: "dark" } });
      await hand.raised("adhoc-no-excess-content");
      await allTabs(hand, "dark");
    }],
    ["the colours can be chosen, and are kept", async () => {
      const paper = () => hand.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const dark = await paper();
      await hand.page.click("#theme");
      const light = await paper();
      assert.notEqual(light, dark);
      await hand.page.reload();
      await hand.page.waitForSelector(".tok-keyword");
      assert.equal(await paper(), light);
    }],
    ["at every width all of the bar, the tabs and the map is to be seen", async () => {
      for (const [width, height, colorScheme] of [[360, 720, "light"], [360, 640, "dark"], [768, 1024, "dark"], [1000, 700, "light"], [1280, 800, "light"]]) {
        const other = await open({ context: { viewport: { width, height }, colorScheme, ...(width < 500 && { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }) } });
        const isWhole = async (what) => {
          const cut = await other.page.evaluate(() => {
            const shown = [...document.querySelectorAll("header *, #tabs *, [role=toolbar] *, #map-stage svg, #lesson-foot *, #lesson-steps *")];
            const places = shown.map((one) => [one, one.getBoundingClientRect()]).filter(([, { width }]) => width > 0);
            const isOut = ({ left, right, top, bottom }) => left < -0.5 || right > innerWidth + 0.5 || top < -0.5 || bottom > innerHeight + 0.5;
            const rows = new Set([...document.querySelectorAll("#tabs [role=tab]")].map((tab) => tab.offsetTop));
            return [...places.filter(([, place]) => isOut(place)).map(([{ tagName, id, textContent }]) => `${tagName} ${id} ${textContent.slice(0, 20)}`), ...(rows.size > 1 && innerWidth < 500 ? ["the tabs"] : [])];
          });
          assert.deepEqual(cut, [], `${what} at ${width}`);
          await other.shot(`${width} ${colorScheme} ${what}`);
        };
        await other.raised("adhoc-no-excess-content");
        await other.example("korea-japan.md");
        await other.page.waitForSelector('#count:has-text("10")');
        for (const tab of TABS) {
          await other.tab(tab);
          await other.until((selector) => document.querySelector(selector), SHOWN[tab]);
          if (tab === "map") await other.until(() => document.querySelector("#map-stage svg").style.width);
          await isWhole(tab);
        }
        await other.page.click("#first-steps");
        await other.page.waitForSelector("#lesson-goal li");
        await isWhole("lesson");
        for (const name of ["examples", "earlier"]) {
          await other.page.click(`#${name}`);
          await other.page.waitForSelector(`#${name}-menu > *`);
          const { x, width: wide } = await other.page.locator(`#${name}-menu`).boundingBox();
          assert.ok(x >= 0 && x + wide <= width, `${name} at ${width}`);
          await other.key("Escape");
        }
        await other.page.context().close();
      }
    }],
    ["a phone of 360 pixels shows one thing at a time, and all of it", async () => {
      hand = await open({ context: { viewport: { width: 360, height: 720 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } });
      await hand.page.waitForSelector(".tok-keyword");
      await hand.shot("phone draft");
      assert.equal(await hand.page.locator("#side #panel-findings").isHidden(), true);
      await allTabs(hand, "phone");
      const wide = await hand.page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 360, `${wide} pixels`);
      await hand.tab("findings");
      await hand.page.locator("#findings-list .place").first().click();
      await hand.page.waitForSelector("#panel-draft:not([hidden]) .cm-activeLine");
      await hand.page.click("#first-steps");
      await hand.page.waitForSelector("#lesson-goal li");
      await hand.shot("phone lesson");
    }],
    ["with the keyboard alone one comes everywhere", async () => {
      hand = await open();
      await hand.raised("adhoc-no-excess-content");
      await hand.page.locator("body").press("Alt+1");
      await hand.until(() => document.activeElement?.id === "tab-findings");
      for (const name of ["account", "map", "matrix", "report", "findings"]) {
        await hand.key("ArrowRight");
        await hand.until((wanted) => document.activeElement?.id === `tab-${wanted}`, name);
      }
      await hand.key("Tab");
      await hand.key("Tab");
      await hand.until(() => document.activeElement?.closest("#findings-list"));
      await hand.key("Enter");
      await hand.until(() => document.activeElement?.classList.contains("cm-content"));
      await hand.key("Tab");
      await hand.until(() => !document.activeElement?.classList.contains("cm-content"));
      await hand.key("Alt+0");
      await hand.until(() => document.activeElement?.classList.contains("cm-content"));
      await hand.at("auxiliary conquest-memory", 12);
      // The engine tells them; before that, the key leads to why it is raised.
      await hand.page.waitForSelector("#findings-list .finding.error .fix");
      await hand.key("Control+.");
      await hand.until(() => document.activeElement?.matches(".finding.error .fix"));
    }],
    ["what is raised is read aloud", async () => {
      const live = hand.page.locator('#findings-summary[role="status"]');
      assert.equal(await live.innerText(), "1 error, 1 warning");
      await hand.at('concept shared-threat "The same state threatens both"', 53);
      await hand.type('\n  measured "treaties"');
      await hand.page.waitForSelector('#findings-summary:has-text("1 error")');
      await hand.until(() => document.getElementById("findings-summary").textContent === "1 error");
    }],
    ["on paper stands what is beside the draft, and no button", async () => {
      await hand.page.emulateMedia({ media: "print" });
      assert.equal(await hand.page.locator("header").isHidden(), true);
      assert.equal(await hand.page.locator("#findings-list .finding").first().isVisible(), true);
      assert.equal(await hand.page.locator("#findings-list .fix").first().isHidden(), true);
      await hand.page.pdf({ path: join(out, "findings.pdf") });
      await hand.page.emulateMedia({ media: "screen" });
    }],
    ["no request leaves the page", async () => {
      const strange = server.asked.filter((path) => !path.startsWith("/some/folder/"));
      assert.deepEqual(strange, []);
      const policy = await hand.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /https?:|unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
      const asked = [];
      const other = await open({ before: (page) => page.on("request", (request) => asked.push([request.method(), request.url()])) });
      await other.raised("adhoc-no-excess-content");
      await other.write("A secret: [@secret1999].\n");
      await other.page.click("#share");
      await other.tab("report");
      // What one shares stays one's own, and is kept as such.
      await other.until(() => localStorage.getItem("lakatos.project")?.includes("secret1999"));
      const host = new URL(server.address).origin;
      assert.deepEqual(asked.filter(([method, url]) => method !== "GET" || !(url.startsWith(host) || url.startsWith("blob:")) || url.includes("secret")), []);
      const outside = await other.page.evaluate(() => fetch("https://example.org/").then(() => "sent", () => "refused"));
      assert.equal(outside, "refused");
    }],
  ],
  (name) => hand?.shot(`failed ${name}`),
);
await close();
process.exit(failed === 0 ? 0 : 1);
