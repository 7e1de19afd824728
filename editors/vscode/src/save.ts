// Saving a picture of the map.
import * as vscode from "vscode";

/** Asks where, and writes it: SVG as text, PNG as a data URL. */
export async function saveAs(draft: vscode.Uri | undefined, format: "svg" | "png", data: string): Promise<void> {
  const folder = draft?.scheme === "file" ? vscode.Uri.joinPath(draft, "..") : vscode.workspace.workspaceFolders?.[0]?.uri;
  const stem = draft?.path.split("/").pop()?.replace(/\.[^.]*$/, "") || "argument";
  const name = `${stem}-map.${format}`;
  const uri = await vscode.window.showSaveDialog({
    defaultUri: folder && vscode.Uri.joinPath(folder, name),
    filters: format === "svg" ? { SVG: ["svg"] } : { PNG: ["png"] },
    saveLabel: "Save Map",
  });
  if (!uri) return;
  const bytes = format === "svg" ? Buffer.from(data, "utf8") : Buffer.from(data.slice(data.indexOf(",") + 1), "base64");
  await vscode.workspace.fs.writeFile(uri, bytes);
}
