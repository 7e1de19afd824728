// The server's program: where it is, whether it is the right one, and what to do where it is not.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { openInstallPage } from "./install";

const INSTALL = "How to install";
const SETTINGS = "Open settings";

/** The one that is set, or that came with the extension, or on the PATH. */
export function programPath(context: vscode.ExtensionContext): string {
  const set = vscode.workspace.getConfiguration("lakatos").get("server.path", "").trim();
  if (set) return set.replace(/^~(?=[/\\])/, homedir());
  const bundled = context.asAbsolutePath(process.platform === "win32" ? "server/lakatos.exe" : "server/lakatos");
  return existsSync(bundled) ? bundled : "lakatos";
}

/** What a program prints; rejects where it does not run. */
export async function printed(program: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { timeout: 20_000, maxBuffer: 1 << 24 });
  return stdout;
}

/** Whether the program runs. One of another version runs, and the user is told. */
export async function isReady(program: string, context: vscode.ExtensionContext): Promise<boolean> {
  const wanted: string = context.extension.packageJSON.version;
  const answer = await printed(program, "--version").catch(() => undefined);
  const version = answer === undefined ? undefined : /^lakatos (\S+)/.exec(answer)?.[1];
  if (version === wanted) return true;
  void tell(context, complaint(program, answer !== undefined, version, wanted));
  return version !== undefined;
}

function complaint(program: string, runs: boolean, version: string | undefined, wanted: string): string {
  if (version !== undefined)
    return `lakatos: the server \`${program}\` is of version ${version}, and this extension of ${wanted}. Some things may be missing until both are the same.`;
  if (runs) return `lakatos: \`${program}\` is not the lakatos program. Set \`lakatos.server.path\` to the one that is.`;
  return `lakatos: the server \`${program}\` cannot be run, so no findings are shown. Install lakatos, or set \`lakatos.server.path\` to where it is; then restart the server.`;
}

async function tell(context: vscode.ExtensionContext, message: string): Promise<void> {
  const answer = await vscode.window.showErrorMessage(message, INSTALL, SETTINGS);
  if (answer === INSTALL) await openInstallPage(context);
  if (answer === SETTINGS) await vscode.commands.executeCommand("workbench.action.openSettings", "lakatos.server.path");
}
