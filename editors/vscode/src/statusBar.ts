// How the theories of the file stand, below the editor; and whether there is a server that knows.
import * as vscode from "vscode";
import { isAttended } from "./documents";
import type { Argument, Followed } from "./follow";
import { NOT_RUNNING } from "./health";
import type { Server } from "./server";
import type { MapNode } from "./views";

export function statusBar(context: vscode.ExtensionContext, server: Server, followed: Followed): void {
  const item = vscode.window.createStatusBarItem("lakatos.standing", vscode.StatusBarAlignment.Right, 100);
  item.name = "lakatos: how the theories stand";
  const tell = (text: string, tooltip: vscode.MarkdownString | string, command: string, isWrong = false) => {
    item.text = text;
    item.tooltip = tooltip;
    item.command = command;
    item.backgroundColor = isWrong ? new vscode.ThemeColor("statusBarItem.errorBackground") : undefined;
    item.accessibilityInformation = { label: `lakatos: ${text.replace(/\$\(.*?\) ?(?:lakatos: )?/, "")}`, role: "button" };
    item.show();
  };
  const show = () => {
    const editor = vscode.window.activeTextEditor;
    const theories = theoriesOf(followed.current);
    // Nothing is said below a file of another kind.
    if (editor && !isAttended(editor.document)) return item.hide();
    if (server.health === "stopped") return tell("$(error) lakatos: no server", `${NOT_RUNNING} Click to mend it.`, "lakatos.mendServer", true);
    if (theories.length === 0) return item.hide();
    tell(`$(type-hierarchy-sub) ${summary(theories)}`, told(theories), "lakatos.openMap");
  };
  context.subscriptions.push(
    item,
    server.onChange(show),
    followed.onChange(show),
    vscode.window.onDidChangeActiveTextEditor(show),
  );
  show();
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
