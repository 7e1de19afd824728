// The page of a view: strict about what it may load, and nothing from elsewhere. It comes back after a reload.
import * as vscode from "vscode";

/** `script` is the name of a bundle in dist/, `body` the HTML that it fills. */
export interface Page {
  script: string;
  title: string;
  body: string;
}

/** What a page keeps over a reload: the draft that it shows. */
export interface Kept {
  uri?: string;
}

/** The views that are open: the next one joins them, so that the draft keeps its width. */
const open = new Set<vscode.WebviewPanel>();

/** A view that is open once at most. */
export interface View {
  /** Tells the page something, where it is open. */
  tell(message: object): void;
  /** Gives it another title. */
  entitle(title: string): void;
  /** Brings it to the front, or opens it beside the editor; whether it was open already. */
  show(): boolean;
}

/** A view whose page says things that are `heard`; `back` is told what a page kept that comes back with its window. */
export function view<Said>(
  context: vscode.ExtensionContext,
  page: Page,
  heard: (said: Said) => unknown,
  back?: (kept: Kept) => unknown,
): View {
  let panel: vscode.WebviewPanel | undefined;

  const take = (taken: vscode.WebviewPanel) => {
    fill(context, taken, page);
    panel = taken;
    panel.webview.onDidReceiveMessage(heard);
    panel.onDidDispose(() => (panel = undefined));
  };
  if (back) {
    const deserializeWebviewPanel = async (panel: vscode.WebviewPanel, kept: Kept | undefined) => {
      take(panel);
      back(kept ?? {});
    };
    context.subscriptions.push(vscode.window.registerWebviewPanelSerializer(typeOf(page), { deserializeWebviewPanel }));
  }
  return {
    tell: (message) => void panel?.webview.postMessage(message),
    entitle: (title) => {
      if (panel) panel.title = title;
    },
    show: () => {
      const wasOpen = panel !== undefined;
      if (panel) panel.reveal(undefined, true);
      else take(opened(page));
      return wasOpen;
    },
  };
}

function opened(page: Page): vscode.WebviewPanel {
  const viewColumn = [...open][0]?.viewColumn ?? vscode.ViewColumn.Beside;
  const place = { viewColumn, preserveFocus: true };
  return vscode.window.createWebviewPanel(typeOf(page), page.title, place, { retainContextWhenHidden: true });
}

function typeOf({ script }: Page): string {
  return `lakatos.${script}`;
}

function fill(context: vscode.ExtensionContext, panel: vscode.WebviewPanel, { script, title, body }: Page): void {
  const folder = (name: string) => vscode.Uri.joinPath(context.extensionUri, name);
  open.add(panel);
  panel.onDidDispose(() => open.delete(panel));
  const { webview } = panel;
  webview.options = { enableScripts: true, localResourceRoots: [folder("dist"), folder("media")] };
  const nonce = globalThis.crypto.randomUUID();
  const address = (name: string, file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder(name), file));
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "img-src data:",
  ];
  webview.html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address("media", "view.css")}">
<link rel="stylesheet" href="${address("media", `${script}.css`)}">
<title>${title}</title>
</head>
<body>
${body}
<script nonce="${nonce}" src="${address("dist", `${script}.js`)}"></script>
</body>
</html>`;
}
