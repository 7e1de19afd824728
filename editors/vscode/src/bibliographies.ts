// Bibliographies as they are in the editor, unsaved. Told to the server by hand: with a document selector, lakatos would
// also offer itself as a formatter of them.
import * as vscode from "vscode";
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type BaseLanguageClient,
} from "vscode-languageclient";

/** Tells a server of the bibliographies that are open, until disposed of. */
export function tellOfBibliographies(client: BaseLanguageClient): vscode.Disposable {
  const { code2ProtocolConverter: converter } = client;
  const open = async (document: vscode.TextDocument) => {
    if (!isBibliography(document)) return;
    await client.sendNotification(DidOpenTextDocumentNotification.type, converter.asOpenTextDocumentParams(document));
  };
  const change = async ({ document }: vscode.TextDocumentChangeEvent) => {
    if (!isBibliography(document)) return;
    await client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: converter.asVersionedTextDocumentIdentifier(document),
      contentChanges: [{ text: document.getText() }],
    });
  };
  const close = async (document: vscode.TextDocument) => {
    if (!isBibliography(document)) return;
    await client.sendNotification(DidCloseTextDocumentNotification.type, converter.asCloseTextDocumentParams(document));
  };
  vscode.workspace.textDocuments.forEach(open);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument(change),
    vscode.workspace.onDidCloseTextDocument(close),
  );
}

function isBibliography(document: vscode.TextDocument): boolean {
  return document.uri.scheme === "file" && document.uri.path.toLowerCase().endsWith(".bib");
}
