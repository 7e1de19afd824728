// The matrix beside the editor: what each case makes of each prediction.
import * as vscode from "vscode";
import type { Followed } from "./follow";
import { NOT_RUNNING } from "./health";
import { repairs } from "./leftOut";
import { bringBack, openPanel, type Page } from "./page";
import type { Server } from "./server";
import { openPlace } from "./views";

const PAGE: Page = {
  script: "matrix",
  title: "Predictions × Cases",
  body: `<main id="stage"></main>
<p id="empty" hidden>There are no predictions and cases here yet.</p>
<p id="stopped" hidden>${NOT_RUNNING} <button id="mend">Restart</button></p>`,
};

type FromMatrix =
  | { type: "ready" }
  | { type: "mend" }
  | { type: "open"; id: string }
  | { type: "why"; id: string; case?: string };

export function matrixView(context: vscode.ExtensionContext, server: Server, followed: Followed): () => void {
  let panel: vscode.WebviewPanel | undefined;

  const show = () => {
    const argument = followed.current;
    void panel?.webview.postMessage({
      matrix: argument?.matrix,
      repairs: argument ? repairs(argument.map) : [],
      // A paradigm speaks through its theories, and has no column.
      others: argument?.map.nodes
        .filter(({ id, kind }) => kind === "prediction" && !argument.matrix?.predictions.some(({ name }) => name === id))
        .map(({ id }) => id),
      isStopped: server.health === "stopped",
      kept: { uri: argument?.document.uri.toString() },
    });
  };
  const heard = (message: FromMatrix) => {
    if (message.type === "ready") return show();
    if (message.type === "mend") return vscode.commands.executeCommand("lakatos.mendServer");
    if (message.type === "why") {
      const uri = followed.current?.document.uri.toString();
      return vscode.commands.executeCommand("lakatos.why", uri, message.id, message.case);
    }
    return openPlace(followed.current?.map.nodes.find(({ id }) => id === message.id)?.location);
  };
  const take = (taken: vscode.WebviewPanel) => {
    panel = taken;
    panel.webview.onDidReceiveMessage(heard);
    panel.onDidDispose(() => (panel = undefined));
  };
  bringBack(context, PAGE, (taken, { uri }) => {
    take(taken);
    void followed.resume(uri);
  });
  context.subscriptions.push(followed.onChange(show), server.onChange(show));
  return () => (panel ? panel.reveal(undefined, true) : take(openPanel(context, PAGE)));
}
