// A new argument, to be filled in.
import * as vscode from "vscode";

const TEMPLATE = `concept \${1:my-outcome} "\${2:What is to be explained}"
  measured "\${3:How one would observe it}" @\${4:source}

concept \${5:my-condition} "\${6:What it may depend on}"
  measured "\${7:How one would observe it}" @\${8:source}

theory \${9:my-theory} "\${10:Its title}"
  mechanism "\${11:Who does what, so that the outcome follows}"
  predicts \${12:label}: $1 when $5

case \${13:my-case} "\${14:Where}" \${15:1990}..\${16:2012}
  $5 = \${17|yes,no,unknown|} @$8
  $1 = \${18|yes,no,unknown|} @$4
$0`;

export async function newArgument(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: "lakatos" });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(TEMPLATE));
}
