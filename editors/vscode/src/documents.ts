// Which documents the server attends to.
import type * as vscode from "vscode";
import { schemes } from "./talk";

export const LANGUAGES = ["lakatos", "markdown", "quarto", "rmd", "latex", "tex"];

/** For files and for buffers that have no name yet. */
export const selector = () => LANGUAGES.flatMap((language) => schemes().map((scheme) => ({ language, scheme })));

export function isAttended(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && schemes().includes(document.uri.scheme);
}
