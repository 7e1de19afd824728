// The map beside the editor: the argument as a graph, live.
import * as vscode from "vscode";
import type { Argument, Followed } from "./follow";
import { currentNode } from "./current";
import { openPanel } from "./page";
import { openPlace } from "./views";
import { saveAs } from "./save";

const BODY = `<div id="bar" role="toolbar" aria-label="Map">
<button id="smaller" title="Smaller (-)" aria-label="Smaller">−</button>
<button id="larger" title="Larger (+)" aria-label="Larger">+</button>
<button id="fit" title="Fit into the view (0)">Fit</button>
<span class="space"></span>
<button id="svg" title="Save the map as SVG">SVG</button>
<button id="png" title="Save the map as PNG">PNG</button>
</div>
<main id="stage"><p id="empty" hidden>There is no argument here yet. Write a <code>theory</code> and what it <code>predicts</code>.</p></main>`;

type FromMap =
  | { type: "ready" }
  | { type: "open"; id: string }
  | { type: "save"; format: "svg" | "png"; data: string };

/** Shows the map of the argument that is followed, at a name if one is given. */
export function mapView(context: vscode.ExtensionContext, followed: Followed): (name?: string) => void {
  let panel: vscode.WebviewPanel | undefined;
  let wanted: string | undefined;

  const drawn = (argument: Argument | undefined) => void panel?.webview.postMessage({ type: "draw", svg: argument?.map.svg });
  const marked = () => {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document === followed.current?.document);
    const id = wanted ?? (editor && followed.current && currentNode(followed.current, editor.selection.active));
    void panel?.webview.postMessage({ type: "current", id });
  };
  const show = () => {
    drawn(followed.current);
    marked();
  };
  const heard = async (message: FromMap) => {
    if (message.type === "ready") return show();
    if (message.type === "save") return saveAs(followed.current?.document.uri, message.format, message.data);
    wanted = undefined;
    return openPlace(followed.current?.map.nodes.find((node) => node.id === message.id)?.location);
  };
  context.subscriptions.push(
    followed.onChange(show),
    vscode.window.onDidChangeTextEditorSelection((event) => {
      if (event.textEditor.document !== followed.current?.document) return;
      wanted = undefined;
      marked();
    }),
  );
  return (name) => {
    wanted = name;
    if (panel) {
      panel.reveal(undefined, true);
      return show();
    }
    panel = openPanel(context, { script: "map", title: "Argument Map", body: BODY });
    panel.webview.onDidReceiveMessage(heard);
    panel.onDidDispose(() => (panel = undefined));
  };
}
