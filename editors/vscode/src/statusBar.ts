// How the theories of the file stand, below the editor.
import * as vscode from "vscode";
import { isAttended } from "./documents";
import type { Argument, Followed } from "./follow";
import type { MapNode } from "./views";

export function statusBar(context: vscode.ExtensionContext, followed: Followed): void {
  const item = vscode.window.createStatusBarItem("lakatos.standing", vscode.StatusBarAlignment.Right, 100);
  item.name = "lakatos: how the theories stand";
  item.command = "lakatos.openMap";
  const show = () => {
    const editor = vscode.window.activeTextEditor;
    const theories = theoriesOf(followed.current);
    // Nothing is said below a file of another kind.
    if (theories.length === 0 || (editor && !isAttended(editor.document))) return item.hide();
    item.text = `$(type-hierarchy-sub) ${summary(theories)}`;
    item.tooltip = told(theories);
    item.accessibilityInformation = { label: `lakatos: ${summary(theories)}`, role: "button" };
    item.show();
  };
  context.subscriptions.push(item, followed.onChange(show), vscode.window.onDidChangeActiveTextEditor(show));
}

function theoriesOf(argument: Argument | undefined): MapNode[] {
  const uri = argument?.document.uri.toString();
  return argument?.map.nodes.filter(({ kind, location }) => kind === "theory" && location?.uri === uri) ?? [];
}

/** One theory: how it stands. Several: how many, for no word stands for all of them. */
function summary(theories: MapNode[]): string {
  const [only, ...others] = theories;
  return only && others.length === 0 ? standing(only) : `${theories.length} theories`;
}

function standing({ standing }: MapNode): string {
  return standing ?? "nothing decides it yet";
}

function told(theories: MapNode[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString("**The theories of this file**\n\n");
  for (const theory of theories) {
    text.appendMarkdown("- ").appendText(`${theory.title || theory.id}: ${standing(theory)}`).appendMarkdown("\n");
  }
  return text.appendMarkdown("\nClick for the map.");
}
