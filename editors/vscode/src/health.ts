// What is said where the server is missing or died, and what can be done.
import * as vscode from "vscode";
import { openInstallPage } from "./install";
import type { Server } from "./server";

export const NOT_RUNNING = "The lakatos server does not run, so there are no findings, no map and no completion.";

const RESTART = "Restart";
const INSTALL = "How to install";

/** Restarts it, and says what to do where that does not help. */
export function mending(context: vscode.ExtensionContext, server: Server): void {
  const mend = async () => {
    await server.restart();
    // Why it does not start has been said; here stands what to do.
    if (server.health === "stopped") await openInstallPage(context);
  };
  context.subscriptions.push(vscode.commands.registerCommand("lakatos.mendServer", mend));
}

/** Whether the server runs; where it does not, that is said, and one click mends it. */
export function isRunning(context: vscode.ExtensionContext, server: Server): boolean {
  if (server.health !== "stopped") return true;
  void vscode.window.showErrorMessage(NOT_RUNNING, RESTART, INSTALL).then((answer) => {
    if (answer === RESTART) return vscode.commands.executeCommand("lakatos.mendServer");
    return answer === INSTALL ? openInstallPage(context) : undefined;
  });
  return false;
}
