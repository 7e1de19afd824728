// The extension: the language server, the map, the matrix, the tree, the pages of rules.
import * as vscode from "vscode";
import { findBlocks } from "./blocks";
import { isAttended } from "./documents";
import { explanations } from "./explain";
import { followArgument } from "./follow";
import { isRunning, mending } from "./health";
import { mapView } from "./mapView";
import { matrixView } from "./matrixView";
import { insertBlock, newArgument, openSample } from "./newArgument";
import { extendMarkdownIt } from "./preview";
import { createServer, type Server } from "./server";
import { startFromDraft } from "./startFromDraft";
import { statusBar } from "./statusBar";
import { argumentTree } from "./tree";
import { typingAids } from "./typing";
import { whyView } from "./whyView";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<{ extendMarkdownIt: typeof extendMarkdownIt }> {
  const showMapAt = async (uri: string, name: string) => {
    await followed.turnTo(await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)));
    showMap(name);
  };
  const running = createServer(context, { showMap: showMapAt, showWhy: (question) => showWhy(question), blocks: () => blocks });
  server = running;
  const blocks = findBlocks(running);
  const followed = followArgument(context, running);
  const showWhy = whyView(context, running);
  const showMap = mapView(context, running, followed);
  const showMatrix = matrixView(context, running, followed);
  mending(context, running);
  statusBar(context, running, followed);
  argumentTree(context, followed);
  typingAids(context, blocks);
  explanations(context, running);

  const command = (name: string, run: (argument?: string) => unknown) =>
    vscode.commands.registerCommand(`lakatos.${name}`, (argument: unknown) => run(typeof argument === "string" ? argument : undefined));
  /** Without a server there is nothing to show, and the reason is not that there is no argument. */
  const served = (run: () => unknown) => () => (isRunning(context, running) ? run() : undefined);
  context.subscriptions.push(
    command("openMap", served(() => withDraft(() => showMap()))),
    command("openMatrix", served(() => withDraft(showMatrix))),
    command("newArgument", newArgument),
    command("insertBlock", served(() => insertBlock(running))),
    command("startFromDraft", served(startFromDraft(context, running))),
    command("openSample", () => openSample(context)),
    command("restartServer", running.restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("lakatos.server.path")) void running.restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void running.restart()),
  );
  // The preview waits for this, and does not need the server.
  void running.restart();
  return { extendMarkdownIt };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** A view needs a draft to show. */
function withDraft(show: () => void): void {
  if (vscode.workspace.textDocuments.some(isAttended)) return show();
  void vscode.window.showInformationMessage("lakatos: open a draft first (.lak, .md, .qmd, .Rmd or .tex).");
}
