// The pages of rules: documents of the scheme `lakatos:`, and the command that finds one.
import * as vscode from "vscode";
import { isAttended } from "./documents";
import type { Server } from "./server";
import { said } from "./talk";

interface Rule {
  id: string;
  group: string;
  summary: string;
}

type Item = vscode.QuickPickItem & { rule?: string };

export function explanations(context: vscode.ExtensionContext, server: Server): void {
  const provideTextDocumentContent = async ({ path }: vscode.Uri) => {
    const rule = /([^/]+)\.md$/.exec(path)?.[1] ?? path;
    // Rules of a project's own are known by the drafts of the project.
    const uri = vscode.workspace.textDocuments.find(isAttended)?.uri.toString();
    const page = await server.ask<string>("lakatos/explain", uri ? { rule, uri } : { rule });
    return page ?? `There is no rule \`${rule}\`, or the server is not running.\n`;
  };
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider("lakatos", { provideTextDocumentContent }),
    vscode.commands.registerCommand("lakatos.explainRule", async (rule?: string) => {
      const wanted = typeof rule === "string" ? rule : await pick(context);
      if (wanted) await vscode.commands.executeCommand("markdown.showPreviewToSide", pageOf(wanted));
    }),
  );
}

function pageOf(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: "lakatos", path: `/rules/${rule}.md` });
}

async function pick(context: vscode.ExtensionContext): Promise<string | undefined> {
  const here = atCursor();
  const list = said(context, "rules", "--format", "json").then(
    (text) => items(JSON.parse(text) as Rule[], here),
    () => here.map((rule) => ({ label: rule, rule })),
  );
  return (await vscode.window.showQuickPick<Item>(list, { placeHolder: "Which rule?", matchOnDescription: true, matchOnDetail: true }))?.rule;
}

function items(rules: Rule[], here: string[]): Item[] {
  const item = ({ id, summary }: Rule): Item => ({ label: id, detail: summary, rule: id });
  const heading = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const found = rules.filter(({ id }) => here.includes(id));
  const groups = [...new Set(rules.map(({ group }) => group))];
  return [
    ...(found.length > 0 ? [heading("at the cursor"), ...found.map(item)] : []),
    ...groups.flatMap((group) => [heading(group), ...rules.filter((rule) => rule.group === group).map(item)]),
  ];
}

/** The rules whose findings stand at the cursor. */
function atCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return [];
  const here = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === "lakatos" && range.intersection(editor.selection));
  return here.map(({ code }) => String(typeof code === "object" ? code.value : code));
}
