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

/** Opens a view beside the editor. */
export function openPanel(context: vscode.ExtensionContext, page: Page): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel(
    typeOf(page),
    page.title,
    { viewColumn: [...open][0]?.viewColumn ?? vscode.ViewColumn.Beside, preserveFocus: true },
    { retainContextWhenHidden: true },
  );
  fill(context, panel, page);
  return panel;
}

/** Hands over the view of a window that was reloaded. */
export function bringBack(
  context: vscode.ExtensionContext,
  page: Page,
  take: (panel: vscode.WebviewPanel, kept: Kept) => void,
): void {
  const deserializeWebviewPanel = async (panel: vscode.WebviewPanel, kept: Kept | undefined) => {
    fill(context, panel, page);
    take(panel, kept ?? {});
  };
  context.subscriptions.push(vscode.window.registerWebviewPanelSerializer(typeOf(page), { deserializeWebviewPanel }));
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
