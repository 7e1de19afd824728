// The page that says how to install the server.
import * as vscode from "vscode";

export async function openInstallPage(context: vscode.ExtensionContext): Promise<void> {
  await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.joinPath(context.extensionUri, "media/install.md"));
}
