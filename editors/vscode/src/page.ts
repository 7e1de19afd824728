// The page of a view: strict about what it may load, and nothing from elsewhere.
import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

/** The views that are open: the next one joins them, so that the draft keeps its width. */
const open = new Set<vscode.WebviewPanel>();

/** Opens a view beside the editor. `script` is the name of a bundle in dist/, `body` the HTML that it fills. */
export function openPanel(
  context: vscode.ExtensionContext,
  { script, title, body }: { script: string; title: string; body: string },
): vscode.WebviewPanel {
  const folder = (name: string) => vscode.Uri.joinPath(context.extensionUri, name);
  const panel = vscode.window.createWebviewPanel(
    `lakatos.${script}`,
    title,
    { viewColumn: [...open][0]?.viewColumn ?? vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [folder("dist"), folder("media")] },
  );
  open.add(panel);
  panel.onDidDispose(() => open.delete(panel));
  const { webview } = panel;
  const nonce = randomBytes(16).toString("hex");
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
<link rel="stylesheet" href="${address("media", `${script}.css`)}">
<title>${title}</title>
</head>
<body>
${body}
<script nonce="${nonce}" src="${address("dist", `${script}.js`)}"></script>
</body>
</html>`;
  return panel;
}
