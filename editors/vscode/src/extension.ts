// The extension: the language server, the map, the matrix, the pages of rules.
import * as vscode from "vscode";
import { isAttended } from "./documents";
import { explanations } from "./explain";
import { followArgument } from "./follow";
import { mapView } from "./mapView";
import { matrixView } from "./matrixView";
import { newArgument } from "./newArgument";
import { createServer, type Server } from "./server";
import { statusBar } from "./statusBar";
import { whyView } from "./whyView";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const showMapAt = async (uri: string, name: string) => {
    await followed.turnTo(await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)));
    showMap(name);
  };
  const running = createServer(context, showMapAt, (question) => showWhy(question));
  server = running;
  const followed = followArgument(context, running);
  const showWhy = whyView(context, running);
  const showMap = mapView(context, followed);
  const showMatrix = matrixView(context, running, followed);
  statusBar(context, followed);
  explanations(context, running);

  const command = (name: string, run: () => unknown) => vscode.commands.registerCommand(`lakatos.${name}`, run);
  context.subscriptions.push(
    command("openMap", () => withDraft(() => showMap())),
    command("openMatrix", () => withDraft(showMatrix)),
    command("newArgument", newArgument),
    command("restartServer", running.restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("lakatos.server.path")) void running.restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void running.restart()),
  );
  await running.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** A view needs a draft to show. */
function withDraft(show: () => void): void {
  if (vscode.workspace.textDocuments.some(isAttended)) return show();
  void vscode.window.showInformationMessage("lakatos: open a draft first (.lak, .md, .qmd, .Rmd or .tex).");
}
