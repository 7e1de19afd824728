// Which documents the server attends to.
import * as vscode from "vscode";

export const LANGUAGES = ["lakatos", "markdown", "quarto", "rmd", "latex", "tex"];

/** For files and for buffers that have no name yet. */
export const SELECTOR = LANGUAGES.flatMap((language) => [
  { language, scheme: "file" },
  { language, scheme: "untitled" },
]);

export function isAttended(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && ["file", "untitled"].includes(document.uri.scheme);
}
