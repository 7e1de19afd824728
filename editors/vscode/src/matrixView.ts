// The matrix beside the editor: what each case makes of each prediction.
import * as vscode from "vscode";
import type { Followed } from "./follow";
import { openPanel } from "./page";
import type { Server } from "./server";
import { openPlace, type Matrix } from "./views";

const BODY = `<main id="stage"><p id="empty" hidden>There are no predictions and cases here yet.</p></main>`;

type FromMatrix = { type: "ready" } | { type: "open"; prediction?: number; case?: number };

export function matrixView(context: vscode.ExtensionContext, server: Server, followed: Followed): () => void {
  let panel: vscode.WebviewPanel | undefined;
  let matrix: Matrix | undefined;

  const show = async () => {
    if (!panel) return;
    const uri = followed.current?.document.uri.toString();
    matrix = uri ? await server.ask<Matrix>("lakatos/matrix", { uri }) : undefined;
    void panel?.webview.postMessage({ type: "draw", matrix });
  };
  const heard = (message: FromMatrix) => {
    if (message.type === "ready") return show();
    const place =
      message.case === undefined ? matrix?.predictions[message.prediction ?? -1]?.location : matrix?.cases[message.case]?.location;
    return openPlace(place);
  };
  context.subscriptions.push(followed.onChange(show));
  return () => {
    if (panel) return panel.reveal(undefined, true);
    panel = openPanel(context, { script: "matrix", title: "Predictions × Cases", body: BODY });
    panel.webview.onDidReceiveMessage(heard);
    panel.onDidDispose(() => (panel = undefined));
  };
}
