// The page in a headless browser, and what a hand does in it.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

export const out = join(dirname(fileURLToPath(import.meta.url)), "../out");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** For what comes some time, on a machine that is busy with something else. Where all is well, nobody waits so long. */
const PATIENCE = Number(process.env.LAKATOS_PATIENCE ?? 60_000);

/** Starts a browser and a server; every page has a context of its own, and remembers nothing of the others. */
export async function start() {
  mkdirSync(out, { recursive: true });
  const server = await serve();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  const contexts = [];
  const open = async ({ hash = "", before, context: options = {} } = {}) => {
    const context = await browser.newContext({ viewport: { width: 1360, height: 850 }, acceptDownloads: true, ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const said = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.stack ?? String(error)));
    await before?.(page, context);
    await page.goto(server.address + hash);
    return hands(page, said);
  };
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { open, close, server, browser };
}

function hands(page, said) {
  const text = () => page.evaluate(() => window.lakatos.view.state.doc.toString());
  /** Waits for a condition of the page itself. */
  const until = (holds, argument) => page.waitForFunction(holds, argument);
  return {
    page,
    said,
    /** The same hands on another tab. */
    of: (other) => hands(other, said),
    text,
    until,
    shot: (name) => page.screenshot({ path: join(out, `${name}.png`) }),
    key: (keys) => page.keyboard.press(keys),
    type: (words) => page.keyboard.type(words),
    rules: () => page.evaluate(() => [...document.querySelectorAll("#findings-list .why")].map(({ textContent }) => textContent.replace("Why? ", ""))),
    raised: (rule) => until((wanted) => [...document.querySelectorAll("#findings-list .why")].some(({ textContent }) => textContent.endsWith(` ${wanted}`)), rule),
    notRaised: (rule) => until((wanted) => ![...document.querySelectorAll("#findings-list .why")].some(({ textContent }) => textContent.endsWith(` ${wanted}`)), rule),
    /** Writes a whole draft. */
    write: async (words) => {
      await page.evaluate((insert) => {
        const { view } = window.lakatos;
        view.focus();
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert }, selection: { anchor: insert.length } });
      }, words);
    },
    /** Puts the cursor at some words. */
    at: (words, plus = 0) => page.evaluate(([wanted, more]) => {
      const { view } = window.lakatos;
      const anchor = view.state.doc.toString().indexOf(wanted) + more;
      view.focus();
      view.dispatch({ selection: { anchor }, scrollIntoView: true });
    }, [words, plus]),
    line: () => page.evaluate(() => window.lakatos.view.state.doc.lineAt(window.lakatos.view.state.selection.main.head).text),
    tab: (name) => page.click(`#tab-${name}`),
    example: async (name) => {
      await page.click("#examples");
      await page.click(`#examples-menu .item:has-text("${name}")`);
      await until((wanted) => window.lakatos.project.current.name === wanted, name);
    },
    toast: (words) => page.waitForSelector(`.toast:has-text("${words}")`),
    drop: (files) => page.evaluate((all) => {
      const data = new DataTransfer();
      for (const { name, text, bytes, size } of all) data.items.add(new File([bytes ? new Uint8Array(bytes) : size ? new Uint8Array(size) : text], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, files),
  };
}
