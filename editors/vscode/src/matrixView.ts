// The matrix beside the editor: what each case makes of each prediction.
import * as vscode from "vscode";
import type { Followed } from "./follow";
import { NOT_RUNNING } from "./health";
import { repairs } from "./leftOut";
import { type Page, view } from "./page";
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
  const show = () => {
    const argument = followed.current;
    matrix.tell({
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
  const matrix = view(context, PAGE, heard, ({ uri }) => void followed.resume(uri));
  context.subscriptions.push(followed.onChange(show), server.onChange(show));
  return () => void matrix.show();
}
