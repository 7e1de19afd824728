// Beginnings: a new draft, a block for an argument within one, and the sample of the walkthrough.
import * as vscode from "vscode";
import { isAttended } from "./documents";
import type { Server } from "./server";

/** Nothing in it is claimed yet, so that nothing can be raised: a theory and its claims are the author's to write. */
const PUZZLE = `puzzle \${1:my-question} "\${2:What is to be explained?}"
  outcome \${3:my-outcome}
  about \${4:my-case}

concept $3 "\${5:The outcome}"
  measured "\${6:How one would observe it}"

case $4 "\${7:Where}" \${8:1990}..\${9:2012}
  $3 = unknown  # \${10:yes or no, and who says so: @key}`;

const THEORY = `# Write here what explains it: take out the signs # and choose your own names.
# concept my-condition "What it may depend on"
#   measured "How one would observe it"
# theory my-theory "Its title"
#   mechanism "Who does what, so that the outcome follows"
#   predicts my-claim: my-outcome when my-condition$0`;

interface Format {
  label: string;
  language: string;
  block: (text: string) => string;
  /** What stands around it all. */
  whole: (puzzle: string, theory: string) => string;
}

const fence = (text: string) => `\`\`\`lakatos\n${text}\n\`\`\``;
const environment = (text: string) => `\\\\begin{lakatos\\}\n${text}\n\\\\end{lakatos\\}`;
const markdown = (puzzle: string, theory: string) => `# The puzzle\n\n${puzzle}\n\n# The theory\n\n${theory}\n`;
const latex = (puzzle: string, theory: string) =>
  `\\\\documentclass{article\\}
\\\\usepackage{verbatim\\}
\\\\newenvironment{lakatos\\}{\\\\comment\\}{\\\\endcomment\\}
\\\\begin{document\\}

\\\\section{The puzzle\\}

${puzzle}

\\\\section{The theory\\}

${theory}

\\\\end{document\\}
`;

const FORMATS: Format[] = [
  { label: "Markdown", language: "markdown", block: fence, whole: markdown },
  { label: "Quarto", language: "quarto", block: fence, whole: markdown },
  { label: "LaTeX", language: "latex", block: environment, whole: latex },
  { label: "lakatos", language: "lakatos", block: (text) => text, whole: (puzzle, theory) => `${puzzle}\n\n${theory}\n` },
];

export async function newArgument(language?: string): Promise<void> {
  const asked = FORMATS.find((format) => format.language === language);
  const format = asked ?? (await vscode.window.showQuickPick(FORMATS, { placeHolder: "In which format do you write?" }));
  if (!format) return;
  const document = await vscode.workspace.openTextDocument({ language: format.language });
  const editor = await vscode.window.showTextDocument(document);
  const draft = format.whole(format.block(PUZZLE), format.block(THEORY));
  await editor.insertSnippet(new vscode.SnippetString(draft));
}

/** Opens and closes a block at the cursor, as the server would complete it there. */
export async function insertBlock(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isAttended(editor.document) || editor.document.languageId === "lakatos") {
    return void vscode.window.showInformationMessage("lakatos: a block goes into a draft in Markdown, Quarto, R Markdown or LaTeX.");
  }
  const { document, selection } = editor;
  const line = document.lineAt(selection.active.line);
  // On a line of its own, below the paragraph.
  const above = line.isEmptyOrWhitespace ? "" : "\n\n";
  if (above) await editor.edit((edit) => edit.insert(line.range.end, above));
  const position = above ? line.range.end.translate(2).with({ character: 0 }) : line.range.end;
  editor.selection = new vscode.Selection(position, position);
  const params = { textDocument: { uri: document.uri.toString() }, position: { line: position.line, character: position.character } };
  const found = await server.ask<{ items: { textEdit?: { newText: string } }[] }>("textDocument/completion", params);
  const block = found?.items.find(({ textEdit }) => /lakatos/.test(textEdit?.newText ?? ""))?.textEdit?.newText;
  if (block) await editor.insertSnippet(new vscode.SnippetString(block), position);
  else void vscode.window.showInformationMessage("lakatos: no block can begin here. It would stand within another one.");
}

/** The sample is nobody's file: what is done to it harms nothing. */
export async function openSample(context: vscode.ExtensionContext): Promise<void> {
  const sample = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, "walkthrough/sample.md"));
  const content = new TextDecoder().decode(sample);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "markdown", content }));
}
