// The server as a process of its own: on a desktop, and on the far side of a remote one. In a browser, `talk.browser.ts` is
// bundled in its place.
import type * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { LanguageClient } from "vscode-languageclient/node";
import { isReady, printed, programPath } from "./program";

/** The schemes of documents that it can read. */
export const schemes = (): string[] => ["file", "untitled"];

/** What talks with the server, not started yet; undefined where there is none to talk with, which is told. */
export async function newClient(
  context: vscode.ExtensionContext,
  options: LanguageClientOptions,
): Promise<BaseLanguageClient | undefined> {
  const command = programPath(context);
  if (!(await isReady(command, context))) return undefined;
  return new LanguageClient("lakatos", "lakatos", { command, args: ["server"] }, options);
}

/** What a command of lakatos prints; rejects where it does not run. */
export function said(context: vscode.ExtensionContext, ...args: string[]): Promise<string> {
  return printed(programPath(context), ...args);
}
