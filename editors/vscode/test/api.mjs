// Starts VS Code with the extension from its folder, and runs test/api/index.cjs in its extension host.
// A built VS Code heeds the payload's `extensionTestsPath` only where the smoke test driver is on, and code-server has no
// flag for that: it is set in the page's configuration as the parser adds it.
import { appendFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openWorkbench, out } from "./support/workbench.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [extension = join(here, ".."), tests = join(here, "api/index.cjs")] = process.argv.slice(2);
let exited;
const exit = new Promise((resolve) => (exited = resolve));

const workbench = await openWorkbench({
  name: "api",
  payload: (host) => [
    ["extensionDevelopmentPath", `vscode-remote://${host}${extension}`],
    ["extensionTestsPath", `vscode-remote://${host}${tests}`],
    ["skipWelcome", "true"],
  ],
  async prepare(page) {
    await page.exposeFunction("codeAutomationLog", (_, words) => {
      const line = `${words.join(" ")}\n`;
      // The editor says much of its own, which is kept elsewhere.
      if (/^(ok|FAIL) |passed, /.test(line)) process.stdout.write(line);
      appendFileSync(join(out, "api.log"), line);
    });
    await page.exposeFunction("codeAutomationExit", (code) => exited(code));
    await page.addInitScript(() => {
      if (window !== window.top) return;
      new MutationObserver((_, observer) => {
        const settings = document.getElementById("vscode-workbench-web-configuration");
        if (!settings) return;
        observer.disconnect();
        const configuration = JSON.parse(settings.getAttribute("data-settings"));
        configuration.developmentOptions = { ...configuration.developmentOptions, enableSmokeTestDriver: true };
        settings.setAttribute("data-settings", JSON.stringify(configuration));
      }).observe(document, { childList: true, subtree: true });
    });
  },
});
const timer = setTimeout(() => exited(1), 600_000);
const code = await exit;
clearTimeout(timer);
await workbench.close();
process.exit(code);
