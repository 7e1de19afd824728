// The first block of a draft that is prose alone: shown beside the draft, and written after a yes.
import * as vscode from "vscode";
import { isAttended } from "./documents";
import type { Server } from "./server";
import { rangeOf, type Place } from "./views";

interface Edit {
  range: Place["range"];
  newText: string;
}

interface Start {
  /** What the prose names, a line each. */
  lines: string[];
  /** The draft with the block. */
  after: string;
  edit: { documentChanges?: { edits: Edit[] }[]; changes?: Record<string, Edit[]> };
  /** Why there is no block to write. */
  refusal?: string;
}

const SCHEME = "lakatos-start";
const YES = "Write the Block";

/** Registers what the drafts would be with a block, and returns the command. */
export function startFromDraft(context: vscode.ExtensionContext, server: Server): () => Promise<void> {
  const started = new Map<string, string>();
  const provideTextDocumentContent = ({ path }: vscode.Uri) => started.get(path) ?? "";
  context.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent }));
  return async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isAttended(document)) {
      return void vscode.window.showInformationMessage("lakatos: open the draft to start from (.md, .qmd, .Rmd or .tex).");
    }
    const found = await server.ask<Start>("lakatos/start", { uri: document.uri.toString() });
    if (!found) return;
    if (found.refusal) return void vscode.window.showInformationMessage(`lakatos: ${found.refusal}`);
    const { version } = document;
    const after = vscode.Uri.from({ scheme: SCHEME, path: `/${version}-${Date.now()}/${document.uri.path.split("/").pop() ?? "draft"}` });
    started.set(after.path, found.after);
    await vscode.commands.executeCommand("vscode.diff", document.uri, after, "The Draft, and Its First Block", { preview: true });
    const answer = await vscode.window.showInformationMessage(`lakatos read the draft: ${found.lines.join("; ")}. Write this first block into it?`, YES, "Leave the Draft");
    started.delete(after.path);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const isShown = ({ input }: vscode.Tab) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === after.toString();
    await vscode.window.tabGroups.close(tabs.filter(isShown));
    if (answer !== YES) return;
    if (document.version !== version) {
      return void vscode.window.showWarningMessage("lakatos: the draft has changed meanwhile, so nothing was written.");
    }
    const edit = new vscode.WorkspaceEdit();
    const edits = found.edit.documentChanges?.flatMap((change) => change.edits) ?? Object.values(found.edit.changes ?? {}).flat();
    for (const { range, newText } of edits) edit.replace(document.uri, rangeOf(range), newText);
    await vscode.workspace.applyEdit(edit);
    const editor = await vscode.window.showTextDocument(document);
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.revealRange(new vscode.Range(end, end));
  };
}
