// The map beside the editor: the argument as a graph, live.
import * as vscode from "vscode";
import { currentNode } from "./current";
import type { Followed } from "./follow";
import { NOT_RUNNING } from "./health";
import { leftOut } from "./leftOut";
import { type Page, view } from "./page";
import { saveAs } from "./save";
import type { Server } from "./server";
import { openPlace } from "./views";

const PAGE: Page = {
  script: "map",
  title: "Argument Map",
  body: `<div id="bar" role="toolbar" aria-label="Map">
<button id="smaller" title="Smaller (-)" aria-label="Smaller">−</button>
<button id="larger" title="Larger (+)" aria-label="Larger">+</button>
<button id="fit" title="Fit into the view (0)">Fit</button>
<span class="space"></span>
<button id="svg" title="Save the map as SVG">SVG</button>
<button id="png" title="Save the map as PNG">PNG</button>
</div>
<main id="stage"></main>
<p id="empty" hidden>There is no argument here yet. Write a <code>theory</code> and what it <code>predicts</code>.</p>
<p id="stopped" hidden>${NOT_RUNNING} <button id="mend">Restart</button></p>
<footer id="foot">
<details id="rest" hidden><summary></summary><div id="rest-list"></div></details>
<details id="legend"><summary>Legend and keys</summary>
<ul>
<li><span class="key paradigm">paradigm</span> <span class="key theory">theory</span> <span class="key auxiliary">repair, and how it stands</span>
<span class="key prediction">prediction</span> <span class="key case">case</span></li>
<li><b>? 3</b> three cases leave the prediction undecided: an observation is missing. <b>± 1</b> one is contested: the result differs between two codings of it.</li>
<li>Concepts, sources and tests are not drawn, nor is a prediction's silence about a case.</li>
<li><kbd>Tab</kbd> and the arrows go from box to box, <kbd>Enter</kbd> or a click to its line, <kbd>w</kbd> or a click with <kbd>Alt</kbd> to the page that says why it stands as it does; <kbd>+</kbd>, <kbd>-</kbd> and <kbd>0</kbd> zoom.</li>
</ul></details>
</footer>`,
};

type FromMap =
  | { type: "ready" }
  | { type: "mend" }
  | { type: "open"; id: string }
  | { type: "why"; id: string }
  | { type: "save"; format: "svg" | "png"; data: string };

/** Shows the map of the argument that is followed, at a name if one is given. */
export function mapView(context: vscode.ExtensionContext, server: Server, followed: Followed): (name?: string) => void {
  let wanted: string | undefined;

  const drawn = () => {
    const argument = followed.current;
    map.tell({
      type: "draw",
      svg: argument?.map.svg,
      rest: argument && leftOut(argument.map, argument.matrix),
      isStopped: server.health === "stopped",
      kept: { uri: argument?.document.uri.toString() },
    });
  };
  const marked = () => {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document === followed.current?.document);
    const id = wanted ?? (editor && followed.current && currentNode(followed.current, editor.selection.active));
    map.tell({ type: "current", id });
  };
  const show = () => {
    drawn();
    marked();
  };
  const heard = async (message: FromMap) => {
    if (message.type === "ready") return show();
    if (message.type === "mend") return vscode.commands.executeCommand("lakatos.mendServer");
    if (message.type === "save") return saveAs(followed.current?.document.uri, message.format, message.data);
    if (message.type === "why") {
      return vscode.commands.executeCommand("lakatos.why", followed.current?.document.uri.toString(), message.id);
    }
    wanted = undefined;
    return openPlace(followed.current?.map.nodes.find((node) => node.id === message.id)?.location);
  };
  const map = view(context, PAGE, heard, ({ uri }) => void followed.resume(uri));
  context.subscriptions.push(
    followed.onChange(show),
    server.onChange(drawn),
    vscode.window.onDidChangeTextEditorSelection((event) => {
      if (event.textEditor.document !== followed.current?.document) return;
      wanted = undefined;
      marked();
    }),
  );
  return (name) => {
    wanted = name;
    if (map.show()) show();
  };
}
