// Aids to typing within a block of a host. The editor knows but one configuration a language, and that of Markdown closes
// `<` with `>` and no quotation mark: while the cursor is in a block, the host's language has the configuration of ours.
import * as vscode from "vscode";
import type { Blocks } from "./blocks";
import { isAttended } from "./documents";

const { Comment, String } = vscode.SyntaxTokenType;
const PAIRS: vscode.AutoClosingPair[] = [
  ["(", ")"],
  ["[", "]"],
  ['"', '"'],
  ["“", "”"],
].map(([open, close]) => ({ open: open as string, close: close as string, notIn: [String, Comment] }));
/** Of the language: names have hyphens. */
const WORD = /@?\p{L}[\p{L}\p{M}\p{N}_-]*|-?\d+(?:\.\d+)?/u;
/** What a block opens with in a host, typed so far. */
const OPENING = /^\s*(?:>\s*)*(?:`{3,}|~{3,}|<!--|\\be)$/;

export function typingAids(context: vscode.ExtensionContext, blocks: Blocks): void {
  let borrowed: { language: string; configuration: vscode.Disposable } | undefined;
  const giveBack = () => {
    if (!borrowed) return;
    borrowed.configuration.dispose();
    // The pattern of words outlives what it came with, in the extension host.
    vscode.languages.setLanguageConfiguration(borrowed.language, {}).dispose();
    borrowed = undefined;
  };
  const follow = async (editor: vscode.TextEditor | undefined) => {
    if (!editor || !isAttended(editor.document) || editor.document.languageId === "lakatos") return giveBack();
    const { document, selection } = editor;
    const isInside = await blocks.contain(document, selection.active);
    if (editor !== vscode.window.activeTextEditor) return;
    void vscode.commands.executeCommand("setContext", "lakatos.inBlock", isInside);
    if (isInside && borrowed?.language === document.languageId) return;
    giveBack();
    if (!isInside) return;
    const configuration = { autoClosingPairs: PAIRS, wordPattern: WORD };
    borrowed = {
      language: document.languageId,
      configuration: vscode.languages.setLanguageConfiguration(document.languageId, configuration),
    };
  };
  const typed = async ({ document, contentChanges }: vscode.TextDocumentChangeEvent) => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document !== document || !isAttended(document)) return;
    const [change] = contentChanges;
    if (!change || contentChanges.length > 1 || change.text.length !== 1 || !change.range.isEmpty) return;
    const end = change.range.start.translate(0, 1);
    const line = document.lineAt(end.line).text.slice(0, end.character);
    // In Markdown, the editor does not suggest while one types, and elsewhere it may not.
    if (!OPENING.test(line) && !(isWordBegun(line) && (await blocks.contain(document, end)))) return;
    // As while typing, not as on demand: where there is nothing to offer, nothing is said.
    if (editor === vscode.window.activeTextEditor) await vscode.commands.executeCommand("editor.action.triggerSuggest", { auto: true });
  };
  context.subscriptions.push(
    { dispose: giveBack },
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => void follow(textEditor)),
    vscode.window.onDidChangeActiveTextEditor((editor) => void follow(editor)),
    vscode.workspace.onDidChangeTextDocument((event) => void typed(event)),
  );
  void follow(vscode.window.activeTextEditor);
}

/** Whether the first letter of a word was typed; from there on, the list follows by itself. */
function isWordBegun(line: string): boolean {
  return /(?:^|[^\p{L}\p{M}\p{N}_-])\p{L}$/u.test(line);
}
